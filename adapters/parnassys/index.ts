import { defineUwlrAdapter } from '../_formats/uwlr/define.ts';

/** ParnasSys (Topicus) speaks UWLR 2.2 and 2.3; README.md says what of that was verified against what. */
export default defineUwlrAdapter({
  id: 'parnassys',
  title: 'ParnasSys',
  endpointHint: 'https://… (krijg je van ParnasSys)',
  quirks: {},
});
