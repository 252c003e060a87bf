import { sql } from 'kysely';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import { naamVan } from '../../school/rules.ts';
import { audit } from '../audit.ts';
import type { Keys } from '../keys.ts';
import {
  askSourcesAgain,
  candidateById,
  decide,
  haalUitElkaar,
  type KantRow,
  kanten,
  keptApart,
  mergeById,
  merges,
  openCandidates,
  sealedTexts,
  voegSamen,
} from './store.ts';

/** One of the two, with his name as people read it. */
export interface Kant extends KantRow {
  readonly naam: string;
}

export interface IdentiteitDeps {
  readonly db: Pick<Db, 'tenant'>;
  readonly keys: Pick<Keys, 'resealForLeerling'>;
  readonly now: () => Date;
}

interface Who {
  readonly school: string;
  readonly person: string | null;
}

/** Two who may be one, were found to be two, or were made one. */
export interface Paar {
  /** Of the candidate, or of the merge. */
  readonly id: string;
  readonly reden: 'naam_en_geboortedatum' | 'email' | null;
  /** First the one who keeps his place. */
  readonly kanten: readonly [Kant, Kant];
  readonly bleven: number;
}

export interface Personen {
  readonly open: readonly Paar[];
  readonly twee: readonly Paar[];
  readonly samen: readonly Paar[];
}

const SHOWN = 30;

/** What *personen* shows: who look alike, who are two by decision, who were made one (R72). */
export async function listPersonen({ db }: Pick<IdentiteitDeps, 'db'>, school: string): Promise<Personen> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const open = await openCandidates(tx, school, SHOWN);
    const twee = await keptApart(tx, school, SHOWN);
    const samen = await merges(tx, school, SHOWN);
    const ids = [...open, ...twee].flatMap((c) => [c.a, c.b]).concat(samen.flatMap((m) => [m.kept, m.gone]));
    const wie = await kanten(tx, school, ids);
    const paar = (
      id: string,
      reden: Paar['reden'],
      two: readonly [string, string],
      bleven: number,
    ): Paar[] => {
      const [one, other] = [wie.get(two[0]), wie.get(two[1])];
      return one && other ? [{ id, reden, kanten: [metNaam(one), metNaam(other)], bleven }] : [];
    };
    const kandidaat = (c: (typeof open)[number]) =>
      paar(c.id, c.reden, [c.a, c.b], 0).map((p) => ({ ...p, kanten: keepsFirst(p.kanten) }));
    return {
      open: open.flatMap(kandidaat),
      twee: twee.flatMap(kandidaat),
      samen: samen.flatMap((m) => paar(m.id, null, [m.kept, m.gone], m.bleven)),
    };
  });
}

const metNaam = (kant: KantRow): Kant => ({ ...kant, naam: naamVan(kant).voluit });

/** Who has most in Koers keeps his place; then who is at school; then who came first. */
function keepsFirst<K extends KantRow>([a, b]: readonly [K, K]): readonly [K, K] {
  const order =
    b.handelingen - a.handelingen ||
    Number(a.ended) - Number(b.ended) ||
    a.sinds.getTime() - b.sinds.getTime();
  return order <= 0 ? [a, b] : [b, a];
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
