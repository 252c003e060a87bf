import type { Virusscan } from '../../../gateway/bestanden/aanname/service.ts';
import type { StemService } from '../../../gateway/opp/stem/service.ts';
import type { ScreenDeps } from '../chrome.tsx';

export interface StemScreenDeps extends Pick<ScreenDeps, 'assets' | 'now'> {
  readonly stem: StemService;
  /** `null`: nobody looks for viruses here (KOERS_CLAMD). */
  readonly scan: Virusscan | null;
}
