import type { TestElo } from '../../lti-tool/lti/testing/test-elo.ts';
import { BenchBrowser } from '../browser.ts';
import { begin, honest } from './scene.ts';
import type { LtiTool } from './tool.ts';

/** As much of a tool as another process needs to launch into it. */
export type ToolAddress = Pick<LtiTool, 'name' | 'origin' | 'login' | 'launch'>;

/** Does the work for every item, so many at a time. @returns what each gave, and the seconds it all took */
async function together<T, R>(items: readonly T[], at: number, work: (item: T) => Promise<R>) {
  const results: R[] = [];
  const began = performance.now();
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: at }, worker));
  return { results, seconds: (performance.now() - began) / 1000 };
}

/**
 * Honest launches, so many at a time, each from the ELO's link to the first answer that a session gave. The clock stands
 * still while the ELO signs: its work is no part of a tool.
 * @returns how many a second @throws when one was not let in
 */
export async function launchesPerSecond(
  address: ToolAddress,
  elo: TestElo,
  { times, at }: { times: number; at: number },
): Promise<number> {
  const tool: LtiTool = {
    ...address,
    enters: async (browser, answer) => {
      const to = new URL(answer.location ?? '/', address.origin);
      return (
        (await browser.ask(`${address.origin}${to.pathname === '/vandaag' ? '/' : to.pathname}${to.search}`))
          .status < 400
      );
    },
  };
  const people = Array.from({ length: times }, () => new BenchBrowser());
  const begun = await together(people, at, (browser) => begin({ tool, elo }, { browser }));
  const signed = await Promise.all(
    begun.results.map(async (launch) => ({
      launch,
      token: await elo.sign(honest({ tool, elo }, launch.nonce)),
    })),
  );
  const entered = await together(signed, at, async ({ launch, token }) => {
    if (!(await launch.post(token))) throw new Error(`${address.name} refuses an honest launch`);
  });
  for (const browser of people) browser.close();
  return times / (begun.seconds + entered.seconds);
}
