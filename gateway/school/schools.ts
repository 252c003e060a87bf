import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';

const NewSchool = z.object({
  bestuur: z.string().trim().min(2).max(200),
  brin: z.string().regex(/^\d{2}[A-Z]{2}$/, 'twee cijfers en twee hoofdletters, bijvoorbeeld 12AB'),
  dependance: z
    .string()
    .regex(/^\d{2}$/, 'twee cijfers')
    .default('00'),
  naam: z.string().trim().min(2).max(200),
  sector: z.enum(['so', 'vso', 'so_vso', 'regulier']),
});
export type NewSchool = z.input<typeof NewSchool>;

export interface SchoolRow {
  readonly id: string;
  readonly brin: string;
  readonly dependance: string;
  readonly naam: string;
}

/**
 * Puts a school in the registry, with its bestuur, within a platform transaction; the same BRIN twice changes
 * nothing (R85).
 * @throws AppError `bad_request` with every fault listed.
 */
export async function ensureSchool(tx: Tx, input: NewSchool): Promise<SchoolRow & { nieuw: boolean }> {
  const parsed = NewSchool.safeParse(input);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message }));
    throw new AppError('bad_request', 'Deze school kan zo niet worden toegevoegd.', { issues });
  }
  const { bestuur, ...school } = parsed.data;
  const known = await schoolByBrin(tx, school.brin, school.dependance);
  if (known) return { ...known, nieuw: false };
  const of =
    (await tx.selectFrom('koers.bestuur').select('id').where('naam', '=', bestuur).executeTakeFirst()) ??
    (await tx
      .insertInto('koers.bestuur')
      .values({ naam: bestuur })
      .returning('id')
      .executeTakeFirstOrThrow());
  const { id } = await tx
    .insertInto('koers.school')
    .values({ ...school, bestuur_id: of.id })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, brin: school.brin, dependance: school.dependance, naam: school.naam, nieuw: true };
}

export async function schoolByBrin(tx: Tx, brin: string, dependance = '00'): Promise<SchoolRow | undefined> {
  return await tx
    .selectFrom('koers.school')
    .select(['id', 'brin', 'dependance', 'naam'])
    .where('brin', '=', brin)
    .where('dependance', '=', dependance)
    .executeTakeFirst();
}

/** Every school of this Koers, by BRIN; the registry holds no personal data. */
export async function listSchools(tx: Tx): Promise<SchoolRow[]> {
  return await tx
    .selectFrom('koers.school')
    .select(['id', 'brin', 'dependance', 'naam'])
    .orderBy('brin')
    .orderBy('dependance')
    .execute();
}

/** A bestuur by its name, with one of its schools; `undefined` when there is none. */
export async function bestuurByNaam(
  tx: Tx,
  naam: string,
): Promise<{ readonly id: string; readonly school: string } | undefined> {
  return await tx
    .selectFrom('koers.bestuur as b')
    .innerJoin('koers.school as s', 's.bestuur_id', 'b.id')
    .select(['b.id', 's.id as school'])
    .where('b.naam', '=', naam)
    .orderBy('s.brin')
    .executeTakeFirst();
}
