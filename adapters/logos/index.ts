import { defineTabelAdapter } from '../_formats/tabel/define.ts';
import { KOPPEN } from './koppen.ts';

/** Logos (DataCare) as files; README.md says what of it was verified against what: nothing. */
export default defineTabelAdapter({
  id: 'logos',
  title: 'Logos',
  sjabloon: KOPPEN,
  wat: 'Een export uit Logos met leerlingen, leerdoelen of niveaus, als Excel of CSV. Koers raadt welke kolom wat is; jij kijkt het na bij Kolommen.',
});
