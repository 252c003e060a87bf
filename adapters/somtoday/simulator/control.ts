import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { SimFault } from './faults.ts';
import { LeerlingChange, type SimState } from './state.ts';

const FaultBody = SimFault.nullable();
const LeerlingBody = z.object({
  brin: z.string(),
  dependance: z.string().default('00'),
  change: LeerlingChange,
});

/**
 * Lets another process or a demo page drive the simulator:
 * `POST /_sim/fault` with a fault or `null`, `POST /_sim/leerling` with `{ brin, change }`. Both take JSON and answer 204.
 */
export function control(req: IncomingMessage, res: ServerResponse, body: string, state: SimState): void {
  // The data is invented and the port is on loopback only, so any page may ask.
  res.setHeader('access-control-allow-origin', '*');
  res.setHeader('access-control-allow-headers', 'content-type');
  if (req.method === 'OPTIONS') {
    res.writeHead(204).end();
    return;
  }
  try {
    act(req, JSON.parse(body || 'null'), state);
    res.writeHead(204).end();
  } catch (error) {
    const status = error instanceof AppError && error.code === 'not_found' ? 404 : 400;
    const message = error instanceof Error ? error.message : 'onbekende fout';
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
  }
}

function act(req: IncomingMessage, json: unknown, state: SimState): void {
  if (req.method === 'POST' && req.url === '/_sim/fault') {
    state.setFault(FaultBody.parse(json));
    return;
  }
  if (req.method === 'POST' && req.url === '/_sim/leerling') {
    const { brin, dependance, change } = LeerlingBody.parse(json);
    state.change(brin, change, dependance);
    return;
  }
  throw new AppError('not_found', 'Alleen POST /_sim/fault en POST /_sim/leerling.');
}
