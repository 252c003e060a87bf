import { listContexts } from '../../../lti-tool/lti/context-store.ts';
import { openNames, type RosterRead, readRoster } from '../../../lti-tool/lti/roster/service.ts';
import { type Capability, holds, type MatrixStage } from '../capability.ts';
import { COURSE, PUPILS } from '../course.ts';

/** The course of this platform as its launch left it. */
export async function contextIn(stage: MatrixStage) {
  const all = await stage.db.tenant({ school: stage.school, actor: null }, (tx) => listContexts(tx));
  const found = all.find((one) => one.platform === stage.registration.id && one.context === COURSE);
  holds(found !== undefined, 'the launch left no course');
  return found;
}

/** Reads the class list of this platform. */
export async function read(stage: MatrixStage): Promise<RosterRead> {
  const { id: context } = await contextIn(stage);
  const done = await readRoster(stage, { school: stage.school, context });
  holds(done !== null, 'no class list is offered');
  return done;
}

/** NRPS: the whole list over its pages, then only what differs; who is exactly known is linked, and nobody by name. */
export const roster: Capability = {
  name: 'NRPS',
  async run(stage) {
    const { profile } = stage.platform;
    const first = await read(stage);
    holds(first.members === PUPILS + 1 && first.unread === 0, `${first.members} members`);
    // The teacher came in by a launch; pupils 1 and 2 are known by their number, where the platform gives numbers.
    holds(first.linked === (profile.anonymous ? 0 : 2), `${first.linked} linked`);
    const { id } = await contextIn(stage);
    const names = await stage.db.tenant({ school: stage.school, actor: null }, async (tx) => {
      const row = await tx
        .selectFrom('koers.lti_context')
        .select('namen')
        .where('id', '=', id)
        .executeTakeFirst();
      return Object.keys(await openNames(tx, stage.keys, stage.school, row?.namen ?? null));
    });
    holds(names.length === (profile.anonymous ? 0 : PUPILS - 2), `${names.length} names kept`);
    const again = await read(stage);
    holds(!again.whole && again.members === 0, 'what differs was not asked');
    return `${first.members} in ${Math.ceil(first.members / Math.min(100, profile.page))} blz.`;
  },
};
