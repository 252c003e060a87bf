import type { Voorbeeld } from '../../../gateway/groepen/service.ts';
import { rekenblad } from '../rekenblad.ts';

/** Who was found and why, one line a pupil (R39). */
export const csvVan = ({ leerlingen }: Voorbeeld): string =>
  rekenblad(
    ['naam', 'stamgroep', 'waarom'],
    leerlingen.map((l) => [l.naam.voluit, l.stamgroep ?? '', l.waarom.join(', ')]),
  );
