import { readIndelingen } from '../../../lti-tool/lti/groepjes-service.ts';
import { type Capability, holds } from '../capability.ts';
import { COURSE } from '../course.ts';
import { contextIn } from './roster.ts';

/** Course Groups 1.0: how a course is divided, where the platform tells. */
export const courseGroups: Capability = {
  name: 'groepjes',
  async run(stage) {
    const course = stage.platform.courses.get(COURSE);
    holds(course !== undefined, 'the platform has no course');
    course.groups = [
      { id: 'g1', name: 'Zeilboten', setId: 's1', members: [] },
      { id: 'g2', name: 'Roeiboten', setId: 's1', members: [] },
      { id: 'g3', name: 'Los', members: [] },
    ];
    const found = await readIndelingen(stage.client, await contextIn(stage));
    if (!stage.platform.profile.groups) {
      holds(found.length === 0, 'groups where none are offered');
      return null;
    }
    const [first, rest] = found;
    holds(first?.groepjes.join() === 'Zeilboten,Roeiboten', `first: ${first?.groepjes.join()}`);
    holds(rest?.naam === null && rest.groepjes.join() === 'Los', `rest: ${rest?.groepjes.join()}`);
    return `${found.length} indelingen`;
  },
};
