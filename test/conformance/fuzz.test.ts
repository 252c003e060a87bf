import { describe, expect, it } from 'vitest';
import { fuzzFormat } from '../fuzz/formats/run.ts';
import { needs } from '../support/programs.ts';
import { demoSchools } from './school.ts';
import { type Vendor, vendors } from './subjects.ts';

const [school] = demoSchools(new Date());
const all = await vendors();

/** The short form of `npm run fuzz:formats`, which takes other ones each time; always these, so that it fails for a reason. */
const SEED = 1;

describe.each(all)('spoilt payloads of $adapter.id', (vendor) => {
  const program = vendor.subject.needs && needs(vendor.subject.needs);
  const name = `crash nothing and lose no row without a word, 60 from seed ${SEED}`;
  it.skipIf(program?.missing)(program?.label(name) ?? name, async () => {
    if (!school) throw new Error('the demo has no school');
    const report = await fuzzFormat(vendor, school, { cases: 60, seed: SEED });

    expect(report.faults).toEqual([]);
    // A fuzz that only breaks documents whole, or never breaks one, proves nothing.
    expect(report.ended.refused).toBeGreaterThan(5);
    expect(report.ended.counted + report.ended['came in']).toBeGreaterThan(5);
  });
});

describe('spoilt payloads find an adapter that', () => {
  const parnassys = all.find(({ adapter }) => adapter.id === 'parnassys');
  type Pull = Vendor['adapter']['pull'];
  const broken: readonly [string, (real: Pull) => Pull, RegExp][] = [
    [
      'loses the last row of a batch',
      (real) =>
        async function* (...args) {
          for await (const batch of real(...args))
            yield 'unchanged' in batch ? batch : { ...batch, records: batch.records.slice(0, -1) };
        },
      /rows .* records/,
    ],
    [
      'crashes on what it cannot read',
      (real) =>
        async function* (...args) {
          try {
            yield* real(...args);
          } catch {
            throw new TypeError('x is undefined');
          }
        },
      /x is undefined/,
    ],
  ];

  it.each(broken)('%s', async (_, breaks, message) => {
    if (!school || !parnassys) throw new Error('the demo has no school or no ParnasSys');
    const { adapter } = parnassys;
    const pull = breaks((...args) => adapter.pull(...args));
    const report = await fuzzFormat({ ...parnassys, adapter: { ...adapter, pull } }, school, {
      cases: 30,
      seed: 1,
    });

    expect(report.faults.length).toBeGreaterThan(3);
    expect(report.faults.every((fault) => message.test(fault))).toBe(true);
  });
});
