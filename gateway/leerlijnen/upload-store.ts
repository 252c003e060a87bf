import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';

export interface UploadRij {
  readonly id: string;
  readonly naam: string;
  readonly omvang: number;
  readonly inhoud: Buffer;
  readonly keuzes: unknown;
}

/** Keeps a file until it is stored; those of more than a day ago go. */
export async function bewaarUpload(
  tx: Tx,
  upload: { school: string; door: string; naam: string; omvang: number; inhoud: Buffer },
): Promise<string> {
  await sql`DELETE FROM koers.pakket_upload WHERE at < now() - interval '1 day'`.execute(tx);
  const { id } = await tx
    .insertInto('koers.pakket_upload')
    .values({
      school_id: upload.school,
      person_id: upload.door,
      naam: upload.naam,
      omvang: upload.omvang,
      inhoud: upload.inhoud,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function uploadMet(tx: Tx, id: string): Promise<UploadRij | null> {
  const row = await tx
    .selectFrom('koers.pakket_upload')
    .select(['id', 'naam', 'omvang', 'inhoud', 'keuzes'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function zetKeuzes(tx: Tx, id: string, keuzes: object): Promise<void> {
  await tx
    .updateTable('koers.pakket_upload')
    .set({ keuzes: sql`${JSON.stringify(keuzes)}::jsonb` })
    .where('id', '=', id)
    .execute();
}

export async function wisUpload(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('koers.pakket_upload').where('id', '=', id).execute();
}

/** What the school chose before for a sheet with these headers. */
export async function eerdereKeuze(tx: Tx, koppen: string): Promise<unknown> {
  const row = await tx
    .selectFrom('koers.kolom_keuze')
    .select('keuze')
    .where('koppen', '=', koppen)
    .executeTakeFirst();
  return row?.keuze ?? null;
}

export async function onthoudKeuze(
  tx: Tx,
  who: { readonly school: string; readonly person: string },
  koppen: string,
  keuze: object,
): Promise<void> {
  const json = sql`${JSON.stringify(keuze)}::jsonb`;
  await tx
    .insertInto('koers.kolom_keuze')
    .values({ school_id: who.school, koppen, keuze: json, changed_by: who.person })
    .onConflict((c) =>
      c
        .columns(['school_id', 'koppen'])
        .doUpdateSet({ keuze: json, changed_by: who.person, changed_at: sql`now()` }),
    )
    .execute();
}
