import { randomBytes, randomUUID } from 'node:crypto';
import { audit } from '../../access/audit.ts';
import { WEBHOOK } from '../../access/sealed-columns.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type Replay, waitAgain } from './bericht-store.ts';
import type { WebhookDeps } from './deps.ts';
import { type EventType, eventType, hearable, soortOf } from './events.ts';
import { post } from './send.ts';
import { newSecret, signer } from './sign.ts';
import {
  endSubscription,
  enqueue,
  insertSubscription,
  resume,
  type Subscription,
  subscriptions,
} from './webhook-store.ts';

/** Whose: a program at a school, or a beheerder who looks after it. */
export interface Asker {
  readonly school: string;
  readonly client: string;
  /** Who does it; the program itself, or a person. */
  readonly actor: string;
}

const MOST = 20;
const unknown = () => new AppError('not_found', 'Dit abonnement bestaat niet (meer).');
const inSchool = <T>({ db }: Pick<WebhookDeps, 'db'>, who: Asker, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.tenant({ school: who.school, actor: who.actor }, work);

/**
 * Subscribes a program to kinds of events. The address must prove that it wants messages: it is sent a signed
 * challenge and has to give it back. No transaction is open meanwhile.
 * @returns the subscription and what it signs with, which is told once
 * @throws AppError `not_allowed` for kinds that need a scope it does not have; `bad_request` for an address that does not
 *   answer, or lies within our own network; `conflict` when there are twenty already
 */
export async function subscribe(
  deps: WebhookDeps,
  who: Asker,
  asked: { readonly url: string; readonly types: readonly EventType[]; readonly scopes: readonly string[] },
): Promise<Subscription & { readonly geheim: string }> {
  const soorten = asked.types.map(soortOf);
  const dumb = soorten.filter((soort) => !hearable([soort], asked.scopes).length);
  if (dumb.length > 0)
    throw new AppError('not_allowed', 'Voor deze berichten ontbreekt toestemming van de school.', {
      issues: dumb.map((soort) => ({
        path: 'body.types',
        message: `${eventType(soort)} vraagt om toestemming om dat ook te lezen`,
      })),
    });
  const geheim = newSecret();
  await challenge(deps, asked.url, geheim);
  const id = randomUUID();
  const made = await inSchool(deps, who, async (tx) => {
    if ((await subscriptions(tx, who.school, who.client)).length >= MOST)
      throw new AppError('conflict', `Een programma heeft ten hoogste ${MOST} abonnementen per school.`);
    const sealed = await deps.keys.sealForSchool(tx, who.school, Buffer.from(geheim), WEBHOOK);
    await insertSubscription(tx, {
      id,
      school: who.school,
      client: who.client,
      url: asked.url,
      soorten,
      geheim: sealed,
    });
    await note(tx, who, 'webhook_begonnen', id);
    return await one(tx, who, id);
  });
  return { ...made, geheim };
}

async function challenge(deps: WebhookDeps, url: string, secret: string): Promise<void> {
  const word = randomBytes(24).toString('base64url');
  const id = randomUUID();
  const body = JSON.stringify({ type: 'koers.webhook.bevestiging', challenge: word });
  const signed = signer(secret)(id, deps.now(), body);
  const answer = await post(deps, { url, body, signed }, AbortSignal.timeout(20_000)).catch(
    (error: unknown) => {
      throw refused(error instanceof AppError ? error.message : 'Het adres is niet te bereiken.');
    },
  );
  if (answer.status < 200 || answer.status > 299)
    throw refused(`Het adres antwoordde ${answer.status} op de bevestigingsvraag.`);
  if (!answer.text.includes(word))
    throw refused('Het adres gaf de challenge van de bevestigingsvraag niet terug.');
}

const refused = (message: string) =>
  new AppError('bad_request', 'Het abonnement is niet gemaakt: het adres bevestigde het niet.', {
    issues: [{ path: 'body.url', message }],
  });

async function one(tx: Tx, who: Asker, id: string): Promise<Subscription> {
  const [found] = await subscriptions(tx, who.school, who.client, id);
  if (!found) throw unknown();
  return found;
}

const note = (tx: Tx, who: Asker, actie: string, webhook: string, details = {}) =>
  audit(
    tx,
    { school: who.school, person: who.actor },
    { actie, soort: 'client', id: who.client, details: { webhook, ...details } },
  );

/** Ends a subscription; what waited does not go out. @throws AppError `not_found` */
export async function unsubscribe(tx: Tx, who: Asker, id: string): Promise<void> {
  if (!(await endSubscription(tx, who.school, who.client, id))) throw unknown();
  await note(tx, who, 'webhook_beeindigd', id);
}

/**
 * Sends messages once more, under the same ids, and sets a paused subscription going again.
 * @returns how many wait now because of it @throws AppError `not_found`
 */
export async function replay(
  deps: Pick<WebhookDeps, 'now'>,
  tx: Tx,
  { who, id, which }: { who: Asker; id: string; which: Replay | null },
): Promise<number> {
  await one(tx, who, id);
  const again = which === null ? 0 : await waitAgain(tx, id, which);
  await resume(tx, id);
  await enqueue(tx, { school: who.school, webhook: id }, { turn: `vraag-${deps.now().getTime()}` });
  await note(tx, who, 'webhook_opnieuw', id, { aantal: again });
  return again;
}
