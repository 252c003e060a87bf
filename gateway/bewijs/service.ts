import { z } from 'zod';
import { scopesFor } from '../access/policy.ts';
import { lijnenInScope } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { BEWIJS_MAX, type BewijsBron, BewijsInput } from './input.ts';
import { bewijsRows, doelRijen, laatVervallen, vergelijk, voegToe } from './store.ts';
import type { Bewijs, BewijsBij, BewijsUitkomst } from './view.ts';

export { BEWIJS_MAX, type BewijsBron, BewijsInput } from './input.ts';
export type * from './view.ts';

const Rows = z.array(BewijsInput).max(BEWIJS_MAX);

/**
 * Keeps what another system measured as evidence for a leerdoel of a pupil (R74). It never ticks a doel: a teacher does.
 * The same key told again with the same content writes nothing; with another content the earlier score stays, ended, and the
 * new one holds. Runs in a transaction of the school and works for pupils of that school only. Three statements however many.
 * @returns one outcome a row, in the order given; a row that is refused holds up no other
 * @throws AppError `bad_request` when rows are not in the form, are more than BEWIJS_MAX, or two have the same key
 */
export async function bewaarBewijs(
  tx: Tx,
  bron: BewijsBron,
  rows: readonly BewijsInput[],
): Promise<readonly BewijsUitkomst[]> {
  const told = eisRijen(rows);
  if (told.length === 0) return [];
  const stands = new Map((await vergelijk(tx, bron, told)).map((s) => [s.sleutel, s]));
  const anders = told.filter(({ sleutel }) => {
    const stand = stands.get(sleutel);
    return stand !== undefined && stand.reden === null && !stand.gelijk;
  });
  await laatVervallen(
    tx,
    bron,
    anders.map(({ sleutel }) => sleutel),
  );
  const made = await voegToe(
    tx,
    bron,
    anders.filter(({ score }) => score !== null),
  );
  return told.map(({ sleutel, score }): BewijsUitkomst => {
    const stand = stands.get(sleutel);
    if (!stand || stand.reden !== null)
      return { sleutel, uitkomst: 'geweigerd', reden: stand?.reden ?? 'leerling_onbekend' };
    if (score === null) return { sleutel, uitkomst: 'ingetrokken' };
    const id = made.get(sleutel);
    if (id === undefined) return { sleutel, uitkomst: 'al', ...(stand.id === null ? {} : { id: stand.id }) };
    return { sleutel, uitkomst: stand.id === null ? 'nieuw' : 'gewijzigd', id };
  });
}

/**
 * The same scores with the doel that this school works with, for who knows it by what it is in every version of a package
 * (`entiteit`, the identifier of a CASE item): the one on the pupil's card, else that of the version that was chosen last. A doel
 * that the school does not have stays as it was told, and is refused later. One statement.
 */
export async function opDoelen(tx: Tx, rows: readonly BewijsInput[]): Promise<readonly BewijsInput[]> {
  const doelen = await doelRijen(tx, rows);
  return rows.map((row) => ({
    ...row,
    leerdoel: doelen.get(`${row.leerling}/${row.leerdoel}`) ?? row.leerdoel,
  }));
}

function eisRijen(rows: readonly BewijsInput[]): readonly BewijsInput[] {
  const parsed = Rows.safeParse(rows);
  if (!parsed.success)
    throw new AppError('bad_request', 'Deze scores zijn niet te lezen.', {
      status: 400,
      issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })),
    });
  const keys = new Set(parsed.data.map(({ sleutel }) => sleutel));
  if (keys.size < parsed.data.length)
    throw new AppError('bad_request', 'Twee scores hebben dezelfde sleutel.', { status: 400 });
  return parsed.data;
}

/**
 * Evidence for the doelen of a pupil, for who may tick them; others see none. Only of leerlijnen that are open to who asks (R63).
 */
export async function bewijsBij(tx: Tx, who: KnownActor, leerling: string): Promise<BewijsBij> {
  const scopes = scopesFor(who, 'doel_afvinken');
  if (scopes.length === 0) return new Map();
  const open = await lijnenInScope(tx, who, 'doel_afvinken', leerling);
  const bij = new Map<string, Bewijs[]>();
  for (const { leerdoel, leerlijn, ...bewijs } of await bewijsRows(tx, leerling, {
    person: who.person,
    scopes,
  }))
    if (open === 'alle' || open.has(leerlijn)) bij.set(leerdoel, [...(bij.get(leerdoel) ?? []), bewijs]);
  return bij;
}
