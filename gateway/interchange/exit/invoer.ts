import { createHash, type KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Keys } from '../../access/keys.ts';
import { newKey } from '../../access/seal.ts';
import { KOPPELING } from '../../access/sealed-columns.ts';
import type { BestandSoort } from '../../bestanden/view.ts';
import { STUK, sealKey, sealStuk } from '../../bestanden/zegel.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import {
  kolommenVan,
  type Rij,
  sluitAf,
  type Tabel,
  uitvoerTabellen,
  zetOpen,
  zetRijen,
} from './catalogus-store.ts';
import { GEDEELD, KOLOM_BLIJFT, NIET_INGELEZEN } from './tabellen.ts';
import { VORM } from './uitvoer.ts';
import { alsBytea, sluitRijen } from './zegels.ts';
import type { InZip } from './zip-lezer.ts';

const Manifest = z.object({
  vorm: z.literal(VORM, 'Deze uitvoer is van een Koers die deze niet kent.'),
  school: z.uuid(),
  bestanden: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
});
type Manifest = z.infer<typeof Manifest>;

export interface Ingelezen {
  readonly school: string;
  readonly rijen: number;
  readonly bestanden: number;
}

interface Bestand {
  readonly key: KeyObject;
  readonly stukken: number;
}

const REGELS = 250;

/**
 * Takes in a school that another Koers exported, all of it or nothing, sealed with the keys of this Koers (R76). Call it in
 * a transaction of the owner. A koppeling comes in paused, without its secrets; syncs that ran there are ended.
 * @throws AppError `conflict` when the school is here already; `bad_request` when the file is not whole
 */
export async function leesIn(keys: Keys, tx: Tx, zip: ReadonlyMap<string, InZip>): Promise<Ingelezen> {
  const manifest = Manifest.parse(JSON.parse(await alles(zip.get('manifest.json'))));
  const { school } = manifest;
  await sql`SELECT set_config('koers.school', ${school}, true), set_config('timezone', 'UTC', true)`.execute(
    tx,
  );
  const there = await sql`SELECT FROM koers.school WHERE id = ${school}::uuid`.execute(tx);
  if (there.rows.length > 0)
    throw new AppError('conflict', 'Deze school staat al in deze Koers. Er is niets ingelezen.', {
      status: 409,
    });
  const alters = await zetOpen(tx);
  const bestanden = new Map<string, Bestand>();
  let rijen = 0;
  for (const tabel of await uitvoerTabellen(tx)) {
    if (tabel.naam in NIET_INGELEZEN) continue;
    const file = zip.get(`tabellen/${tabel.naam}.jsonl`);
    if (!file) throw new AppError('bad_request', `In de uitvoer ontbreekt ${tabel.naam}.`);
    for await (const deel of inRegels(gecontroleerd(file, manifest))) {
      await zet(keys, tx, school, tabel, deel, bestanden);
      rijen += deel.length;
    }
    if (tabel.naam === 'school') await keys.ensureSchoolKey(tx, school);
  }
  for (const [id, bestand] of bestanden) {
    const file = zip.get(`bestanden/${id}`);
    if (file) await zetBestand(tx, school, id, bestand, gecontroleerd(file, manifest));
  }
  await sluitAf(tx, alters);
  return { school, rijen, bestanden: bestanden.size };
}

async function alles(file: InZip | undefined): Promise<string> {
  const delen: Buffer[] = [];
  if (!file) throw new AppError('bad_request', 'Dit is geen uitvoer van een school.');
  for await (const deel of file.delen()) delen.push(deel);
  return Buffer.concat(delen).toString('utf8');
}

/** The bytes of a file; throws at the end when they are not those the manifest names. */
async function* gecontroleerd(file: InZip, manifest: Manifest): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const deel of file.delen()) {
    hash.update(deel);
    yield deel;
  }
  if (hash.digest('hex') !== manifest.bestanden[file.naam]?.sha256)
    throw new AppError('bad_request', `${file.naam} is veranderd sinds de uitvoer. Er is niets ingelezen.`);
}

