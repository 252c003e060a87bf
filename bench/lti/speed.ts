import type { TestElo } from '../../lti-tool/lti/testing/test-elo.ts';
import { BenchBrowser } from '../browser.ts';
import { begin, honest } from './scene.ts';
import type { LtiTool } from './tool.ts';

/** As much of a tool as another process needs to launch into it. */
export type ToolAddress = Pick<LtiTool, 'name' | 'origin' | 'login' | 'launch'>;

/**
 * Honest launches, so many at a time, each from the ELO's link to the first answer that a session gave.
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
  const began = performance.now();
  let left = times;
  const person = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const browser = new BenchBrowser();
      const launch = await begin({ tool, elo }, { browser });
      if (!(await launch.post(await elo.sign(honest({ tool, elo }, launch.nonce)))))
        throw new Error(`${address.name} refuses an honest launch`);
      browser.close();
    }
  };
  await Promise.all(Array.from({ length: at }, person));
  return times / ((performance.now() - began) / 1000);
}
