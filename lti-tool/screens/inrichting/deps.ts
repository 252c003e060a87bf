import type { Frame } from '../chrome.tsx';
import { rolesWith } from '../roles.ts';

export interface InrichtingDeps {
  readonly assets: Frame['assets'];
  readonly now: () => Date;
}

/** Every route here: who keeps the packages of the school. */
export const access = { kind: 'roles', any: rolesWith('pakket_beheren') } as const;
