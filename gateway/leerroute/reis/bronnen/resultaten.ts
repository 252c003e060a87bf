import { resultaatRows } from '../../beeld/beeld-store.ts';
import { metRendement } from '../../beeld/resultaat.ts';
import type { ReisBron } from '../bron.ts';

/** What other systems measured (R20). */
export const resultaten: ReisBron = {
  voor: 'heel',
  lees: async ({ tx, leerling, eerder }) => {
    const rows = [];
    for (const wie of [leerling, ...eerder]) rows.push(...(await resultaatRows(tx, wie)));
    return rows.map(metRendement).map((resultaat) => ({
      key: `resultaat-${resultaat.id}`,
      op: resultaat.op,
      soort: 'resultaat',
      resultaat,
    }));
  },
};
