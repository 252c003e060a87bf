import { besluitenVan } from '../../beeld/besluiten.ts';
import type { ReisBron } from '../bron.ts';

/** What was chosen at signals of disharmony (R19). */
export const besluiten: ReisBron = {
  voor: 'wie_redenen_leest',
  lees: async ({ keys, tx, who, leerling }) =>
    (await besluitenVan(keys, tx, who, leerling, 'leerreis')).map((besluit) => ({
      key: `besluit-${besluit.act}`,
      op: besluit.dag,
      soort: 'besluit',
      besluit,
    })),
};
