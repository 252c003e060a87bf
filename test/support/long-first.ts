import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By part of their path, in the order in which they start: a long file that starts last keeps one worker busy and the other idle. */
const LONG = [
  ...['screens', 'stem', 'opp', 'koppelingen', 'acts', 'inrichting', 'verhaal-1'].map(
    (name) => `test/e2e/${name}.`,
  ),
  ...['test/e2e/', 'test/int/bench.', 'test/int/access-matrix.', 'test/int/', '.int.test.'],
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONG.findIndex((part) => moduleId.includes(part));
  return at < 0 ? LONG.length : at;
};

/** Files that take long start first; the many short ones fill what is left at the end. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
