import { randomUUID } from 'node:crypto';
import type { Db } from '../../gateway/platform/db/pool.ts';
import { MESSAGES } from './checks/message-type.ts';
import type { LaunchClaims } from './claims.ts';
import { storePick } from './deep-linking/store.ts';
import { plekPad } from './links/content-item.ts';
import { leerlingBySub, linkBefore, rememberPlace } from './links/store.ts';
import { isFirstPage, landing } from './target.ts';

/** A choice of links is made within this time; seconds. */
const PICK_SECONDS = 3600;

/** A launch that holds, and that nobody is admitted by yet. */
interface Held {
  readonly school: string;
  readonly platform: string;
  readonly claims: LaunchClaims;
  /** The page of ours that it asks for. */
  readonly target: string;
  readonly now: Date;
}

/** Where a launch leads, and what is written once a known person is in. */
export interface Destination {
  readonly naar: string;
  readonly admitted?: (person: string) => Promise<void>;
}

/** Where the choice of a deep linking request is made; where the work is that a submission review is about. */
export const kiesPad = (pick: string): string => `/plaatsen/${pick}`;
export const inzendingPad = (leerling: string | null): string => `/inzending/${leerling ?? 'onbekend'}`;

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const PLACED = new RegExp(`^${plekPad(`(${UUID})`)}$`);
const NUMBER = new RegExp(`^${UUID}$`);

/**
 * Where this launch leads, by its message: a page, the choice of links, somebody's work, or a link that was placed before. For a
 * plain page nothing is asked of the database.
 */
export async function destination(db: Db, held: Held, fallback: string): Promise<Destination> {
  const { claims } = held;
  const target = new URL(held.target);
  const at = (path: string) => new URL(path, target.origin).href;
  if (claims.messageType === MESSAGES.deepLinking) return picking(db, held, at);
  if (claims.messageType === MESSAGES.submissionReview) {
    const { platform, school } = held;
    const sub = claims.forUser ?? '';
    const leerling = await db.tenant({ school, actor: null }, (tx) => leerlingBySub(tx, { platform, sub }));
    return { naar: at(inzendingPad(leerling ?? null)) };
  }
  const link =
    PLACED.exec(target.pathname)?.[1] ?? (isFirstPage(target) ? await linkIn(db, held) : undefined);
  if (link === undefined) return { naar: landing(target, fallback) };
  return { naar: at(plekPad(link)), admitted: (person) => meet(db, held, link, person) };
}

function picking(db: Db, held: Held, at: (path: string) => string): Destination {
  const { school, platform, claims, now } = held;
  const settings = claims.deepLinking;
  const id = randomUUID();
  const admitted = (person: string) =>
    db.tenant({ school, actor: person }, (tx) =>
      storePick(tx, {
        id,
        person,
        platform,
        deploymentId: claims.deploymentId ?? '',
        returnUrl: settings?.returnUrl ?? '',
        data: settings?.data ?? null,
        multiple: settings?.multiple ?? false,
        ownWindow: settings?.targets.includes('window') === true && !settings.targets.includes('iframe'),
        expiresAt: new Date(now.getTime() + PICK_SECONDS * 1000),
      }),
    );
  return { naar: at(kiesPad(id)), admitted };
}

/** The number that we gave the ELO with the link, else the link of which this one is a copy. */
async function linkIn(db: Db, { claims, school, platform }: Held): Promise<string | undefined> {
  if (claims.link !== undefined && NUMBER.test(claims.link)) return claims.link;
  if (claims.copiedFrom.length === 0) return undefined;
  const of = { platform, resourceLinks: claims.copiedFrom };
  return await db.tenant({ school, actor: null }, (tx) => linkBefore(tx, of));
}

async function meet(db: Db, held: Held, link: string, person: string): Promise<void> {
  const { school, platform, claims, now } = held;
  const met = {
    link,
    platform,
    context: claims.course?.context ?? '',
    resourceLink: claims.course?.linkId,
    now,
  };
  await db.tenant({ school, actor: person }, (tx) => rememberPlace(tx, met));
}
