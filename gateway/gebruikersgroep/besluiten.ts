import { audit } from '../access/audit.ts';
import { notFound, requireInSchool } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { groepKop, volgendNr } from './groep-store.ts';
import { zonderNamen } from './namen.ts';
import type { Besluit } from './view.ts';
import { besluiten } from './wens-store.ts';

export interface NieuwBesluit {
  readonly groep: string;
  readonly tekst: string;
  /** What it is about, and where it was taken; both may be nothing. */
  readonly wens: string | null;
  readonly bijeenkomst: string | null;
}

/**
 * Writes down what was decided, under the next number; a decision is never changed, a later one replaces it (R80).
 * @returns its id
 * @throws AppError `not_found` when the wish or the meeting is not of this gebruikersgroep; `not_allowed`
 */
export async function maakBesluit(tx: Tx, who: KnownActor, nieuw: NieuwBesluit): Promise<string> {
  requireInSchool(who, 'samenwerken_namens');
  const { groep, tekst, wens, bijeenkomst } = nieuw;
  const { wij } = await groepKop(tx, groep);
  for (const [tabel, id] of [
    ['koers.wens', wens],
    ['koers.bijeenkomst', bijeenkomst],
  ] as const) {
    if (id === null) continue;
    const hier = tx.selectFrom(tabel).select('id').where('id', '=', id).where('groep_id', '=', groep);
    if (!(await hier.executeTakeFirst())) throw notFound(tabel);
  }
  await zonderNamen(tx, who, [tekst]);
  const { id } = await tx
    .insertInto('koers.besluit')
    .values({
      groep_id: groep,
      nr: await volgendNr(tx, 'besluit', groep),
      tekst,
      wens_id: wens,
      bijeenkomst_id: bijeenkomst,
      deelnemer_id: wij.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await audit(tx, who, { actie: 'besluit_genomen', soort: 'besluit', id });
  return id;
}

/** Every decision of a gebruikersgroep, newest first, to read or to print (R80). @throws AppError `not_found` */
export async function besluitenlijst(
  tx: Tx,
  who: KnownActor,
  groep: string,
): Promise<{ naam: string; besluiten: Besluit[] }> {
  requireInSchool(who, 'samenwerken');
  const { naam } = await groepKop(tx, groep);
  return { naam, besluiten: await besluiten(tx, groep) };
}
