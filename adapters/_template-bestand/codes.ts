import type { Geslacht, MedewerkerRol } from '../../gateway/model/roster.ts';
import type { CodeList } from '../../mappings/code-list.ts';

/** The vendor's own codes. A code that is not here becomes an issue that the school mends with one click. */

const VAN = { source: 'Beschrijving van Jouw Systeem', version: '1', date: '2026-01-01' };

export const GESLACHT: CodeList<Geslacht> = {
  id: 'jouw-systeem-geslacht',
  title: 'Geslacht',
  ...VAN,
  values: {
    onbekend: 'onbekend',
    jongen: 'jongen',
    meisje: 'meisje',
    niet_gespecificeerd: 'niet gespecificeerd',
  },
  codes: {
    J: { title: 'jongen', means: 'jongen' },
    M: { title: 'meisje', means: 'meisje' },
    X: { title: 'niet gespecificeerd', means: 'niet_gespecificeerd' },
    O: { title: 'onbekend', means: 'onbekend' },
  },
};

export const FUNCTIE: CodeList<MedewerkerRol> = {
  id: 'jouw-systeem-functie',
  title: 'Functie van een medewerker',
  ...VAN,
  values: {
    leerkracht: 'leerkracht',
    ondersteuner: 'ondersteuner',
    begeleider: 'begeleider',
    directie: 'directie',
    administratie: 'administratie',
    overig: 'overig',
  },
  codes: {
    DOC: { title: 'docent', means: 'leerkracht' },
    ASS: { title: 'assistent', means: 'ondersteuner' },
    BEG: { title: 'begeleider', means: 'begeleider' },
    DIR: { title: 'directie', means: 'directie' },
    ADM: { title: 'administratie', means: 'administratie' },
    OVR: { title: 'overig', means: 'overig' },
  },
};
