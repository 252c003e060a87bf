import { unzipSync, type Zippable, zipSync } from 'fflate';

/**
 * A moment in a ZIP has no time zone: it is what a clock on the wall says. Made of the parts of the day in UTC, so that the same
 * content gives the same bytes on any machine.
 */
export const zipMoment = (moment: Date): Date =>
  new Date(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate(), moment.getUTCHours());

/** Files in one ZIP, in this order, all of this moment. */
export function zipVan(bestanden: Readonly<Record<string, Uint8Array>>, moment: Date): Buffer {
  const mtime = zipMoment(moment);
  const inhoud: Zippable = {};
  for (const [naam, bytes] of Object.entries(bestanden)) inhoud[naam] = [bytes, { mtime, level: 6 }];
  return Buffer.from(zipSync(inhoud));
}

export const uitZip = (bytes: Uint8Array): Record<string, Uint8Array> => unzipSync(bytes);
