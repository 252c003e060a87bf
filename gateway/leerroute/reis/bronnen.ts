import type { ReisBron } from './bron.ts';
import { besluiten } from './bronnen/besluiten.ts';
import { groepen } from './bronnen/groepen.ts';
import { resultaten } from './bronnen/resultaten.ts';
import { scholen } from './bronnen/scholen.ts';
import { stappen } from './bronnen/stappen.ts';

/** Where the leerreis is read from, one file a kind of event; on the same day they stand in this order. */
export const BRONNEN: readonly ReisBron[] = [stappen, besluiten, resultaten, groepen, scholen];
