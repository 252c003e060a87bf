import type { SourceAdapter } from '../../gateway/sync/source-adapter.ts';
import { UWLR_GESLACHT } from '../../mappings/uwlr/geslacht.ts';
import { UWLR_JAARGROEP } from '../../mappings/uwlr/jaargroep.ts';
import { UWLR_LEERKRACHTROL } from '../../mappings/uwlr/leerkrachtrol.ts';
import { dayOf, Presence } from '../_formats/uwlr/left.ts';
import { found, reported } from '../_kit/connection-report.ts';
import { newestFile } from '../_kit/source-file.ts';
import { EdexmlConnection } from './connection.ts';
import { MAX_BYTES, readEdex } from './document.ts';
import { mapEdex } from './map.ts';
import { expectedOf, pullEdexml, WHAT } from './pull.ts';

/** A file that nearly every Dutch LVS can export; README.md says what of it was verified against what. */
const edexml: SourceAdapter<EdexmlConnection> = {
  id: 'edexml',
  title: 'EDEXML-bestand',
  connection: EdexmlConnection,
  offers: ['roster'],
  answers: 'full',
  transport: 'file',
  witness: { kind: 'xsd', what: 'EDEXML 2.1 (EDEXML.structuur.xsd) en het voorbeeldbestand daarbij' },
  lists: [UWLR_LEERKRACHTROL, UWLR_GESLACHT, UWLR_JAARGROEP],
  files: {
    accept: ['.xml'],
    maxBytes: MAX_BYTES,
    what: 'Een EDEXML-bestand (versie 1.0.3, 2.0 of 2.1) met alle leerlingen van je school. Je maakt het in je LVS, bij exporteren of koppelingen.',
    newest: 1,
  },
  check: (connection, ctx) =>
    reported(async () => {
      const expected = expectedOf(connection, ctx);
      const edex = await readEdex(await newestFile(ctx, WHAT).read(), expected);
      const rows = new Presence(dayOf(ctx.now())).of(mapEdex(edex, expected.schooljaar, ctx.codes));
      return [
        'Het bestand is te lezen.',
        ...found(`School ${ctx.school.brin} gevonden in ${expected.schooljaar}`, rows),
      ];
    }),
  pull: pullEdexml,
};
export default edexml;
