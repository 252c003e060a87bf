import { sql } from 'kysely';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import { audit } from '../audit.ts';
import type { Keys } from '../keys.ts';
import { keepsFirst } from './lijst.ts';
import {
  askSourcesAgain,
  candidateById,
  decide,
  haalUitElkaar,
  kanten,
  mergeById,
  sealedTexts,
  voegSamen,
} from './store.ts';

export { type Kant, listPersonen, type Paar, type Personen } from './lijst.ts';

export interface IdentiteitDeps {
  readonly db: Pick<Db, 'tenant'>;
  readonly keys: Pick<Keys, 'resealForLeerling'>;
  readonly now: () => Date;
}

interface Who {
  readonly school: string;
  readonly person: string | null;
}

/**
 * A human says that two are one. All that points to the other goes along, sealed with the key of who is kept.
 * @throws AppError `not_found` when it is decided by now; `conflict` when both have an OPP, when one source has both at
 * the same time, or when the key of one was destroyed
 */
export async function zelfdePersoon(
  deps: IdentiteitDeps,
  who: Who,
  candidate: string,
): Promise<{ merge: string }> {
  return await alone(deps, who, async (tx, now) => {
    const found = await candidateById(tx, who.school, candidate, 'open');
    const two = await kanten(tx, who.school, found ? [found.a, found.b] : []);
    const [a, b] = [...two.values()];
    if (!found || !a || !b) throw gone();
    const [kept, other] = keepsFirst([a, b]);
    const merge = await mergeTwo(tx, deps, who, { kept: kept.id, gone: other.id }, now);
    await decide(tx, { school: who.school, a: found.a, b: found.b }, 'een', { person: who.person, now });
    return { merge };
  });
}

async function mergeTwo(
  tx: Tx,
  { keys }: IdentiteitDeps,
  who: Who,
  two: { kept: string; gone: string },
  now: Date,
): Promise<string> {
  await sql`SELECT koers.lock_leerlingen(${[two.kept, two.gone]}::uuid[])`.execute(tx);
  const texts = await sealedTexts(tx, who.school, two.gone);
  const again = await keys.resealForLeerling(
    tx,
    who.school,
    { from: two.gone, to: two.kept },
    texts.map((t) => t.sealed),
  );
  const fresh = texts.map(({ sealed: _, ...text }, i) => ({
    ...text,
    nieuw: again[i]?.toString('hex') ?? '',
  }));
  const merge = await voegSamen(tx, two, { person: who.person, now }, fresh).catch(refused);
  await askSourcesAgain(tx, who.school, two.kept);
  await audit(tx, who, {
    actie: 'personen_samengevoegd',
    soort: 'person',
    id: two.kept,
    details: { samenvoeging: merge, was: two.gone },
  });
  return merge;
}

/**
 * A human says that two are two. It is remembered: they are not listed again.
 * @throws AppError `not_found` when it is decided by now
 */
export async function tweePersonen(deps: IdentiteitDeps, who: Who, candidate: string): Promise<void> {
  await alone(deps, who, async (tx, now) => {
    const found = await candidateById(tx, who.school, candidate, 'open');
    if (!found) throw gone();
    await decide(tx, { school: who.school, ...found }, 'twee', { person: who.person, now });
    await audit(tx, who, {
      actie: 'personen_zijn_twee',
      soort: 'person',
      id: found.a,
      details: { ander: found.b },
    });
  });
}

/** Undoes that two are two: they are listed again. @throws AppError `not_found` */
export async function tochTwijfel(deps: IdentiteitDeps, who: Who, candidate: string): Promise<void> {
  await alone(deps, who, async (tx, now) => {
    const found = await candidateById(tx, who.school, candidate, 'twee');
    if (!found) throw gone();
    await decide(tx, { school: who.school, ...found }, null, { person: who.person, now });
    await audit(tx, who, {
      actie: 'personen_weer_open',
      soort: 'person',
      id: found.a,
      details: { ander: found.b },
    });
  });
}

/**
 * Undoes a merge: each row that moved is again as it was; what was written since stays with who was kept. The pair is
 * listed again.
 * @throws AppError `not_found` when it was undone by now; `conflict` when a later merge must be undone first
 */
export async function uitElkaar(deps: IdentiteitDeps, who: Who, merge: string): Promise<{ terug: number }> {
  return await alone(deps, who, async (tx, now) => {
    const found = await mergeById(tx, who.school, merge);
    if (!found) throw gone();
    await sql`SELECT koers.lock_leerlingen(${[found.kept, found.gone]}::uuid[])`.execute(tx);
    const terug = await haalUitElkaar(tx, merge, { person: who.person, now }).catch(refused);
    await decide(tx, { school: who.school, a: found.kept, b: found.gone }, null, { person: who.person, now });
    await askSourcesAgain(tx, who.school, found.kept);
    await audit(tx, who, {
      actie: 'samenvoegen_ongedaan',
      soort: 'person',
      id: found.kept,
      details: { samenvoeging: merge, was: found.gone, terug },
    });
    return { terug };
  });
}

/** No sync of the school is applied while who is who changes (gateway/sync/apply.ts). */
async function alone<T>(
  { db, now }: IdentiteitDeps,
  who: Who,
  work: (tx: Tx, now: Date) => Promise<T>,
): Promise<T> {
  return await db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`koers.sync ${who.school}`}, 0))`.execute(tx);
    return await work(tx, now());
  });
}

const gone = () => new AppError('not_found', 'Dit paar is er niet meer. Misschien koos een collega al.');

/** What the database refuses, by its code (migration 0046). */
const REFUSALS: Readonly<Record<string, string>> = {
  KP410:
    'Beide leerlingen hebben een OPP. Een OPP is een bewijs en wordt niet samengevoegd. Er is niets veranderd.',
  KP411:
    'Eén LVS heeft ze allebei. Verwijder eerst de dubbele in het LVS, en haal opnieuw op. Er is niets veranderd.',
  KP412: 'Een van de twee is daarna nog eens samengevoegd. Maak eerst dat ongedaan.',
};

function refused(error: unknown): never {
  const code = (error as { code?: string }).code ?? '';
  const message = REFUSALS[code];
  if (message) throw new AppError('conflict', message, { status: 409, retry: 'never', cause: error });
  if (code === 'KP404') throw gone();
  throw error;
}
