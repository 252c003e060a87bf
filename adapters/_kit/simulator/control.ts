import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';

/** What can be done to a simulator, and how it is written. */
export interface Driven<Fault, Change> {
  readonly fault: z.ZodType<Fault>;
  readonly change: z.ZodType<Change>;
  readonly state: {
    setFault(fault: NoInfer<Fault> | null): void;
    change(brin: string, change: NoInfer<Change>, dependance: string): void;
  };
}

/**
 * Lets another process or a demo page drive a simulator:
 * `POST /_sim/fault` with a fault or `null`, `POST /_sim/leerling` with `{ brin, change }`. Both take JSON and answer 204.
 */
export function control<Fault, Change>(
  req: IncomingMessage,
  res: ServerResponse,
  body: Buffer,
  driven: Driven<Fault, Change>,
): void {
  // The data is invented and the port is on loopback only, so any page may ask.
  res.setHeader('access-control-allow-origin', '*');
  res.setHeader('access-control-allow-headers', 'content-type');
  if (req.method === 'OPTIONS') {
    res.writeHead(204).end();
    return;
  }
  try {
    act(req, JSON.parse(body.toString('utf8') || 'null'), driven);
    res.writeHead(204).end();
  } catch (error) {
    const status = error instanceof AppError && error.code === 'not_found' ? 404 : 400;
    const message = error instanceof Error ? error.message : 'onbekende fout';
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
  }
}

function act<Fault, Change>(
  { method, url }: IncomingMessage,
  json: unknown,
  { fault, change, state }: Driven<Fault, Change>,
): void {
  if (method === 'POST' && url === '/_sim/fault') {
    state.setFault(fault.nullable().parse(json));
    return;
  }
  if (method === 'POST' && url === '/_sim/leerling') {
    const asked = z
      .object({ brin: z.string(), dependance: z.string().default('00'), change: z.unknown() })
      .parse(json);
    state.change(asked.brin, change.parse(asked.change), asked.dependance);
    return;
  }
  throw new AppError('not_found', 'Alleen POST /_sim/fault en POST /_sim/leerling.');
}
