import type { BronRecord } from '../../../gateway/model/roster.ts';
import { countUwlrRows } from '../../_formats/uwlr/conformance-rows.ts';
import { running, simSchool, UWLR_TROUBLES } from '../../_formats/uwlr/simulator/subject.ts';
import type { ConformanceSubject } from '../../_kit/conformance-source.ts';
import { startMagisterSimulator } from './server.ts';

/** Offers the suite's school the way Magister would: the smalle set over UWLR-L, e-mail addresses over SCIM. */
export default {
  plays: UWLR_TROUBLES,
  offers: inSmalleSet,
  rows: (answers) => countUwlrRows(answers.filter(({ from }) => from.includes('/uwlr/'))),
  async start(school) {
    const data = simSchool(school);
    const sim = await startMagisterSimulator({ school: data, port: 0 });
    const { connection, secrets, ...source } = running(data, sim);
    return {
      ...source,
      connection: { ...connection, ...sim.scimSettings, xsdversie: '2.3', gegevenssetid: 'Smalle-set-VO' },
      secrets: [...secrets, sim.scimSettings['scimClientSecret'] ?? ''],
    };
  },
} satisfies ConformanceSubject;

/** UWLR 2.3, profile Smalle set: no birth date, no geslacht, no dates of in- and uitstroom, no rollen. */
function inSmalleSet(record: BronRecord): BronRecord {
  if (record.kind === 'groep') return record;
  if (record.kind === 'medewerker') {
    const { rol: _, groepen = [], ...rest } = record;
    return { ...rest, groepen: groepen.map(({ key }) => ({ key })) };
  }
  const { geboortedatum: _, geslacht: __, instroomdatum: ___, uitstroomdatum: ____, ...rest } = record;
  return rest;
}
