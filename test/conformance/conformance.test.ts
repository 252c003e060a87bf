import { describe, expect, it } from 'vitest';
import { conformanceCases, healthyCases } from '../../adapters/_kit/conformance.ts';
import { demoSchools } from './school.ts';
import { underTest, vendors } from './subjects.ts';

const [so, ...others] = demoSchools(new Date());
if (!so) throw new Error('the demo has no school');
const all = await vendors();

it('there is at least one adapter to test', () => {
  expect(all.map((vendor) => vendor.adapter.id)).toContain('parnassys');
});

/** The same schools through every vendor (R70, R85), and every fault of its transport in every run. */
describe.each(all)('$adapter.id', (vendor) => {
  describe(`with demo school ${so.school.brin}`, () => {
    for (const { name, run } of conformanceCases(underTest(vendor, so))) it(name, run);
  });

  describe.each(others)('with demo school $school.brin', (school) => {
    for (const { name, run } of healthyCases(underTest(vendor, school))) it(name, run);
  });
});
