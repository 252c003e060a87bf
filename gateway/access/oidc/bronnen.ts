import { sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Db } from '../../platform/db/pool.ts';
import { audit } from '../audit.ts';
import type { Keys } from '../keys.ts';
import { AANMELD_BRON } from '../sealed-columns.ts';
import { ClaimNamen } from './claims.ts';
import type { Bron } from './provider.ts';

/** What registering and reading sign-in services works with. */
export interface BronDeps {
  readonly db: Db;
  readonly keys: Pick<Keys, 'sealWithMaster' | 'openWithMaster'>;
  /** Demo mode: a service on this computer may use http. */
  readonly demo: boolean;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const Line = (max: number) => z.string().trim().min(1, 'mag niet leeg zijn').max(max, 'is te lang');

/** Shape of what `koers oidc register` reads. */
const shapeOf = (demo: boolean) =>
  z.object({
    issuer: Line(2048).refine((value) => {
      const url = URL.canParse(value) ? new URL(value) : null;
      if (!url || url.username || url.password || url.hash || url.search) return false;
      return url.protocol === 'https:' || (demo && url.protocol === 'http:' && LOOPBACK.test(url.hostname));
    }, 'moet een adres zijn dat met https:// begint'),
    clientId: Line(255),
    secret: Line(1024),
    naam: Line(60),
    claims: ClaimNamen.partial().default({}),
  });
export type NewBron = z.input<ReturnType<typeof shapeOf>>;

/**
 * Registers a sign-in service and approves it for one school. The same again changes nothing but name, secret and claims.
 * @param door a person id, or `command line`
 * @throws AppError `bad_request` with every fault
 */
export async function registerBron(
  { db, keys, demo }: BronDeps,
  school: string,
  given: NewBron,
  door: string,
): Promise<{ id: string; added: boolean }> {
  const parsed = shapeOf(demo).safeParse(given);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message }));
    throw new AppError('bad_request', 'Deze gegevens van de aanmelddienst kloppen niet:', { issues });
  }
  const { issuer, clientId: client_id, secret, naam, claims } = parsed.data;
  const private_sealed = keys.sealWithMaster(AANMELD_BRON, Buffer.from(secret));
  const made = await db.platform(async (tx) => {
    const values = { private_sealed, naam, claims: sql`${JSON.stringify(ClaimNamen.parse(claims))}::jsonb` };
    const { id } = await tx
      .insertInto('koers.aanmeld_bron')
      .values({ issuer, client_id, ...values })
      .onConflict((c) => c.columns(['issuer', 'client_id']).doUpdateSet({ ...values, ended_at: null }))
      .returning('id')
      .executeTakeFirstOrThrow();
    const row = { bron_id: id, school_id: school, approved_by: door };
    const added = await tx
      .insertInto('koers.aanmeld_bron_school')
      .values(row)
      .onConflict((c) => c.columns(['bron_id', 'school_id']).where('ended_at', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst();
    return { id, added: added !== undefined };
  });
  if (made.added) await note(db, school, 'aanmelddienst_goedgekeurd', made.id);
  return made;
}

/** From now on nobody of this school comes in by it. @throws AppError `not_found` */
export async function endBron({ db }: Pick<BronDeps, 'db'>, school: string, id: string): Promise<void> {
  const ended = await db.platform((tx) =>
    tx
      .updateTable('koers.aanmeld_bron_school')
      .set({ ended_at: new Date() })
      .where('bron_id', '=', id)
      .where('school_id', '=', school)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst(),
  );
  if (!ended) throw new AppError('not_found', 'Deze aanmelddienst is niet (meer) van deze school.');
  await note(db, school, 'aanmelddienst_beeindigd', id);
}

const note = (db: Db, school: string, actie: string, id: string): Promise<void> =>
  db.tenant({ school, actor: null }, (tx) =>
    audit(tx, { school, person: null }, { actie, soort: 'aanmeld_bron', id }),
  );

/** A service as the sign-in page shows it. */
export interface BronKnop {
  readonly id: string;
  readonly naam: string;
}

const LIVE = sql`b.ended_at IS NULL AND EXISTS (SELECT FROM koers.aanmeld_bron_school s WHERE s.bron_id = b.id AND s.ended_at IS NULL)`;

/** Services that let somebody in somewhere, by name. Which schools they are of is not told. */
export async function knoppen({ db }: Pick<BronDeps, 'db'>): Promise<readonly BronKnop[]> {
  const { rows } = await db.platform((tx) =>
    sql<BronKnop>`SELECT b.id, b.naam FROM koers.aanmeld_bron b WHERE ${LIVE} ORDER BY b.naam COLLATE "und-x-icu", b.id`.execute(
      tx,
    ),
  );
  return rows;
}

/** A school that lets people in by a service. */
export interface BronSchool {
  readonly id: string;
  readonly naam: string;
  /** BRIN with the number of the vestiging, six signs. */
  readonly brin: string;
}

/** A live service with its secret, and its schools. @throws AppError `not_found` */
export async function bronMet(
  { db, keys }: Pick<BronDeps, 'db' | 'keys'>,
  id: string,
): Promise<{ bron: Bron; scholen: readonly BronSchool[] }> {
  const { row, scholen } = await db.platform(async (tx) => ({
    row: await tx
      .selectFrom('koers.aanmeld_bron')
      .select(['id', 'issuer', 'client_id', 'private_sealed', 'claims'])
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst(),
    scholen: await tx
      .selectFrom('koers.aanmeld_bron_school as b')
      .innerJoin('koers.school as s', 's.id', 'b.school_id')
      .select(['s.id', 's.naam', sql<string>`s.brin || s.dependance`.as('brin')])
      .where('b.bron_id', '=', id)
      .where('b.ended_at', 'is', null)
      .orderBy('s.naam')
      .execute(),
  }));
  if (!row || scholen.length === 0)
    throw new AppError('not_found', 'Deze aanmelddienst is er niet (meer). Ga terug naar Aanmelden.');
  const secret = keys.openWithMaster(AANMELD_BRON, row.private_sealed).toString();
  const claims = ClaimNamen.parse(row.claims);
  return { bron: { id: row.id, issuer: row.issuer, clientId: row.client_id, secret, claims }, scholen };
}

export interface ListedBron extends BronKnop {
  readonly issuer: string;
  readonly clientId: string;
  readonly scholen: readonly string[];
}

/** Every live service with the BRINs of its schools; never its secret. */
export async function listBronnen({ db }: Pick<BronDeps, 'db'>): Promise<readonly ListedBron[]> {
  const { rows } = await db.platform((tx) =>
    sql<ListedBron>`
      SELECT b.id, b.naam, b.issuer, b.client_id AS "clientId", array_agg(s.brin || s.dependance ORDER BY s.brin, s.dependance) AS scholen
      FROM koers.aanmeld_bron b JOIN koers.aanmeld_bron_school k ON k.bron_id = b.id AND k.ended_at IS NULL
      JOIN koers.school s ON s.id = k.school_id
      WHERE b.ended_at IS NULL GROUP BY b.id ORDER BY b.naam, b.id`.execute(tx),
  );
  return rows;
}
