import type { MedewerkerRol } from '../../gateway/model/roster.ts';
import type { CodeList } from '../code-list.ts';

/** A rol tells what someone does at school; it gives no rights in Koers (design §6). */
export const UWLR_LEERKRACHTROL: CodeList<MedewerkerRol> = {
  id: 'uwlr-leerkrachtrol',
  title: 'Rol van een medewerker',
  source: 'UWLR EDEXML.types.variabel.xsd, EDEXLeerkrachtRolType; TAL from EDEXML 2.1 of 2017-02-17',
  version: '2.2',
  date: '2017-05-15',
  values: {
    leerkracht: 'leerkracht',
    ondersteuner: 'ondersteuner',
    begeleider: 'begeleider',
    directie: 'directie',
    administratie: 'administratie',
    overig: 'overig',
  },
  codes: {
    ADJ: { title: 'adjunct-directeur', means: 'directie' },
    ADM: { title: 'administratief medewerker', means: 'administratie' },
    CON: { title: 'conciërge', means: 'overig' },
    DIR: { title: 'directeur', means: 'directie' },
    ICT: { title: 'ICT-coördinator', means: 'overig' },
    IB: { title: 'intern begeleider', means: 'begeleider' },
    KLA: { title: 'klassenassistent', means: 'ondersteuner' },
    LRK: { title: 'leerkracht', means: 'leerkracht' },
    LOS: { title: 'lerarenondersteuner', means: 'ondersteuner' },
    LOC: { title: 'locatieleider', means: 'directie' },
    OWA: { title: 'onderwijsassistent', means: 'ondersteuner' },
    OUD: { title: 'ouder', means: 'overig' },
    RT: { title: 'remedial teacher', means: 'begeleider' },
    SMW: { title: 'schoolmaatschappelijk werker', means: 'begeleider' },
    STA: { title: 'stagiair', means: 'ondersteuner' },
    VAK: { title: 'vakleerkracht', means: 'leerkracht' },
    TAL: { title: 'toetsafnameleider', means: 'overig' },
  },
};
