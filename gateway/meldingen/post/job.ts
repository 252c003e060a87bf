import { sql } from 'kysely';
import { z } from 'zod';
import type { Keys } from '../../access/keys.ts';
import { linkHash, linkTeken, WELKOM } from '../../access/ouder-uitnodiging/link.ts';
import { AppError } from '../../errors.ts';
import type { Db } from '../../platform/db/pool.ts';
import { defineJob, type Job } from '../../platform/jobs/define-job.ts';
import type { Mailer } from '../../platform/mail/smtp.ts';
import { meldingBrief, uitnodigingBrief } from './brieven.ts';
import { type OpenPost, openPost, type PostFout, sluitPost } from './post-store.ts';
import { POST } from './schrijf.ts';

const PostPayload = z.object({ school: z.uuid(), post: z.uuid() });
/** With the back-off of the queue (2 s, doubled) about nine hours: a mail server that is mended the same day is in time. */
const ATTEMPTS = 14;

export interface PostDeps {
  readonly db: Pick<Db, 'tenant'>;
  readonly keys: Pick<Keys, 'macForSchool'>;
  /** Null: this Koers has no mail server. */
  readonly mailer: Mailer | null;
  /** Our own origin, for the link. */
  readonly origin: () => string;
}

/**
 * Sends one mail. Sent once as far as Koers knows; when it stops between sending and writing that down it is sent again with
 * the same Message-ID. What has been read, used or taken back meanwhile is not sent.
 */
export function postJob(deps: PostDeps): Job {
  return defineJob({
    name: POST,
    queue: 'post',
    payload: PostPayload,
    attempts: ATTEMPTS,
    handler: async ({ school, post }) => {
      const at = { school, actor: null };
      const { open, link } = await deps.db.tenant(at, async (tx) => {
        const found = await openPost(tx, post);
        return { open: found, link: found ? await linkVan(deps, { tx, school }, found) : '' };
      });
      if (!open) return;
      const fout = await verstuur(deps, open, link);
      await deps.db.tenant(at, (tx) => sluitPost(tx, post, fout));
    },
  });
}

type Tenant = { tx: Parameters<typeof linkTeken>[0]; school: string };

async function linkVan({ keys, origin }: PostDeps, { tx, school }: Tenant, open: OpenPost): Promise<string> {
  if (open.soort === 'melding') return `${origin()}/thuis`;
  const teken = await linkTeken(tx, keys, { school, uitnodiging: open.ref });
  // The keys of the school may have been renewed since it was made: then this is the link that counts.
  await sql`UPDATE koers.invitation SET link_hash = ${linkHash(teken)} WHERE id = ${open.ref}::uuid AND used_at IS NULL AND ended_at IS NULL`.execute(
    tx,
  );
  return `${origin()}${WELKOM}/${teken}`;
}

/** @returns why it was not sent and never will be; `null` when it was */
async function verstuur(
  { mailer }: PostDeps,
  { id, soort, school, email, geldt }: OpenPost,
  link: string,
): Promise<PostFout | null> {
  if (!geldt) return 'vervallen';
  if (mailer === null) return 'niet_ingesteld';
  if (email === null) return 'geen_adres';
  const woorden = (soort === 'melding' ? meldingBrief : uitnodigingBrief)({ school, link });
  try {
    await mailer.send({ ...woorden, aan: email, kenmerk: id });
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'source_refused') return 'geweigerd';
    throw error;
  }
}
