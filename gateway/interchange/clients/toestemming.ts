import { z } from 'zod';
import { audit } from '../../access/audit.ts';
import { requireInSchool } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import { ApiScope } from '../../model/api-scope.ts';
import { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { silence } from '../webhooks/service.ts';
import {
  aanbiederRows,
  gebruikRows,
  noteerAntwoord,
  overeenkomstRow,
  scopeRows,
  zetScopes,
} from './toestemming-store.ts';
import type { AanbiederRegel, AanbiederView } from './view.ts';

export type * from './view.ts';

/** So far back is shown what a program asked. */
export const GEBRUIK_DAGEN = 30;

/** What a beheerder fills in to say yes. */
export const Toestemming = z.object({
  scopes: z.array(ApiScope).min(1, 'kies wat je toestaat'),
  overeenkomstOp: Datum,
  overeenkomst: z.string().trim().min(2, 'vul in waar de overeenkomst ligt').max(200),
});
export type Toestemming = z.infer<typeof Toestemming>;

const MAG = 'koppelingen_beheren';
const unknown = () => new AppError('not_found', 'Deze aanbieder heeft je school niets gevraagd.');

/** Every program that asked this school something. @throws AppError `not_allowed` */
export async function aanbieders(tx: Tx, who: KnownActor): Promise<readonly AanbiederRegel[]> {
  requireInSchool(who, MAG);
  return await aanbiederRows(tx, who.school, null);
}

/** One of them, with what it asked lately. Four statements. @throws AppError `not_allowed`, `not_found` */
export async function aanbieder(tx: Tx, who: KnownActor, client: string, now: Date): Promise<AanbiederView> {
  const regel = await een(tx, who, client);
  const sinds = new Date(now.getTime() - GEBRUIK_DAGEN * 86_400_000);
  return {
    ...regel,
    scopes: await scopeRows(tx, who.school, client),
    overeenkomst: await overeenkomstRow(tx, who.school, client),
    gebruik: await gebruikRows(tx, who.school, client, sinds),
  };
}

async function een(tx: Tx, who: KnownActor, client: string): Promise<AanbiederRegel> {
  requireInSchool(who, MAG);
  const [regel] = await aanbiederRows(tx, who.school, client);
  if (!regel) throw unknown();
  return regel;
}

/**
 * Allows a program exactly these scopes (R69), under a verwerkersovereenkomst that was signed (AVG art. 28). What is not among them any
 * more is taken back at once.
 * @throws AppError `not_allowed`, `not_found`; `conflict` for a program that ended; `bad_request` for a scope it did not ask,
 *   and for an agreement of a day to come
 */
export async function staToe(
  tx: Tx,
  who: KnownActor,
  { client, toestemming, vandaag }: { client: string; toestemming: Toestemming; vandaag: Datum },
): Promise<void> {
  const regel = await een(tx, who, client);
  if (regel.beeindigd !== null) throw new AppError('conflict', 'Dit programma is gestopt.');
  if (!toestemming.scopes.every((scope) => regel.vraagt.includes(scope)))
    throw new AppError('bad_request', 'Hier vroeg deze aanbieder niet om.');
  if (toestemming.overeenkomstOp > vandaag)
    throw new AppError('bad_request', 'Kies een dag die geweest is.', {
      issues: [{ path: 'overeenkomstOp', message: 'Kies de dag waarop de overeenkomst is getekend.' }],
    });
  await noteerAntwoord(
    tx,
    { school: who.school, client },
    {
      geweigerdOp: null,
      overeenkomst: { op: toestemming.overeenkomstOp, waar: toestemming.overeenkomst },
    },
  );
  await zet(tx, who, { client, scopes: toestemming.scopes, actie: 'aanbieder_toegestaan' });
}

/** Takes everything back, at once. @throws AppError `not_allowed`, `not_found` */
export async function trekIn(tx: Tx, who: KnownActor, client: string): Promise<void> {
  await een(tx, who, client);
  await zet(tx, who, { client, scopes: [], actie: 'aanbieder_ingetrokken' });
}

/** Says no; the program is told when it asks again, and may ask anew after thirty days. @throws AppError `not_allowed`, `not_found` */
export async function weiger(tx: Tx, who: KnownActor, client: string, now: Date): Promise<void> {
  await een(tx, who, client);
  await noteerAntwoord(tx, { school: who.school, client }, { geweigerdOp: now });
  await zet(tx, who, { client, scopes: [], actie: 'aanbieder_geweigerd' });
}

async function zet(
  tx: Tx,
  who: KnownActor,
  { client, scopes, actie }: { client: string; scopes: readonly string[]; actie: string },
): Promise<void> {
  const { erbij, eraf } = await zetScopes(tx, { school: who.school, client, person: who.person }, scopes);
  if (!scopes.includes('koers:webhooks')) await silence(tx, who.school, client);
  await audit(tx, who, { actie, soort: 'client', id: client, details: { erbij, eraf } });
}
