import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CHECKS } from './checks.ts';

it('every check that has a file is in the table, once, and says what it means and where that is asked', () => {
  const files = readdirSync(new URL('./checks', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
  const names = CHECKS.map((row) => row.name);
  expect(names.toSorted()).toEqual(files.filter((file) => file !== 'launch-facts').toSorted());
  expect(CHECKS.filter((row) => row.means === '' || row.clause === '')).toEqual([]);
});

it('of a notice, which answers no login and is of no person, all else is checked', () => {
  expect(CHECKS.filter((row) => row.notice).map((row) => row.name)).toEqual([
    ...['issuer', 'audience', 'authorized-party', 'expiry', 'issued-at', 'not-before', 'version'],
    'deployment',
  ]);
});
