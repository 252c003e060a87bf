import { describe, expect, it } from 'vitest';
import { healthyCases, troubleCases } from '../../adapters/_kit/conformance.ts';
import { needs } from '../support/programs.ts';
import { demoSchools } from './school.ts';
import { underTest, vendors } from './subjects.ts';

const [so, ...others] = demoSchools(new Date());
if (!so) throw new Error('the demo has no school');
const all = await vendors();

it('there is at least one adapter to test', () => {
  expect(all.map((vendor) => vendor.adapter.id)).toContain('parnassys');
});

/**
 * The same schools through every vendor (R70, R85), and every fault of its transport when it matters most: at the first run
 * and after a change. `npm run conformance` does it in every run.
 */
describe.each(all)('$adapter.id', (vendor) => {
  const program = vendor.subject.needs && needs(vendor.subject.needs);
  const title = (text: string) => program?.label(text) ?? text;
  describe.skipIf(program?.missing)(title(`with demo school ${so.school.brin}`), () => {
    const under = underTest(vendor, so);
    for (const { name, run } of healthyCases(under)) it(name, run);
    for (const { name, during, run } of troubleCases(under))
      if (during === 'first' || during === 'delta') it(name, run);
  });

  describe.skipIf(program?.missing).each(others)(title('with demo school $school.brin'), (school) => {
    for (const { name, run } of healthyCases(underTest(vendor, school, 10))) it(name, run);
  });
});
