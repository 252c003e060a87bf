import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../../errors.ts';

const EINDE = 0x06054b50;
const INGANG = 0x02014b50;

export interface InZip {
  readonly naam: string;
  readonly grootte: number;
  /** Its bytes, a part at a time. */
  delen(): AsyncGenerator<Buffer>;
}

const kapot = () => new AppError('bad_request', 'Dit is geen ZIP die Koers heeft gemaakt.', { status: 400 });

/**
 * The files of a ZIP on disk (APPNOTE 6.3.10 §4.3), by its central directory: the parts are read when they are asked for,
 * so memory does not grow with the file. Only stored files, as the export writes them.
 */
export async function metZip<T>(
  file: string,
  work: (files: ReadonlyMap<string, InZip>) => Promise<T>,
): Promise<T> {
  const handle = await open(file, 'r');
  try {
    return await work(await inhoud(handle));
  } finally {
    await handle.close();
  }
}

async function lees(handle: FileHandle, van: number, lengte: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(lengte), 0, lengte, van);
  if (bytesRead !== lengte) throw kapot();
  return buffer;
}

async function inhoud(handle: FileHandle): Promise<ReadonlyMap<string, InZip>> {
  const { size } = await handle.stat();
  if (size < 22) throw kapot();
  const staart = await lees(handle, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let at = staart.length - 22;
  while (at >= 0 && staart.readUInt32LE(at) !== EINDE) at -= 1;
  if (at < 0) throw kapot();
  const lijst = await lees(handle, staart.readUInt32LE(at + 16), staart.readUInt32LE(at + 12));
  const files = new Map<string, InZip>();
  for (let p = 0; p < lijst.length; ) {
    if (lijst.readUInt32LE(p) !== INGANG || lijst.readUInt16LE(p + 10) !== 0) throw kapot();
    const [n, extra, noot] = [28, 30, 32].map((o) => lijst.readUInt16LE(p + o)) as [number, number, number];
    const naam = lijst.toString('utf8', p + 46, p + 46 + n);
    const [grootte, begin] = [lijst.readUInt32LE(p + 24), lijst.readUInt32LE(p + 42)];
    files.set(naam, { naam, grootte, delen: () => delen(handle, begin, grootte) });
    p += 46 + n + extra + noot;
  }
  return files;
}

const DEEL = 256 * 1024;

async function* delen(handle: FileHandle, begin: number, grootte: number): AsyncGenerator<Buffer> {
  const kop = await lees(handle, begin, 30);
  const van = begin + 30 + kop.readUInt16LE(26) + kop.readUInt16LE(28);
  for (let at = 0; at < grootte; at += DEEL) yield await lees(handle, van + at, Math.min(DEEL, grootte - at));
}
