import type { BronRecord, MedewerkerRol } from '../../../gateway/model/roster.ts';
import type { SourceSchool } from '../../../gateway/sync/source-adapter.ts';
import { schooljaarVan } from '../../_formats/uwlr/schooljaar.ts';
import type {
  ConformanceSchool,
  ConformanceSubject,
  CountedRows,
  Trouble,
  WireAnswer,
} from '../../_kit/conformance-source.ts';
import { simSchoolOf, told } from '../../_kit/simulator/conformance-school.ts';
import type { SimFault } from './faults.ts';
import { SIM_BSN, SIM_CLIENT, type SimSchool, simUuid } from './school.ts';
import { startSomtodaySimulator } from './server.ts';

const FAULTS: Partial<Readonly<Record<Trouble, SimFault>>> = {
  unauthorised: { kind: 'unauthorised' },
  forbidden: { kind: 'forbidden' },
  'too-many': { kind: 'too-many', retryAfter: '3' },
  'server-error': { kind: 'server-error' },
  drip: { kind: 'drip' },
  reset: { kind: 'reset' },
  hangs: { kind: 'hangs' },
  'clock-skew': { kind: 'clock-skew' },
  'bad-row': { kind: 'bad-row' },
  truncated: { kind: 'truncated' },
  'wrong-charset': { kind: 'wrong-charset' },
  empty: { kind: 'empty' },
  'half-gone': { kind: 'half-gone' },
  'duplicate-page': { kind: 'duplicate-page' },
  'shifted-page': { kind: 'shifted-page' },
};

/** A functie for each of our words. */
const FUNCTIES: Readonly<Record<MedewerkerRol, string>> = {
  leerkracht: 'Docent',
  ondersteuner: 'Onderwijsassistent',
  begeleider: 'Intern begeleider',
  directie: 'Directeur',
  administratie: 'Administratief medewerker',
  overig: 'Conciërge',
};

/** Offers the suite's school the way Somtoday would. */
export default {
  plays: Object.keys(FAULTS) as Trouble[],
  rows: async (answers) => countRows(answers),
  offers,
  async start(school) {
    const schooljaar = schooljaarVan(new Date());
    const sim = await startSomtodaySimulator({ schools: [simSchool(school)], port: 0, schooljaar });
    return {
      connection: { endpoint: sim.url, tokenUrl: sim.tokenUrl, ...SIM_CLIENT },
      secrets: [SIM_CLIENT.clientSecret, SIM_BSN],
      trouble: (kind) => sim.setFault((kind && FAULTS[kind]) ?? null),
      change: (next) => sim.put(simSchool(next)),
      close: () => sim.close(),
    };
  },
} satisfies ConformanceSubject;

/** Somtoday has uuids of its own, says so when a field is empty, and tells only of this school year who came in it. */
function offers(record: BronRecord, { brin, dependance }: SourceSchool): BronRecord {
  const school = { brin, dependance };
  const groep = (key: string) => simUuid(school, 'groep', key);
  if (record.kind === 'groep') return { ...record, key: groep(record.key) };
  const key = simUuid(school, record.kind, told(record.key));
  const person = { voorvoegsel: record.voorvoegsel ?? null, email: record.email ?? null };
  if (record.kind === 'medewerker') {
    const groepen = (record.groepen ?? []).map((one) => ({ key: groep(one.key) }));
    return { ...record, ...person, key, groepen };
  }
  const { instroomdatum, ...leerling } = record;
  const begin = `${schooljaarVan(new Date()).slice(0, 4)}-08-01`;
  return {
    ...leerling,
    ...person,
    key,
    ...(instroomdatum && instroomdatum > begin ? { instroomdatum } : {}),
    stamgroep: record.stamgroep ? groep(record.stamgroep) : null,
    groepen: (record.groepen ?? []).map(groep),
  };
}

function simSchool(school: ConformanceSchool): SimSchool {
  return simSchoolOf(school, ({ rol }) => ({ functie: FUNCTIES[told(rol)] }));
}

const LISTS = ['stamgroepen', 'lesgroepen', 'medewerkers', 'leerlingen'];

/**
 * Each row once, also one that came twice word for word; null when an answer is no JSON. A page begins with the last
 * row of the page before it, and a list that moved while it was read is read anew from its first row.
 */
function countRows(answers: readonly WireAnswer[]): CountedRows | null {
  const lists = new Map<string, string[]>();
  for (const { from, bytes } of answers) {
    let body: unknown;
    try {
      body = JSON.parse(Buffer.from(bytes).toString('utf8'));
    } catch {
      return null;
    }
    if (!from.includes('/vestiging/') || typeof body !== 'object' || body === null) continue;
    const { pathname, searchParams } = new URL(from);
    for (const [name, list] of Object.entries(body)) {
      if (!LISTS.includes(name) || !Array.isArray(list)) continue;
      const id = `${pathname} ${name}`;
      const before = Number(searchParams.get('offset')) > 0 ? (lists.get(id) ?? []).slice(0, -1) : [];
      lists.set(id, [...before, ...list.map((row) => JSON.stringify(row))]);
    }
  }
  return { all: [...lists.values()].reduce((sum, rows) => sum + new Set(rows).size, 0), gone: 0 };
}
