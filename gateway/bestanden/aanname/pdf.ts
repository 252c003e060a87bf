import { geweigerd } from './weigering.ts';

/** The end of a PDF stands in its last bytes (ISO 32000-2 §7.5.5); some programs write a little behind it. */
const STAART = 2048;

/**
 * A PDF as it came: it is kept to be read elsewhere, and is sent as a file and never shown by Koers.
 * @throws AppError `bad_request` when it does not come to its end
 */
export function helePdf(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-', 'latin1'))) throw geweigerd.stuk('document');
  if (!bytes.subarray(-STAART).includes('%%EOF')) throw geweigerd.stuk('document');
  return bytes;
}
