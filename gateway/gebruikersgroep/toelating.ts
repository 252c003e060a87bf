import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '../access/audit.ts';
import { handleOf, hashCode, newCode, readCode, spokenCode } from '../access/invitation-code.ts';
import { requireInSchool } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Db } from '../platform/db/pool.ts';
import { eenTegelijk, groepKop } from './groep-store.ts';

const DAGEN = 14;
const POGINGEN = 5;

/**
 * Founds a gebruikersgroep; one's bestuur takes part from the start and presides (R80). @returns its id
 * @throws AppError `not_allowed`; `conflict` for a leverancier, who is invited
 */
export async function richtOp(
  tx: Tx,
  who: KnownActor,
  { naam, product }: { naam: string; product: string },
): Promise<string> {
  requireInSchool(who, 'samenwerken_namens');
  if (who.roles.has('leverancier'))
    throw new AppError('conflict', 'Een bestuur richt een gebruikersgroep op, en nodigt je dan uit.', {
      status: 409,
    });
  const { rows } = await sql<{ id: string }>`
    SELECT koers.richt_gebruikersgroep_op(${naam}, ${product}) AS id`.execute(tx);
  const id = rows[0]?.id ?? '';
  await audit(tx, who, { actie: 'gebruikersgroep_opgericht', soort: 'gebruikersgroep', id });
  return id;
}

export interface Uitnodiging {
  readonly groep: string;
  readonly soort: 'bestuur' | 'leverancier';
  /** Name of the organisation; one that takes part already gets one more code, for a colleague. */
  readonly naam: string;
}

/**
 * A code that lets an organisation in, once, within 14 days. Only who presides invites a new organisation.
 * @returns the code in groups, to be told to them; Koers keeps a slow hash
 * @throws AppError `not_found`, `not_allowed`; `conflict` when a bestuur is in, or who asks does not preside
 */
export async function nodigUit(
  tx: Tx,
  who: KnownActor,
  { groep, soort, naam }: Uitnodiging,
): Promise<string> {
  requireInSchool(who, 'samenwerken_namens');
  await eenTegelijk(tx, groep); // two who invite the same organisation make one place for it
  const { wij, deelnemers } = await groepKop(tx, groep);
  const conflict = (waarom: string) => new AppError('conflict', waarom, { status: 409 });
  const bestaat = deelnemers.find((d) => d.naam.toLowerCase() === naam.toLowerCase());
  if (!wij.voorzitter && bestaat?.id !== wij.id)
    throw conflict(
      'Alleen de voorzitter nodigt een nieuwe organisatie uit. Jij kunt een collega uitnodigen.',
    );
  if (bestaat && bestaat.soort !== soort) throw conflict(`${bestaat.naam} doet al mee als ${bestaat.soort}.`);
  if (bestaat?.soort === 'bestuur' && bestaat.binnen)
    throw conflict(`${bestaat.naam} doet al mee, met al zijn scholen. Daar is geen code voor nodig.`);
  let deelnemer = bestaat?.id;
  if (deelnemer === undefined) {
    const nieuw = tx.insertInto('koers.deelnemer').values({ groep_id: groep, soort, naam }).returning('id');
    deelnemer = (await nieuw.executeTakeFirstOrThrow()).id;
  }
  await audit(tx, who, {
    actie: 'deelnemer_uitgenodigd',
    soort: 'gebruikersgroep',
    id: groep,
    details: { deelnemer },
  });
  return spokenCode(await bewaarCode(tx, groep, deelnemer));
}

/** Tries again when the first signs are those of another open code. */
async function bewaarCode(tx: Tx, groep: string, deelnemer: string): Promise<string> {
  for (;;) {
    const code = newCode();
    const hash = await hashCode(code);
    const done = await sql`
      INSERT INTO koers.deelnemer_code (groep_id, deelnemer_id, handle, code_hash, verloopt_op)
      VALUES (${groep}::uuid, ${deelnemer}::uuid, ${handleOf(code)}, ${hash}, now() + make_interval(days => ${DAGEN}))
      ON CONFLICT DO NOTHING`.execute(tx);
    if (done.numAffectedRows === 1n) return code;
  }
}

/** One answer to every code that does not open: it says nothing of which codes there are. */
const geweigerd = (detail: string) =>
  new AppError(
    'bad_request',
    'Deze code klopt niet, of hij werkt niet meer. Kijk hem na, of vraag een nieuwe.',
    {
      status: 422,
      detail,
    },
  );

/**
 * Uses a code that one was told: a bestuur takes part with all its schools, a leverancier with this person (R80). Every try
 * is counted before it is judged; after five wrong ones the code is dead.
 * @returns the id of the gebruikersgroep
 * @throws AppError `bad_request` whatever is wrong with the code; `conflict` when one's bestuur takes part already
 */
export async function treedToe(db: Db, who: KnownActor, getypt: string): Promise<string> {
  requireInSchool(who, 'samenwerken_namens');
  const code = readCode(getypt);
  if (code === null) throw geweigerd('not a code');
  const { rows } = await db.platform((tx) =>
    sql<{ id: string; code_hash: Buffer }>`UPDATE koers.deelnemer_code SET pogingen = pogingen + 1
      WHERE handle = ${handleOf(code)} AND gebruikt_op IS NULL AND verloopt_op > now() AND pogingen < ${POGINGEN}
      RETURNING id, code_hash`.execute(tx),
  );
  const hash = await hashCode(code); // also when nothing was found: how long it takes tells nothing
  const [found] = rows;
  if (!found || !timingSafeEqual(hash, found.code_hash)) throw geweigerd('no such code, or a wrong one');
  const als = who.roles.has('leverancier') ? 'leverancier' : 'bestuur';
  return await db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const toe = await sql<{ groep: string }>`SELECT koers.treed_toe(${found.id}::uuid, ${als}) AS groep`
      .execute(tx)
      .catch(weigering);
    const groep = toe.rows[0]?.groep ?? '';
    await audit(tx, who, { actie: 'gebruikersgroep_toegetreden', soort: 'gebruikersgroep', id: groep });
    return groep;
  });
}

function weigering(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'KP404') throw geweigerd('used meanwhile, or of another kind');
  if (code === 'KP409')
    throw new AppError('conflict', 'Jullie bestuur doet al mee in deze gebruikersgroep.', { status: 409 });
  throw error;
}
