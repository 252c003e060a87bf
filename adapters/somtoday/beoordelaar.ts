import { AppError } from '../../gateway/errors.ts';
import { readList } from './lists.ts';
import { Medewerker } from './schema.ts';
import type { Somtoday } from './session.ts';

/**
 * The medewerker in whose name results are given back: Somtoday wants one with each toetsafname ("dient gevuld te zijn").
 * @returns the uuid
 * @throws AppError `source_refused` when no or more than one medewerker has this afkorting
 */
export async function beoordelaarVan(somtoday: Somtoday, afkorting: string): Promise<string> {
  const { rows } = await readList(somtoday, 'medewerker', 'medewerkers', {});
  const wanted = afkorting.toLowerCase();
  const found = rows.flatMap((row) => {
    const { data } = Medewerker.safeParse(row);
    return data?.afkorting?.toLowerCase() === wanted ? [data.uuid] : [];
  });
  const [first, second] = found;
  if (first && !second) return first;
  throw new AppError(
    'source_refused',
    second
      ? 'Meer dan één medewerker heeft deze afkorting. Kies bij de koppeling een andere medewerker die beoordeelt.'
      : 'De medewerker die beoordeelt staat niet in Somtoday. Controleer de afkorting bij de koppeling.',
    { retry: 'never' },
  );
}
