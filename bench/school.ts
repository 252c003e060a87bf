import { simCredentials } from '../adapters/parnassys/simulator/school.ts';
import { ensureSchool } from '../gateway/school/schools.ts';
import {
  checkConnection,
  createConnection,
  getRun,
  type RunView,
  requestSync,
} from '../gateway/sync/service.ts';
import { registerPlatform } from '../lti-tool/lti/registration.ts';
import { CLIENT_ID } from './elo.ts';
import type { Stage } from './stage.ts';

/** A generated school, known to Koers with a connection to its LVS. */
export interface BenchSchool {
  readonly id: string;
  readonly brin: string;
  readonly connection: string;
  readonly leerlingen: number;
  /** Where its LVS answers. */
  readonly endpoint: string;
}

let made = 0;
function nextBrin(): string {
  const letter = (n: number) => String.fromCharCode(65 + (n % 26));
  const n = made++;
  return `${10 + (n % 90)}${letter(Math.floor(n / 90))}X`;
}

/** A school that was never synced, of an LVS that has its answer ready. */
export async function addSchool(stage: Stage, leerlingen: number): Promise<BenchSchool> {
  const brin = nextBrin();
  const { koers } = stage;
  const endpoint = await stage.simulator.ask('open', { brin, leerlingen });
  const school = await koers.store.db.platform((tx) =>
    ensureSchool(tx, { bestuur: 'Stichting Meting', brin, naam: `School ${brin}`, sector: 'so' }),
  );
  await koers.store.db.tenant({ school: school.id, actor: null }, (tx) =>
    koers.keys.ensureSchoolKey(tx, school.id),
  );
  const asker = { school: school.id, person: null };
  const settings = { endpoint, ...simCredentials({ brin, dependance: '00' }) };
  const order = {
    adapter: 'parnassys',
    naam: 'ParnasSys',
    settings,
    schedule: null,
    firstSync: 'apply',
  } as const;
  const { id: connection } = await createConnection(koers.sync, asker, order);
  const added = { id: school.id, brin, connection, leerlingen, endpoint };
  await prepareAnswer(stage, added);
  return added;
}

/** Has the LVS make its answer now, so that making it is not measured. */
async function prepareAnswer({ koers }: Stage, school: BenchSchool): Promise<void> {
  const report = await checkConnection(koers.sync, { school: school.id, person: null }, school.connection);
  if (!report.ok) throw new Error(`the simulator refuses: ${report.steps.map((s) => s.message).join(' ')}`);
}

/** Every leerling gets another roepnaam in the LVS; the answer is ready when this returns. */
export async function renameAll(stage: Stage, school: BenchSchool): Promise<void> {
  await stage.simulator.ask('rename', { brin: school.brin, as: `Naam${made++}` });
  await prepareAnswer(stage, school);
}

/** The answer as it goes over the line. */
export async function answerOf(school: BenchSchool): Promise<Buffer> {
  return Buffer.from(await (await fetch(school.endpoint, { method: 'POST', body: '' })).arrayBuffer());
}

/** Resolves when the worker counts the end of its next sync (other jobs go on meanwhile): heard within the process, so that waiting costs nothing. */
function nextJob({ koers }: Stage): Promise<void> {
  const { jobs } = koers.metrics;
  const count = jobs.inc;
  return new Promise((resolve) => {
    const heard = (labels: { job: string; outcome: string }) => {
      const own = labels.job.startsWith('sync:');
      if (own) jobs.inc = count;
      count.call(jobs, labels as Parameters<typeof count>[0]);
      if (own) resolve();
    };
    jobs.inc = heard as unknown as typeof count;
  });
}

/** Asks for a run and waits until the worker has done it (the stage's worker must be on). @throws when it did not succeed */
export async function sync(stage: Stage, school: BenchSchool): Promise<RunView['total']> {
  const { koers } = stage;
  const done = nextJob(stage);
  const { run } = await requestSync(
    koers.sync,
    { school: school.id, person: null },
    school.connection,
    'manual',
  );
  await done;
  const view = await getRun(koers.sync, school.id, run);
  if (view?.status !== 'done')
    throw new Error(`sync of ${school.brin}: ${view?.status} ${view?.error?.message ?? ''}`);
  return view.total;
}

/** The ELO of the bench may launch into this school. */
export async function connectElo(stage: Stage, { brin }: BenchSchool): Promise<void> {
  const elo = await stage.driver.ask('elo', null);
  const deployment = { clientId: CLIENT_ID, deployment: brin, brin, approvedBy: 'bench', demo: true };
  await registerPlatform(stage.koers.store.db, { ...elo, ...deployment });
}
