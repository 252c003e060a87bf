import { type KnownActor, Rol } from '../../../gateway/model/actor.ts';
import { viewer } from '../../../gateway/school/viewer.ts';
import { type Frame, viewerOf } from '../chrome.tsx';
import type { AanmeldenDeps } from './deps.ts';

/** Whoever has a role: the handlers ask for a passkey. No transaction, because accounts stand above the schools. */
export const ANYBODY = { kind: 'roles-own-transaction', any: Rol.options } as const;

/** The frame of a whole page, for a route without a transaction. */
export async function frameOf({ assets, account }: AanmeldenDeps, who: KnownActor): Promise<Frame> {
  const { naam, school } = await account.db.tenant({ school: who.school, actor: who.person }, (tx) =>
    viewer(tx, who),
  );
  return { assets, viewer: viewerOf(naam.voluit, school, who), who };
}
