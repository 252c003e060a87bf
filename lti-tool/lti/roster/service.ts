import { AppError } from '../../../gateway/errors.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import type { ServiceClient } from '../advantage/service-call.ts';
import { contextOf, type LtiContext } from '../context-store.ts';
import { type Member, membersOf } from './rules.ts';
import { keepFault, keepMembers, keepReading, remembered, unknownSubs } from './store.ts';

/** Names of members who are nobody yet, sealed for this school. */
export interface RosterSeal {
  seal(tx: Tx, school: string, plain: Buffer): Promise<Buffer>;
  open(tx: Tx, school: string, sealed: Buffer): Promise<Buffer>;
}

export interface RosterDeps {
  readonly db: Db;
  readonly client: ServiceClient;
  readonly keys: RosterSeal;
  readonly now: () => Date;
}

const SCOPE = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const TYPE = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';
/** Canvas gives ten members a page when nothing is asked. */
const PAGE = '100';
/** So long what differs is enough; then the whole list is read again, so that no platform's mistake stays. */
const WHOLE_EVERY_MS = 7 * 24 * 3_600_000;

export interface RosterRead {
  readonly members: number;
  readonly linked: number;
  /** Lines that could not be read. */
  readonly unread: number;
  readonly whole: boolean;
}

interface List {
  readonly members: readonly Member[];
  readonly unread: number;
  readonly next: string | null;
}

async function readList(deps: RosterDeps, of: LtiContext, url: string): Promise<List> {
  const members: Member[] = [];
  let unread = 0;
  let next: string | null = null;
  const call = { registration: of.registration, scopes: [SCOPE], url, accept: TYPE };
  for await (const page of deps.client.pages(call)) {
    const found = membersOf(page.json);
    if (found === null)
      throw new AppError('source_invalid', 'De leeromgeving stuurt iets dat geen deelnemerslijst is.', {
        detail: 'nrps: no members',
        retry: 'never',
      });
    members.push(...found.members);
    unread += found.unread;
    next = page.links['differences'] ?? next;
  }
  return { members, unread, next };
}

/** The whole list; with a link also what its launch would say of each member: there the ECK iD stands (NRPS 2.0 §2.4). */
function wholeUrl(url: string, link: string | null): string {
  const asked = new URL(url);
  asked.searchParams.set('limit', PAGE);
  if (link !== null) asked.searchParams.set('rlid', link);
  return asked.href;
}

/** A platform may have forgotten what we name: since when, or which link. Then something else is asked. */
const forgotten = (error: unknown): boolean =>
  error instanceof AppError && (error.opts.sourceStatus === 400 || error.opts.sourceStatus === 404);

/** What differs since the last time when the platform says so, else the whole list. */
async function readFrom(
  deps: RosterDeps,
  of: LtiContext & { readonly membershipsUrl: string },
  before: { readonly vol: Date | null; readonly verschil_url: string | null },
): Promise<List & { whole: boolean }> {
  const fresh = before.vol !== null && deps.now().getTime() - before.vol.getTime() < WHOLE_EVERY_MS;
  const ways = [
    ...(fresh && before.verschil_url !== null ? [{ url: before.verschil_url, whole: false }] : []),
    ...(of.linkId === null ? [] : [{ url: wholeUrl(of.membershipsUrl, of.linkId), whole: true }]),
  ];
  for (const { url, whole } of ways) {
    try {
      return { ...(await readList(deps, of, url)), whole };
    } catch (error) {
      if (!forgotten(error)) throw error;
    }
  }
  return { ...(await readList(deps, of, wholeUrl(of.membershipsUrl, null))), whole: true };
}

/** Names to keep: of who is nobody yet. Those of before stay where only differences came. */
async function sealedNames(
  tx: Tx,
  deps: RosterDeps,
  at: { school: string; context: string; before: Buffer | null; members: readonly Member[]; whole: boolean },
): Promise<Buffer | null> {
  const old = at.whole ? {} : await openNames(tx, deps.keys, at.school, at.before);
  const heard = at.members.flatMap(({ sub, naam }) => (naam === undefined ? [] : [[sub, naam] as const]));
  const all = new Map([...Object.entries(old), ...heard]);
  const unknown = await unknownSubs(tx, at.context);
  const kept = unknown.flatMap((sub) => (all.has(sub) ? [[sub, all.get(sub)] as const] : []));
  if (kept.length === 0) return null;
  return await deps.keys.seal(tx, at.school, Buffer.from(JSON.stringify(Object.fromEntries(kept))));
}

/** Names by sub, as they were sealed. */
export async function openNames(
  tx: Tx,
  keys: RosterSeal,
  school: string,
  sealed: Buffer | null,
): Promise<Readonly<Record<string, string>>> {
  if (sealed === null) return {};
  return JSON.parse((await keys.open(tx, school, sealed)).toString('utf8')) as Record<string, string>;
}

/**
 * Reads who is in a course (NRPS 2.0) and links who is exactly one known person by ECK iD or number; nobody by a name or an
 * e-mail address. No transaction is open while the platform is asked. May run twice: the second time finds the same.
 * @returns null when the course is gone, or its platform offers no class list
 * @throws AppError of the platform (service-call.ts), after it was written down with the course
 */
export async function readRoster(
  deps: RosterDeps,
  at: { readonly school: string; readonly context: string },
): Promise<RosterRead | null> {
  const tenant = { school: at.school, actor: null };
  const start = await deps.db.tenant(tenant, async (tx) => {
    const of = await contextOf(tx, at.context);
    return of && { of, before: await remembered(tx, at.context) };
  });
  const { of, before } = start ?? {};
  if (!of?.membershipsUrl || !before) return null;
  try {
    const list = await readFrom(deps, { ...of, membershipsUrl: of.membershipsUrl }, before);
    const { members, unread, whole, next } = list;
    const linked = await deps.db.tenant(tenant, async (tx) => {
      const count = await keepMembers(tx, at.context, members, whole);
      const namen = await sealedNames(tx, deps, { ...at, before: before.namen, members, whole });
      await keepReading(tx, at.context, { at: deps.now(), whole, next: next ?? before.verschil_url, namen });
      return count;
    });
    return { members: members.length, linked, unread, whole };
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'internal';
    await deps.db.tenant(tenant, (tx) => keepFault(tx, at.context, code));
    throw error;
  }
}
