import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Demo } from '../support/demo.ts';

const Ports = z.object({ parnassys: z.int() });

/** Types into the ParnasSys of a demo, from outside: a change of a leerling, or a fault in its answers. */
export function simulatorOf(demo: Demo): (what: 'leerling' | 'fault', body: unknown) => Promise<void> {
  const ports = Ports.parse(JSON.parse(readFileSync(path.join(demo.data, 'demo.json'), 'utf8')));
  return async (what, body) => {
    const answer = await fetch(`http://127.0.0.1:${ports.parnassys}/_sim/${what}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`simulator: ${answer.status} ${await answer.text()}`);
  };
}
