import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Bestand, BestandSoort } from './view.ts';
import type { Sleutel } from './zegel.ts';

const KOLOMMEN = ['id', 'leerling_id', 'soort', 'naam', 'type', 'bytes', 'sha256', 'door', 'at'] as const;

interface Rij {
  readonly id: string;
  readonly leerling_id: string | null;
  readonly soort: string;
  readonly naam: string;
  readonly type: string;
  readonly bytes: string | number;
  readonly sha256: string;
  readonly door: string | null;
  readonly at: Date;
}

const bestandOf = (rij: Rij): Bestand => ({
  id: rij.id,
  leerling: rij.leerling_id,
  soort: rij.soort as BestandSoort, // a check of the table
  naam: rij.naam,
  type: rij.type,
  bytes: Number(rij.bytes),
  sha256: rij.sha256,
  door: rij.door,
  op: rij.at,
});

export async function bestandById(tx: Tx, id: string): Promise<Bestand | undefined> {
  const rij = await tx
    .selectFrom('koers.bestand')
    .select([...KOLOMMEN])
    .where('id', '=', id)
    .executeTakeFirst();
  return rij && bestandOf(rij);
}

export interface VerzegeldBestand extends Sleutel {
  readonly bestand: Bestand;
  readonly stukken: number;
}

export async function verzegeldById(tx: Tx, id: string): Promise<VerzegeldBestand | undefined> {
  const rij = await tx
    .selectFrom('koers.bestand')
    .select([...KOLOMMEN, 'stukken', 'sleutel_leerling', 'sleutel_school'])
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    rij && {
      bestand: bestandOf(rij),
      stukken: rij.stukken,
      sleutel_leerling: rij.sleutel_leerling,
      sleutel_school: rij.sleutel_school,
    }
  );
}

export async function bestandenVan(
  tx: Tx,
  van: { readonly leerling: string | null; readonly soort: BestandSoort },
): Promise<readonly Bestand[]> {
  const rijen = await tx
    .selectFrom('koers.bestand')
    .select([...KOLOMMEN])
    .where('leerling_id', 'is not distinct from', van.leerling)
    .where('soort', '=', van.soort)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();
  return rijen.map(bestandOf);
}

export async function insertBestand(
  tx: Tx,
  rij: Omit<Bestand, 'leerling' | 'op'> &
    Sleutel & { readonly school_id: string; readonly leerling_id: string | null; readonly stukken: number },
): Promise<Date> {
  const { at } = await tx
    .insertInto('koers.bestand')
    .values({ ...rij, bytes: String(rij.bytes) })
    .returning('at')
    .executeTakeFirstOrThrow();
  return at;
}

export async function insertStuk(
  tx: Tx,
  stuk: {
    readonly bestand_id: string;
    readonly school_id: string;
    readonly nr: number;
    readonly inhoud: Buffer;
  },
): Promise<void> {
  await tx.insertInto('koers.bestand_stuk').values(stuk).execute();
}

export async function stukVan(tx: Tx, bestand: string, nr: number): Promise<Buffer | undefined> {
  const rij = await tx
    .selectFrom('koers.bestand_stuk')
    .select('inhoud')
    .where('bestand_id', '=', bestand)
    .where('nr', '=', nr)
    .executeTakeFirst();
  return rij?.inhoud;
}

export async function removeBestand(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('koers.bestand').where('id', '=', id).execute();
}
