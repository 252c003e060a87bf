import type { Virusscan } from './clamd.ts';
import { herken } from './herken.ts';
import { schoneJpeg } from './jpeg.ts';
import { helePdf } from './pdf.ts';
import { schonePng, uitpakbarePng } from './png.ts';
import {
  FORMATEN,
  type Formaat,
  MAG,
  MEESTE_BYTES,
  MEESTE_PIXELS,
  MEESTE_PIXELS_LOGO,
  type Wat,
} from './soorten.ts';
import { schoneWebp } from './webp.ts';
import { geweigerd } from './weigering.ts';

export { clamdAdres, clamdScan, type Virusscan } from './clamd.ts';
export { ACCEPT, MEESTE_BYTES, type Wat } from './soorten.ts';

/** A file as a form sent it (platform/http/upload.ts). */
export interface Aangeboden {
  readonly naam: string;
  /** The sender called it with folders. */
  readonly metMap: boolean;
  readonly bytes: Buffer;
}

/** A file that Koers keeps as what it was brought for (`wat`): known by its bytes, looked at for viruses, and without what a camera wrote beside it. */
export interface Aangenomen extends Formaat {
  readonly bytes: Buffer;
}

const SCHOON: Readonly<Partial<Record<keyof typeof FORMATEN, (bytes: Buffer, pixels: number) => Buffer>>> = {
  jpeg: schoneJpeg,
  png: schonePng,
  webp: schoneWebp,
  pdf: helePdf,
};

const MAP_IN_NAAM = /[/\\\0]|^\.\.?$/;

/**
 * Takes a file in, or refuses it (R46). It believes nothing the sender says of it. Without `scan` nobody
 * looks for viruses: a school that runs clamd says so in KOERS_CLAMD.
 * @throws AppError `bad_request` with what is wrong and what to do; `busy` (503) when the scanner is away
 */
export async function neemAan(
  { naam, metMap, bytes }: Aangeboden,
  wat: Wat,
  scan: Virusscan | null,
): Promise<Aangenomen> {
  if (metMap || MAP_IN_NAAM.test(naam)) throw geweigerd.pad();
  if (bytes.length === 0) throw geweigerd.leeg();
  if (bytes.length > MEESTE_BYTES[wat]) throw geweigerd.groot(wat, MEESTE_BYTES[wat]);
  const formaat = await herken(bytes, wat);
  if (!MAG[wat].includes(formaat)) throw geweigerd.soort(wat);
  // What came in is looked at, not what is left of it.
  await scan?.(bytes);
  const pixels = wat === 'logo' ? MEESTE_PIXELS_LOGO : MEESTE_PIXELS;
  const schoon = SCHOON[formaat]?.(bytes, pixels) ?? bytes;
  if (wat === 'logo' && formaat === 'png') uitpakbarePng(schoon, pixels);
  return { ...FORMATEN[formaat], wat, bytes: schoon };
}
