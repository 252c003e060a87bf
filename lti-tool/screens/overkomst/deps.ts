import type { OverkomstService } from '../../../gateway/leerroute/overkomst/service.ts';
import type { ScreenDeps } from '../chrome.tsx';

export interface OverkomstDeps {
  readonly assets: Pick<ScreenDeps['assets'], 'url'>;
  readonly overkomst: OverkomstService;
  readonly now: () => Date;
}
