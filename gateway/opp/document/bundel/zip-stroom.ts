import { Zip, ZipPassThrough } from 'fflate';
import { zipMoment } from '../zip.ts';

export interface InZip {
  readonly naam: string;
  readonly delen: AsyncIterable<Uint8Array>;
}

/**
 * One ZIP of many files, in parts, while they are read: what is in memory does not grow with the number of files. They are not
 * compressed again: a PDF and a DOCX already are.
 */
export async function* zipStroom(
  bestanden: AsyncIterable<InZip> | Iterable<InZip>,
  moment: Date,
): AsyncGenerator<Uint8Array> {
  let klaar: Uint8Array[] = [];
  let fout: Error | null = null;
  const zip = new Zip((err, deel) => {
    if (err) fout = err;
    else klaar.push(deel);
  });
  const wat = (): Uint8Array[] => {
    if (fout) throw fout;
    const uit = klaar;
    klaar = [];
    return uit;
  };
  for await (const { naam, delen } of bestanden) {
    const bestand = new ZipPassThrough(naam);
    bestand.mtime = zipMoment(moment);
    zip.add(bestand);
    for await (const deel of delen) {
      bestand.push(deel);
      yield* wat();
    }
    bestand.push(new Uint8Array(0), true);
    yield* wat();
  }
  zip.end();
  yield* wat();
}
