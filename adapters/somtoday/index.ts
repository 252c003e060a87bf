import type { SourceAdapter } from '../../gateway/sync/source-adapter.ts';
import { checkSomtoday } from './check.ts';
import { SOMTODAY_FUNCTIE, SOMTODAY_GESLACHT, SOMTODAY_ONDERWIJSSOORT } from './codes.ts';
import { SomtodayConnection } from './connection.ts';
import { deliverSomtoday } from './deliver.ts';
import { pullSomtoday } from './pull.ts';

/** Somtoday Connect (Topicus), REST; README.md says what of it was verified against what. */
const somtoday: SourceAdapter<SomtodayConnection> = {
  id: 'somtoday',
  title: 'Somtoday',
  connection: SomtodayConnection,
  offers: ['roster', 'results', 'write-back'],
  answers: 'full',
  transport: 'rest',
  witness: { kind: 'openapi', what: 'Somtoday Connect - Generiek Koppelvlak 14.10.0' },
  lists: [SOMTODAY_ONDERWIJSSOORT, SOMTODAY_FUNCTIE, SOMTODAY_GESLACHT],
  // The specification names no limit; this is what we ask of ourselves.
  pace: { perSecond: 50, parallel: 4 },
  check: checkSomtoday,
  pull: pullSomtoday,
  deliver: deliverSomtoday,
};
export default somtoday;
