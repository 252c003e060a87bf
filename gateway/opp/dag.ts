import type { Datum } from '../model/roster.ts';

/** The day in the Netherlands at this moment. */
export const dagVan = (moment: Date): Datum =>
  moment.toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });
