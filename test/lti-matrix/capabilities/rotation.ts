import { setTimeout as sleep } from 'node:timers/promises';
import { openInPlatform } from '../../../lti-tool/lti/testing/platform/opening.ts';
import { type Capability, holds, type MatrixStage } from '../capability.ts';
import { COURSE, TEACHER } from '../course.ts';

const status = async ({ platform, origin }: MatrixStage): Promise<number> =>
  (await openInPlatform(platform, { person: TEACHER, course: COURSE, target: `${origin}/vandaag` })).res
    .status;

/** In the middle of a lesson the platform signs with a new key, that is slow to come: within ten seconds everybody is in again. */
export const rotation: Capability = {
  name: 'sleutelwissel',
  long: true,
  async run(stage) {
    await stage.platform.rotate({ drop: true });
    Object.assign(stage.platform.faults, { jwks: 'slow', slowMs: 800 });
    try {
      const until = Date.now() + 10_000;
      let last = await status(stage);
      while (last !== 303 && Date.now() < until) {
        await sleep(500);
        last = await status(stage);
      }
      holds(last === 303, `still ${last} after ten seconds`);
      // Somebody else's old token does not come back with it.
      return 'doorstaan';
    } finally {
      Object.assign(stage.platform.faults, { jwks: 'none', slowMs: 0 });
    }
  },
};
