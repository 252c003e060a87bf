import type { ConformanceSchool } from '../../adapters/_kit/conformance-source.ts';
import { lvsSchools } from '../../fixtures/school/lvs.ts';
import { type BronRecord, Jaargroep, type MedewerkerRol } from '../../gateway/model/roster.ts';

type LvsSchool = ReturnType<typeof lvsSchools>[number];

/** Written out here on purpose: what the adapters' own code list says is what is under test. */
const ROLLEN: Readonly<Record<string, MedewerkerRol>> = {
  LRK: 'leerkracht',
  VAK: 'leerkracht',
  OWA: 'ondersteuner',
  LOS: 'ondersteuner',
  KLA: 'ondersteuner',
  IB: 'begeleider',
  SMW: 'begeleider',
  RT: 'begeleider',
  DIR: 'directie',
  ADM: 'administratie',
  ICT: 'overig',
  CON: 'overig',
};

/** The schools of the demo, as every adapter must bring them in: so and vso. */
export function demoSchools(today: Date): ConformanceSchool[] {
  return lvsSchools(today).map((lvs) => ({
    school: { brin: lvs.brin, dependance: lvs.dependance, naam: lvs.naam },
    records: [...groepen(lvs), ...leerlingen(lvs), ...medewerkers(lvs)],
  }));
}

/** The same school with its leerlingen so many times over. */
export function manyfold({ school, records }: ConformanceSchool, times: number): ConformanceSchool {
  const copies = records.flatMap((record): BronRecord[] =>
    record.kind === 'leerling'
      ? Array.from({ length: times }, (_, i) => ({
          ...record,
          key: `${record.key}-${i}`,
          eckId: `${record.eckId}${i}`,
        }))
      : [record],
  );
  return { school, records: copies };
}

function groepen(lvs: LvsSchool): BronRecord[] {
  return lvs.groepen.map(({ jaargroep, ...groep }) => ({
    kind: 'groep',
    ...groep,
    schooljaar: lvs.schooljaar,
    ...(jaargroep === undefined ? {} : { jaargroep: Jaargroep.parse(jaargroep) }),
  }));
}

function leerlingen(lvs: LvsSchool): BronRecord[] {
  return lvs.leerlingen.map((leerling) => ({
    kind: 'leerling',
    voorvoegsel: null,
    uitstroomdatum: null,
    ...leerling,
    jaargroep: Jaargroep.parse(leerling.jaargroep),
  }));
}

function medewerkers(lvs: LvsSchool): BronRecord[] {
  return lvs.medewerkers.map((medewerker) => {
    const rol = ROLLEN[medewerker.rol];
    if (!rol) throw new Error(`write rol ${medewerker.rol} out in ROLLEN`);
    return {
      kind: 'medewerker',
      voorvoegsel: null,
      ...medewerker,
      rol,
      groepen: medewerker.groepen.map((key) => ({ key })),
    };
  });
}
