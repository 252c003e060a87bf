import { describe, expect, it } from 'vitest';
import { fuzzFormat } from '../fuzz/formats/run.ts';
import { demoSchools } from './school.ts';
import { vendors } from './subjects.ts';

const [school] = demoSchools(new Date());
const all = await vendors();

/** The short form of `npm run fuzz:formats`; another sixty each week, so that a seed that fails can be run again. */
const SEED = Math.floor(Date.now() / 604_800_000) * 60;

describe.each(all)('spoilt payloads of $adapter.id', (vendor) => {
  it(`crash nothing and lose no row without a word, 60 from seed ${SEED}`, async () => {
    if (!school) throw new Error('the demo has no school');
    const report = await fuzzFormat(vendor, school, { cases: 60, seed: SEED });

    expect(report.faults).toEqual([]);
    // A fuzz that only breaks documents whole, or never breaks one, proves nothing.
    expect(report.ended.refused).toBeGreaterThan(5);
    expect(report.ended.counted + report.ended['came in']).toBeGreaterThan(5);
  });
});
