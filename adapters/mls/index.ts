import { defineTabelAdapter } from '../_formats/tabel/define.ts';
import { KOPPEN } from './koppen.ts';

/** MLS (Janszoon) as files; README.md says what of it was verified against what: nothing. */
export default defineTabelAdapter({
  id: 'mls',
  title: 'MLS',
  sjabloon: KOPPEN,
  wat: 'Een export uit MLS met leerlingen, leerdoelen of niveaus, als Excel of CSV. Koers raadt welke kolom wat is; jij kijkt het na bij Kolommen.',
});