async function* inRegels(delen: AsyncIterable<Buffer>): AsyncGenerator<Rij[]> {
  let rest = Buffer.alloc(0);
  let rijen: Rij[] = [];
  for await (const deel of delen) {
    rest = Buffer.concat([rest, deel]);
    for (let eind = rest.indexOf(10); eind >= 0; eind = rest.indexOf(10)) {
      rijen.push(z.record(z.string(), z.unknown()).parse(JSON.parse(rest.toString('utf8', 0, eind))));
      rest = rest.subarray(eind + 1);
      if (rijen.length === REGELS) {
        yield rijen;
        rijen = [];
      }
    }
  }
  if (rijen.length > 0) yield rijen;
}

async function zet(
  keys: Keys,
  tx: Tx,
  school: string,
  tabel: Tabel,
  rijen: Rij[],
  bestanden: Map<string, Bestand>,
): Promise<void> {
  await sluitRijen(keys, tx, school, tabel.naam, rijen);
  for (const rij of rijen) await pasAan(keys, tx, school, tabel.naam, rij, bestanden);
  const extra = (KOLOM_BLIJFT[tabel.naam] ?? []).filter((kolom) => rijen.some((rij) => kolom in rij));
  const kolommen = [...kolommenVan(tabel).map((k) => k.naam), ...extra];
  await zetRijen(tx, tabel, kolommen, rijen, GEDEELD.includes(tabel.naam));
}

const LIVE = ['queued', 'pulling', 'staged', 'needs_confirmation', 'applying'];

/** What cannot be as it was there. */
async function pasAan(
  keys: Keys,
  tx: Tx,
  school: string,
  tabel: string,
  rij: Rij,
  bestanden: Map<string, Bestand>,
): Promise<void> {
  if (tabel === 'connection') {
    const leeg = await keys.sealForSchool(tx, school, Buffer.from('{}'), KOPPELING);
    Object.assign(rij, { credentials: alsBytea(leeg), status: 'paused', next_due_at: null });
  }
  if (tabel === 'sync_run' && LIVE.includes(String(rij['status'])))
    Object.assign(rij, { status: 'cancelled', lease: null, lease_until: null });
  // A package of another school or bestuur that this one uses: of nobody here.
  if (tabel === 'pakket' && rij['school_id'] !== null && rij['school_id'] !== school) rij['school_id'] = null;
  if (tabel === 'bestand') {
    const key = newKey();
    const id = String(rij['id']);
    const leerling = rij['leerling_id'] === null ? null : String(rij['leerling_id']);
    const sealed = await sealKey(
      keys,
      tx,
      { school, leerling, soort: rij['soort'] as BestandSoort, id },
      key,
    );
    rij['sleutel_leerling'] = sealed.sleutel_leerling && alsBytea(sealed.sleutel_leerling);
    rij['sleutel_school'] = sealed.sleutel_school && alsBytea(sealed.sleutel_school);
    bestanden.set(id, { key, stukken: Number(rij['stukken']) });
  }
}

/** The bytes of a file, in pieces sealed with its new key. */
async function zetBestand(
  tx: Tx,
  school: string,
  id: string,
  { key, stukken }: Bestand,
  delen: AsyncIterable<Buffer>,
): Promise<void> {
  let rest = Buffer.alloc(0);
  let nr = 0;
  const stuk = async (plain: Buffer) => {
    const inhoud = sealStuk(key, id, nr, nr === stukken - 1, plain);
    await tx
      .insertInto('koers.bestand_stuk')
      .values({ bestand_id: id, school_id: school, nr, inhoud })
      .execute();
    nr += 1;
  };
  for await (const deel of delen) {
    rest = Buffer.concat([rest, deel]);
    for (; rest.length > STUK; rest = rest.subarray(STUK)) await stuk(rest.subarray(0, STUK));
  }
  await stuk(rest);
}
