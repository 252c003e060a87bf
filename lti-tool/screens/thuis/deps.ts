import type { Keys } from '../../../gateway/access/keys.ts';
import type { OppService } from '../../../gateway/opp/service.ts';
import type { Frame } from '../chrome.tsx';

/** What the pages for thuis work with. */
export interface ThuisDeps {
  readonly assets: Frame['assets'];
  readonly keys: Keys;
  readonly opp: Pick<OppService, 'lees' | 'antwoord' | 'bewijs'>;
}
