import type { Geslacht } from '../../gateway/model/roster.ts';
import type { CodeList } from '../../mappings/code-list.ts';

/** Element geslacht: its codes were not found, so the likely ones are here and a school maps any other. */
export const GKV_GESLACHT: CodeList<Geslacht> = {
  id: 'parnassys-gkv-geslacht',
  title: 'Geslacht in ParnasSys (GKV)',
  source: 'geen lijst gevonden; de codes zijn niet nagekeken',
  version: 'onbekend',
  date: '2026-11-23',
  values: {
    onbekend: 'onbekend',
    jongen: 'jongen',
    meisje: 'meisje',
    niet_gespecificeerd: 'niet gespecificeerd',
  },
  codes: {
    M: { title: 'man', means: 'jongen' },
    MAN: { title: 'man', means: 'jongen' },
    V: { title: 'vrouw', means: 'meisje' },
    VROUW: { title: 'vrouw', means: 'meisje' },
    ONBEKEND: { title: 'onbekend', means: 'onbekend' },
  },
};
