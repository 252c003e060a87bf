import type { KnownActor } from '../../gateway/model/actor.ts';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';
import { viewer } from '../../gateway/school/viewer.ts';
import { type Frame, type ScreenDeps, viewerOf } from './chrome.tsx';

/** The frame of a page for who asks; one statement, so only for whole pages and never for a tick. */
export async function frameFor(deps: ScreenDeps, call: { tx: Tx; who: KnownActor }): Promise<Frame> {
  const { naam, school } = await viewer(call.tx, call.who);
  return { assets: deps.assets, viewer: viewerOf(naam.voluit, school, call.who), who: call.who };
}
