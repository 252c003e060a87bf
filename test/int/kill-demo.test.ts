import { expect, it } from 'vitest';
import { killDemo } from '../chaos/kill-demo.ts';

it('starts again after SIGKILL at random points, loses no acknowledged act and leaves nothing running', {
  timeout: 180_000,
}, async () => {
  const report = await killDemo(3, () => {});
  expect(report).toMatchObject({ lost: [], strays: 0, leerlingen: 30, plaatsingen: 30 });
});
