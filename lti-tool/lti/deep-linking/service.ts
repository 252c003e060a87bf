import { randomInt } from 'node:crypto';
import { audit } from '../../../gateway/access/audit.ts';
import { notFound } from '../../../gateway/access/scope.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { magPlaatsen } from '../links/choices.ts';
import { contentItem, type PlacedLink } from '../links/content-item.ts';
import type { Plek } from '../links/kinds.ts';
import { storeLinks } from '../links/store.ts';
import type { OwnSigner } from '../own-signature.ts';
import { responseClaims } from './response.ts';
import { type PickOf, takePick, type WaitingPick } from './store.ts';

/** Letters and digits that are not mixed up when read out. */
const SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const newCode = (): string => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('');

/** How long the ELO may take to read the answer; seconds. */
const ANSWER_SECONDS = 300;

export interface DeepLinkingDeps {
  readonly db: Db;
  readonly signer: Pick<OwnSigner, 'sign'>;
  /** Our own origin, as people's browsers know it. */
  readonly origin: () => string;
}

/** A form for the browser to post to the ELO (Deep Linking 2.0 §3.5): the choice, signed. */
export interface DeepLinkAnswer {
  readonly returnUrl: string;
  readonly jwt: string;
  readonly placed: readonly PlacedLink[];
}

/**
 * Answers a deep linking request with these places; with none of them it is the answer of who changed his mind. It is answered once.
 * @returns null when it does not wait (any more) for this person
 * @throws AppError `not_found` when he may not place even one of them; then the request still waits
 */
export async function answerPick(
  deps: DeepLinkingDeps,
  who: KnownActor,
  of: Omit<PickOf, 'person'>,
  plekken: readonly Plek[],
): Promise<DeepLinkAnswer | null> {
  const done = await deps.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const pick = await takePick(tx, { ...of, person: who.person });
    if (!pick) return null;
    const chosen = pick.multiple ? plekken : plekken.slice(0, 1);
    const allowed = await magPlaatsen(tx, who, chosen);
    if (allowed.length < chosen.length) throw notFound('plek out of scope');
    if (chosen.length === 0) return { pick, placed: [] };
    const placed = await storeLinks(tx, who.person, chosen, chosen.map(newCode));
    await audit(tx, who, {
      actie: 'plek_geplaatst',
      soort: 'lti_link',
      id: null,
      details: { platform: pick.platform, links: placed.map((link) => link.id) },
    });
    return { pick, placed };
  });
  return done ? await signed(deps, done.pick, done.placed) : null;
}

async function signed(
  { signer, origin }: DeepLinkingDeps,
  pick: WaitingPick,
  placed: readonly PlacedLink[],
): Promise<DeepLinkAnswer> {
  const items = placed.map((link) => contentItem(link, origin(), pick.ownWindow));
  const words =
    placed.length === 0
      ? null
      : placed.length === 1
        ? 'Koers is toegevoegd.'
        : `${placed.length} koppelingen van Koers zijn toegevoegd.`;
  const jwt = await signer.sign(responseClaims(pick, items, words), ANSWER_SECONDS);
  return { returnUrl: pick.returnUrl, jwt, placed };
}
