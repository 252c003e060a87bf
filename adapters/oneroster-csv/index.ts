import type { SourceAdapter } from '../../gateway/sync/source-adapter.ts';
import { ONEROSTER_LISTS } from '../_formats/oneroster/lists.ts';
import { found, reported } from '../_kit/connection-report.ts';
import { OneRosterCsvConnection } from './connection.ts';
import { newestPackage, pullOneRosterCsv, readFile, yearAsked } from './pull.ts';

/** A OneRoster 1.1 or 1.2 bulk package; README.md says what of it was verified against what. */
const onerosterCsv: SourceAdapter<OneRosterCsvConnection> = {
  id: 'oneroster-csv',
  title: 'OneRoster (CSV)',
  connection: OneRosterCsvConnection,
  offers: ['roster'],
  answers: 'full',
  transport: 'file',
  witness: {
    kind: 'none',
    what: 'Kolommen en manifest zoals in bestanden en code van anderen; de specificatie van de CSV is niet gevonden',
  },
  lists: ONEROSTER_LISTS,
  files: {
    accept: ['.zip'],
    maxBytes: 64 * 1024 * 1024,
    what: 'De OneRoster-export van je systeem: een ZIP-bestand met manifest.csv, versie 1.1 of 1.2, soort "bulk" (alles, niet alleen wijzigingen).',
    newest: 1,
  },
  check: (connection, ctx) =>
    reported(async () => {
      const { rows } = await readFile(newestPackage(ctx), connection, ctx);
      const where = `School ${ctx.school.brin} gevonden in ${yearAsked(connection, ctx.now())}`;
      return ['Het bestand is te lezen.', ...found(where, rows)];
    }),
  pull: pullOneRosterCsv,
};
export default onerosterCsv;
