import { walls } from './cruise.ts';
import { WALLS } from './wall-rules.ts';

/** Part of `npm run check`: says which imports go through a wall, and how many modules it read to know. */
const AT_LEAST = 200;

const { modules, breaches } = await walls();
for (const { rule, from, to } of breaches) {
  const why = WALLS.find((w) => w.name === rule)?.comment ?? '';
  process.stderr.write(`${rule}: ${from} → ${to}\n  ${why}\n`);
}
process.stdout.write(`walls: ${modules} modules, ${WALLS.length} rules, ${breaches.length} breaches\n`);
if (modules < AT_LEAST)
  process.stderr.write(
    `walls: read ${modules} modules, expected ${AT_LEAST} or more: are the imports still understood?\n`,
  );
process.exitCode = breaches.length > 0 || modules < AT_LEAST ? 1 : 0;
