import type { AdapterContext, ConnectionReport, SourceAdapter } from '../../gateway/sync/source-adapter.ts';
import { Calendar } from '../_formats/oneroster/calendar.ts';
import { ONEROSTER_LISTS } from '../_formats/oneroster/lists.ts';
import { wholeRoster } from '../_formats/oneroster/whole.ts';
import { dayOf } from '../_formats/uwlr/left.ts';
import { found, reported } from '../_kit/connection-report.ts';
import { oneRosterClient } from './client.ts';
import { collectionsOf } from './collections.ts';
import { OneRosterConnection } from './connection.ts';
import { askedOf, pullOneRoster } from './pull.ts';
import { findSchool, readRoster } from './roster.ts';

/** Any system that offers OneRoster 1.1 or 1.2 Rostering over REST; README.md says what was verified against what. */
const oneroster: SourceAdapter<OneRosterConnection> = {
  id: 'oneroster',
  title: 'OneRoster (REST)',
  connection: OneRosterConnection,
  offers: ['roster'],
  answers: 'full',
  transport: 'rest',
  witness: {
    kind: 'openapi',
    what: 'OneRoster 1.2 Rostering Service (onerosterv1p2rostersservice_openapi3)',
  },
  lists: ONEROSTER_LISTS,
  check,
  pull: pullOneRoster,
};
export default oneroster;

/** Reads the whole school once; nothing is stored. */
function check(connection: OneRosterConnection, ctx: AdapterContext): Promise<ConnectionReport> {
  return reported(async () => {
    const { schooljaar } = askedOf(connection, ctx.now());
    const client = oneRosterClient(connection, ctx);
    const school = await findSchool(client, connection, ctx);
    const { roster } = await readRoster(client, collectionsOf(connection, school), school, ctx);
    const asked = { schooljaar, calendar: new Calendar(dayOf(ctx.now())), codes: ctx.codes };
    const told = wholeRoster(roster, asked).rows;
    return [
      'Aanmelden gelukt.',
      ...found(`School ${ctx.school.brin} gevonden in ${schooljaar}`, told),
      ...(connection.geboortegegevens === 'ja' && !roster.demographics
        ? ['De bron geeft geen geboortedatum en geslacht. De rest komt wel binnen.']
        : []),
    ];
  });
}
