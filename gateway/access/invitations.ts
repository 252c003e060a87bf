import { randomUUID, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { grantRole, type RoleGrant } from '../school/people.ts';
import type { AccountDeps, AccountPerson } from './account-deps.ts';
import { audit } from './audit.ts';
import { GEEFT_ALLES, geeftRollen, geenUitnodiging } from './grants-rules.ts';
import { grantFeiten, lockRollen } from './grants-store.ts';
import { handleOf, hashCode, newCode, readCode, spokenCode } from './invitation-code.ts';
import { makeMedewerker, requireMedewerker } from './invited-person.ts';
import { linkHash } from './ouder-uitnodiging/link.ts';
import type { Overhandigd } from './ouder-uitnodiging/zekerheid.ts';
import { notFound, requireInSchool } from './scope.ts';

const DAYS = 7;
const MAX_TRIES = 5;

export interface NewInvitation {
  readonly school: string;
  /** Somebody Koers knows, or the name of somebody new. */
  readonly who: { readonly person: string } | { readonly naam: string };
  readonly rol: RoleGrant['rol'];
  /** First day without the role. */
  readonly tot?: string;
  /** Somebody who keeps the roles, or who runs the server. */
  readonly by: KnownActor | 'command line';
  /** Why; it is what the FG reads. */
  readonly reason: string;
}

export interface Invited {
  readonly person: string;
  /** In groups, to be told to this person alone; Koers keeps no more than a hash. */
  readonly code: string;
  readonly expiresAt: Date;
}

/**
 * Invites a person of the school: gives the role, and a code that opens Koers once within 7 days. A new invitation ends
 * the one before. It follows the rules of a grant, under its lock. Runs in a transaction in the school's context.
 * @throws AppError `not_found` when there is no such medewerker (any more), `bad_request` without a name or a reason;
 * `not_allowed`, and `conflict` with the reason, as `grantRol`
 */
export async function invite(tx: Tx, input: NewInvitation): Promise<Invited> {
  const { school, who, rol, reason, tot } = input;
  if (input.by !== 'command line') requireInSchool(input.by, 'rollen_beheren');
  const by = input.by === 'command line' ? input.by : input.by.person;
  await lockRollen(tx);
  const person =
    'person' in who ? await requireMedewerker(tx, who.person) : await makeMedewerker(tx, school, who.naam);
  await mustBeInvitable(tx, person, input);
  await grantRole(tx, school, { person, rol, reason, grantedBy: by, ...(tot === undefined ? {} : { tot }) });
  await endOpenInvitations(tx, person);
  const { id, code, expiresAt } = await storeInvitation(tx, { school, person, by, days: DAYS });
  const actor = { school, person: input.by === 'command line' ? null : by };
  const details = { uitnodiging: id, rol, door: by };
  await audit(tx, actor, { actie: 'uitnodiging_gemaakt', soort: 'person', id: person, details });
  return { person, code: spokenCode(code), expiresAt };
}

async function mustBeInvitable(tx: Tx, persoon: string, input: NewInvitation): Promise<void> {
  const { by, rol, reason: reden, tot = null } = input;
  const vrager =
    by === 'command line'
      ? { wie: by, geeft: GEEFT_ALLES }
      : { wie: by.person, geeft: geeftRollen(by.roles) };
  const feiten = await grantFeiten(tx, vrager, persoon);
  if (!feiten) throw notFound('person');
  const waarom = geenUitnodiging({ persoon, rol, van: feiten.vandaag, tot, reden }, feiten);
  if (waarom !== null) throw new AppError('conflict', waarom, { status: 409 });
}

/** A new invitation ends those before it. */
export async function endOpenInvitations(tx: Tx, person: string): Promise<void> {
  await sql`UPDATE koers.invitation SET ended_at = now()
    WHERE person_id = ${person}::uuid AND used_at IS NULL AND ended_at IS NULL`.execute(tx);
}

interface ToStore extends AccountPerson {
  readonly by: string;
  readonly days: number;
  /** For somebody outside the school: what he also needs is in a link, made for the id of the invitation. */
  readonly link?: { readonly zekerheid: Overhandigd; readonly teken: (id: string) => Promise<string> };
}

/** Tries again when the first group of the code is that of another open invitation. */
export async function storeInvitation(
  tx: Tx,
  { link, ...input }: ToStore,
): Promise<{ id: string; code: string; expiresAt: Date; teken: string | null }> {
  const id = randomUUID();
  const teken = link ? await link.teken(id) : null;
  for (;;) {
    const code = newCode();
    const hash = await hashCode(code);
    const { rows } = await sql<{ expires_at: Date }>`
      INSERT INTO koers.invitation (id, school_id, person_id, handle, code_hash, made_by, expires_at, link_hash, zekerheid)
      VALUES (${id}::uuid, ${input.school}::uuid, ${input.person}::uuid, ${handleOf(code)}, ${hash}, ${input.by},
        now() + make_interval(days => ${input.days}), ${teken === null ? null : linkHash(teken)}::bytea, ${link?.zekerheid ?? null})
      ON CONFLICT (handle) WHERE used_at IS NULL AND ended_at IS NULL DO NOTHING
      RETURNING expires_at`.execute(tx);
    if (rows[0]) return { id, code, expiresAt: rows[0].expires_at, teken };
  }
}

export interface OpenInvitation extends AccountPerson {
  readonly id: string;
}

/** One answer to every code that does not open: it says nothing of which codes there are. */
const CODE_REFUSED =
  'Deze code klopt niet, of hij werkt niet meer. Kijk hem na. Lukt het dan nog niet? Vraag een nieuwe uitnodiging.';

/** What somebody brings: the code he typed, and what stood in the link he followed, if he did. */
export interface Brought {
  readonly code: string;
  readonly link?: string | undefined;
}

/**
 * The invitation that a typed code opens, with the link for who needs one. Every try is counted before it is judged; after 5 wrong ones it is dead.
 * @throws AppError `not_allowed` with CODE_REFUSED, whatever is wrong
 */
export async function openInvitation(deps: AccountDeps, brought: Brought): Promise<OpenInvitation> {
  const code = readCode(brought.code);
  if (code === null) throw new AppError('not_allowed', CODE_REFUSED, { detail: 'not a code' });
  const found = await countTry(deps, handleOf(code));
  const hash = await hashCode(code); // also when nothing was found: how long it takes tells nothing
  const right = found && timingSafeEqual(hash, found.code_hash) && linkFits(found.link_hash, brought.link);
  if (right && (await isRight(deps, found.id)))
    return { id: found.id, school: found.school_id, person: found.person_id };
  deps.log.info({ reason: found ? 'wrong code or link' : 'no such invitation' }, 'invitation refused');
  if (found) await noteRefusal(deps, found);
  throw new AppError('not_allowed', CODE_REFUSED);
}

/** An invitation with a link needs it; one without does not look at what was brought. */
function linkFits(wanted: Buffer | null, link: string | undefined): boolean {
  return wanted === null || timingSafeEqual(wanted, linkHash(link ?? ''));
}

interface Counted {
  readonly id: string;
  readonly school_id: string;
  readonly person_id: string;
  readonly code_hash: Buffer;
  readonly link_hash: Buffer | null;
  readonly tries: number;
}

async function countTry({ db }: AccountDeps, handle: string): Promise<Counted | undefined> {
  const { rows } = await db.platform((tx) =>
    sql<Counted>`UPDATE koers.invitation SET tries = tries + 1
      WHERE handle = ${handle} AND used_at IS NULL AND ended_at IS NULL AND expires_at > now() AND tries < ${MAX_TRIES}
      RETURNING id, school_id, person_id, code_hash, link_hash, tries`.execute(tx),
  );
  return rows[0];
}

/** Takes the counted try back. False when the person left, or the role ended, since the invitation was made. */
async function isRight({ db }: AccountDeps, id: string): Promise<boolean> {
  const { rows } = await db.platform((tx) =>
    sql<{ here: boolean }>`UPDATE koers.invitation SET tries = tries - 1 WHERE id = ${id}::uuid
      RETURNING koers.invited_here(id) AS here`.execute(tx),
  );
  return rows[0]?.here ?? false;
}

async function noteRefusal(
  { db }: AccountDeps,
  { school_id: school, id, tries, person_id }: Counted,
): Promise<void> {
  await db.tenant({ school, actor: null }, (tx) =>
    audit(
      tx,
      { school, person: null },
      {
        actie: 'uitnodiging_geweigerd',
        soort: 'person',
        id: person_id,
        details: { uitnodiging: id, poging: tries },
      },
    ),
  );
}

/** Whose it was, and how sure the school was of him; null for who came by a code alone. */
export interface UsedInvitation extends AccountPerson {
  readonly zekerheid: Overhandigd | null;
}

/**
 * Marks an invitation as used, in a platform transaction; of two at the same moment one gets it.
 * @throws AppError `conflict` when it was used, ended or guessed to death meanwhile
 */
export async function useInvitation(tx: Tx, id: string): Promise<UsedInvitation> {
  const { rows } = await sql<UsedInvitation>`UPDATE koers.invitation SET used_at = now()
    WHERE id = ${id}::uuid AND used_at IS NULL AND ended_at IS NULL AND expires_at > now() AND tries < ${MAX_TRIES}
      AND koers.invited_here(id)
    RETURNING school_id AS school, person_id AS person, zekerheid`.execute(tx);
  if (rows[0]) return rows[0];
  throw new AppError('conflict', 'Deze uitnodiging is al gebruikt of werkt niet meer. Vraag een nieuwe.');
}
