import { defineUwlrAdapter } from '../_formats/uwlr/define.ts';

/** ESIS (Rovict) speaks UWLR 2.2 to who shows a client certificate; README.md says what of that was verified. */
export default defineUwlrAdapter({
  id: 'esis',
  title: 'ESIS',
  endpointHint: 'https://jouw-bestuur.rovictonline.nl/uwlr2.2.svc',
  quirks: { certificate: true },
});
