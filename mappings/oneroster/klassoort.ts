import type { CodeList } from '../code-list.ts';

export const ONEROSTER_KLASSOORT: CodeList<'stamgroep' | 'samengesteld'> = {
  id: 'oneroster-klassoort',
  title: 'Soort groep',
  source: 'OneRoster 1.2 Rostering, ClassDType.classType',
  version: '1.2',
  date: '2022-09-19',
  values: { stamgroep: 'stamgroep', samengesteld: 'samengestelde groep' },
  codes: {
    homeroom: { title: 'stamgroep', means: 'stamgroep' },
    scheduled: { title: 'lesgroep', means: 'samengesteld' },
  },
};
