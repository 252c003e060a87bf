import { createHash, randomUUID } from 'node:crypto';
import type { Keys } from '../access/keys.ts';
import { newKey } from '../access/seal.ts';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { insertBestand, insertStuk } from './store.ts';
import type { Bestand, NieuwBestand } from './view.ts';
import { STUK, sealKey, sealStuk } from './zegel.ts';

/** Cuts what comes in into pieces of `STUK`, the last one marked; nothing comes out when nothing came in. */
async function* inStukken(
  bytes: NieuwBestand['bytes'],
): AsyncGenerator<{ readonly plain: Buffer; readonly last: boolean }> {
  let wacht: Buffer[] = [];
  let hoeveel = 0;
  for await (const deel of bytes instanceof Uint8Array ? [bytes] : bytes) {
    let rest = Buffer.from(deel.buffer, deel.byteOffset, deel.byteLength);
    // More than a piece must wait: only then is it known that the piece before it is not the last.
    while (hoeveel + rest.length > STUK) {
      const genoeg = STUK - hoeveel;
      yield { plain: Buffer.concat([...wacht, rest.subarray(0, genoeg)]), last: false };
      rest = rest.subarray(genoeg);
      wacht = [];
      hoeveel = 0;
    }
    if (rest.length > 0) wacht.push(rest);
    hoeveel += rest.length;
  }
  if (hoeveel > 0) yield { plain: Buffer.concat(wacht), last: true };
}

/** See `BestandenService.bewaar`. */
export async function bewaar(keys: Keys, tx: Tx, nieuw: NieuwBestand): Promise<Bestand> {
  const { school, leerling, soort, naam, type, door } = nieuw;
  const id = randomUUID();
  const key = newKey();
  const sleutel = await sealKey(keys, tx, { school, leerling, soort, id }, key);
  const hash = createHash('sha256');
  let bytes = 0;
  let nr = 0;
  for await (const { plain, last } of inStukken(nieuw.bytes)) {
    hash.update(plain);
    bytes += plain.length;
    const inhoud = sealStuk(key, id, nr, last, plain);
    await insertStuk(tx, { bestand_id: id, school_id: school, nr, inhoud });
    nr += 1;
  }
  if (nr === 0) throw new AppError('bad_request', 'Dit bestand is leeg. Kies een ander bestand.');
  const sha256 = hash.digest('hex');
  const rij = { id, soort, naam, type, bytes, sha256, door };
  const op = await insertBestand(tx, {
    ...rij,
    ...sleutel,
    school_id: school,
    leerling_id: leerling,
    stukken: nr,
  });
  return { ...rij, leerling, op };
}
