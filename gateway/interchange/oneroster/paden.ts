import type { Pad } from './pad.ts';
import { CIJFER_PADEN } from './paden-cijfers.ts';
import { ROOSTER_PADEN } from './paden-rooster.ts';

/** Every read of OneRoster 1.2 that Koers answers. */
export const PADEN: readonly Pad[] = [...ROOSTER_PADEN, ...CIJFER_PADEN];
