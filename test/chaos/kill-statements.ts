import { demoData, removeData, startDemo } from '../support/demo.ts';
import { lookInside, strays } from './kill-demo.ts';

/** A first start asks this many statements that write; of a later one most are asked again. */
const STATEMENTS = 3000;

export interface StatementChaosReport {
  readonly starts: number;
  /** How often a school was whole at last, after some starts that died. */
  readonly schools: number;
  /** What a start said that ended by itself: none may. */
  readonly ended: readonly string[];
  /** Schools that were not whole in the end. */
  readonly broken: number;
  readonly strays: number;
}

/** A random statement, the early ones as often as the late ones: each start does the early ones again. */
const which = () => Math.ceil(Math.exp(Math.random() * Math.log(STATEMENTS)));

async function died(data: string): Promise<'ready' | 'died' | { said: string }> {
  const env = { DIES_AT: String(which()), DIES_WHEN: Math.random() < 0.6 ? 'send' : 'done' };
  try {
    const demo = await startDemo(data, { program: 'test/chaos/dying-demo-worker.ts', env });
    demo.child.kill('SIGKILL');
    return 'ready';
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return said.startsWith('demo ended (SIGKILL)') ? 'died' : { said };
  }
}

/**
 * Kills the demo at a random statement, while PostgreSQL is at it or just after, and starts it again at once, until it is
 * ready; then begins anew with an empty folder. What only goes wrong between two statements shows here, and hardly ever
 * when it is killed at a random time.
 */
export async function killStatements(
  starts: number,
  say: (line: string) => void,
): Promise<StatementChaosReport> {
  const ended: string[] = [];
  let [done, schools, broken, left] = [0, 0, 0, 0];
  while (done < starts) {
    const data = demoData();
    try {
      for (let ready = false; !ready && done < starts; done++) {
        const how = await died(data);
        ready = how === 'ready';
        if (typeof how === 'object') ended.push(how.said);
      }
      const last = await startDemo(data);
      await last.stop();
      left += await strays(data);
      const { leerlingen, plaatsingen } = await lookInside(data, []);
      if (leerlingen !== 30 || plaatsingen !== 30) broken += 1;
      schools += 1;
      say(`${done}/${starts} starts, ${schools} schools, ${ended.length} ended by themselves`);
    } finally {
      removeData(data);
    }
  }
  return { starts: done, schools, ended, broken, strays: left };
}
