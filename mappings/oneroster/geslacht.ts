import type { Geslacht } from '../../gateway/model/roster.ts';
import type { CodeList } from '../code-list.ts';

export const ONEROSTER_GESLACHT: CodeList<Geslacht> = {
  id: 'oneroster-geslacht',
  title: 'Geslacht',
  source: 'OneRoster 1.2 Rostering, DemographicsDType.sex (1.1 has the first two)',
  version: '1.2',
  date: '2022-09-19',
  values: {
    onbekend: 'onbekend',
    jongen: 'jongen',
    meisje: 'meisje',
    niet_gespecificeerd: 'niet gespecificeerd',
  },
  codes: {
    male: { title: 'jongen', means: 'jongen' },
    female: { title: 'meisje', means: 'meisje' },
    unspecified: { title: 'onbekend', means: 'onbekend' },
    other: { title: 'anders', means: 'niet_gespecificeerd' },
  },
};
