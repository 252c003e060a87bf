import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { SCHOLEN } from '../../fixtures/school/scholen.ts';
import type { Demo } from '../support/demo.ts';

const Ports = z.object({ parnassys: z.int(), somtoday: z.int() });
/** In the vso, a change goes to Somtoday; everything else is about ParnasSys. */
const InSomtoday = z.object({ brin: z.literal(SCHOLEN.vso.brin) });

/** Types into the LVS of a demo, from outside: a change of a leerling, or a fault in the answers of ParnasSys. */
export function simulatorOf(demo: Demo): (what: 'leerling' | 'fault', body: unknown) => Promise<void> {
  const ports = Ports.parse(JSON.parse(readFileSync(path.join(demo.data, 'demo.json'), 'utf8')));
  return async (what, body) => {
    const port = InSomtoday.safeParse(body).success ? ports.somtoday : ports.parnassys;
    const answer = await fetch(`http://127.0.0.1:${port}/_sim/${what}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`simulator: ${answer.status} ${await answer.text()}`);
  };
}
