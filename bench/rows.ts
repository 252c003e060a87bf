import { oppRun } from './opp.ts';
import type { Row } from './row.ts';
import { acts } from './rows/acts.ts';
import { casePage } from './rows/case-page.ts';
import { firstSync } from './rows/first-sync.ts';
import { groupScreen } from './rows/group-screen.ts';
import { growth } from './rows/growth.ts';
import { jobs } from './rows/jobs.ts';
import { launch } from './rows/launch.ts';
import { oneRoster } from './rows/oneroster.ts';
import { packageImport } from './rows/package-import.ts';
import { report } from './rows/report.ts';
import { screens } from './rows/screens.ts';
import { tick } from './rows/tick.ts';
import { treeSearch } from './rows/tree-search.ts';
import { unchangedSync } from './rows/unchanged-sync.ts';
import { webhooks } from './rows/webhooks.ts';

/** Every row of the bench, in the order of design §8. */
export const ROWS: readonly Row[] = [
  launch,
  firstSync,
  unchangedSync,
  tick,
  groupScreen,
  jobs,
  acts,
  packageImport,
  treeSearch,
  casePage,
  oneRoster,
  webhooks,
  oppRun,
  report,
  screens,
  growth,
];
