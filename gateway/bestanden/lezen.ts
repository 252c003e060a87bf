import { createHash, type KeyObject } from 'node:crypto';
import type { Lezer } from '../access/inzage.ts';
import type { Keys } from '../access/keys.ts';
import { notFound } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { stukVan, type VerzegeldBestand, verzegeldById } from './store.ts';
import type { OpenBestand } from './view.ts';
import { openKey, openStuk, STUK } from './zegel.ts';

/** See `BestandenService.lees`. */
export async function lees(keys: Keys, tx: Tx, lezer: Lezer, id: string): Promise<OpenBestand | null> {
  const gevonden = await verzegeldById(tx, id);
  if (!gevonden) throw notFound('bestand');
  const { bestand } = gevonden;
  const key = await openKey(keys, tx, lezer, { ...gevonden, ...bestand });
  return key && opened(gevonden, key);
}

function opened({ bestand, stukken }: VerzegeldBestand, key: KeyObject): OpenBestand {
  const stuk = async (tx: Tx, nr: number): Promise<Buffer> => {
    const sealed = await stukVan(tx, bestand.id, nr);
    if (!sealed) throw notFound('bestand'); // removed since it was opened
    return openStuk(key, bestand.id, nr, nr === stukken - 1, sealed);
  };
  async function* stroom(tx: Tx): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    for (let nr = 0; nr < stukken; nr += 1) {
      const plain = await stuk(tx, nr);
      hash.update(plain);
      yield plain;
    }
    if (hash.digest('hex') !== bestand.sha256) throw veranderd(bestand.id);
  }
  return {
    ...bestand,
    stroom,
    alles: async (tx) => {
      const delen: Buffer[] = [];
      for await (const deel of stroom(tx)) delen.push(deel);
      return Buffer.concat(delen);
    },
    deel: async (tx, van, tot) => {
      const eerste = Math.floor(van / STUK);
      const delen: Buffer[] = [];
      for (let nr = eerste; nr <= Math.floor(tot / STUK) && nr < stukken; nr += 1)
        delen.push(await stuk(tx, nr));
      return Buffer.concat(delen).subarray(van - eerste * STUK, tot - eerste * STUK + 1);
    },
  };
}

const veranderd = (id: string) =>
  new AppError('internal', 'Dit bestand is niet meer zoals het is bewaard. Meld dit bij de beheerder.', {
    detail: `bestand ${id}: digest differs`,
  });
