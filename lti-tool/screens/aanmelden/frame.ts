import { type KnownActor, Rol } from '../../../gateway/model/actor.ts';
import type { Frame } from '../chrome.tsx';
import { ownFrameFor } from '../frame.ts';
import type { AanmeldenDeps } from './deps.ts';

/** Whoever has a role: the handlers ask for a passkey. No transaction, because accounts stand above the schools. */
export const ANYBODY = { kind: 'roles-own-transaction', any: Rol.options } as const;

/** The frame of a whole page. */
export const frameOf = ({ assets, account }: AanmeldenDeps, who: KnownActor): Promise<Frame> =>
  ownFrameFor({ assets, db: account.db }, who);
