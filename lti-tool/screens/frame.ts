import type { KnownActor } from '../../gateway/model/actor.ts';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import { mijnGroepen } from '../../gateway/school/service.ts';
import { viewer } from '../../gateway/school/viewer.ts';
import { type Frame, type ScreenDeps, viewerOf } from './chrome.tsx';
import { persoonMerk } from './persoon-merk.ts';

/** The frame of a page for who asks; one statement, so only for whole pages and never for a tick. */
export async function frameFor(
  deps: { readonly assets: Frame['assets'] },
  call: { tx: Tx; who: KnownActor },
): Promise<Frame> {
  const { naam, school } = await viewer(call.tx, call.who);
  const wie = { ...viewerOf(naam.voluit, school, call.who), merk: persoonMerk(call.who) };
  return { assets: deps.assets, viewer: wie, who: call.who };
}

/** As `frameFor`, for a route that holds no transaction. */
export async function ownFrameFor(
  deps: { readonly assets: Frame['assets']; readonly db: Pick<Db, 'tenant'> },
  who: KnownActor,
): Promise<Frame> {
  return await deps.db.tenant({ school: who.school, actor: who.person }, (tx) => frameFor(deps, { tx, who }));
}

/** The frame of a page about a pupil, where his groups are links for who can open them; two statements. */
export async function leerlingFrameFor(deps: ScreenDeps, call: { tx: Tx; who: KnownActor }): Promise<Frame> {
  const groepen = await mijnGroepen(call.tx, call.who);
  return {
    ...(await frameFor(deps, call)),
    groepen: new Set(groepen.map((groep) => groep.id)),
    eigenGroepen: new Set(groepen.filter((groep) => groep.eigen).map((groep) => groep.id)),
  };
}
