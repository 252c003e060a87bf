import type { BronRecord } from '../../../gateway/model/roster.ts';
import { faultOf, simSchool, UWLR_TROUBLES } from '../../_formats/uwlr/simulator/subject.ts';
import type { ConformanceSubject, CountedRows, WireAnswer } from '../../_kit/conformance-source.ts';
import { elementsAt, readIndependently } from '../../_kit/conformance-xml.ts';
import { GKV_CREDENTIALS, startGkvSimulator } from './server.ts';

/** Offers the suite's school the way GKV would. */
export default {
  plays: UWLR_TROUBLES,
  offers,
  rows: countRows,
  async start(school) {
    const sim = await startGkvSimulator(simSchool(school));
    return {
      connection: { endpoint: sim.endpoint, ...GKV_CREDENTIALS },
      secrets: [GKV_CREDENTIALS.leveranciersleutel],
      trouble: (kind) => sim.setFault(faultOf(kind)),
      change: (next) => sim.replaceSchool(simSchool(next)),
      close: () => sim.close(),
    };
  },
} satisfies ConformanceSubject;

/** No ECK iD, no e-mail of leerlingen, no kinds of groep; of medewerkers no rol and no groepen. */
function offers(record: BronRecord): BronRecord {
  if (record.kind === 'groep') {
    const { jaargroep: _, ...groep } = record;
    return { ...groep, soort: 'stamgroep' };
  }
  const { eckId: _, ...person } = record;
  if (person.kind === 'leerling') {
    const { email: __, ...leerling } = person;
    return leerling;
  }
  const { rol: __, groepen: ___, ...medewerker } = person;
  return medewerker;
}

async function countRows(answers: readonly WireAnswer[]): Promise<CountedRows | null> {
  const WIE = 'Envelope/Body/getLeerlingenResponse/return';
  const rows = [
    `${WIE}/groepen/groep`,
    `${WIE}/leerlingen/leerling`,
    'Envelope/Body/getMedewerkersResponse/return/medewerkers/medewerker',
  ];
  let all = 0;
  let gone = 0;
  for (const { bytes } of answers) {
    const tree = await readIndependently(bytes);
    if (tree === null) return null;
    for (const path of rows) all += elementsAt(tree, path).length;
    gone += elementsAt(
      tree,
      `${WIE}/leerlingen/leerling/inschrijvingen/inschrijving/datumUitschrijving`,
    ).length;
  }
  return { all, gone };
}
