import { defineUwlrAdapter } from '../_formats/uwlr/define.ts';

/** Jouw Systeem speaks UWLR 2.2; README.md says what of that was verified against what. */
export default defineUwlrAdapter({
  id: 'jouw-systeem',
  title: 'Jouw Systeem',
  endpointHint: 'https://… (krijg je van Jouw Systeem)',
  quirks: {},
});
