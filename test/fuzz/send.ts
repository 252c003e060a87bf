import http from 'node:http';
import type { FuzzRequest } from './make-request.ts';

export interface FuzzAnswer {
  /** 0: no answer came. */
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  readonly ms: number;
  readonly lost?: string;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
const WAIT_MS = 20_000;

/** Sends the request as it is; fetch would refuse or mend half of them. Resolves always. */
export function send(origin: string, request: FuzzRequest): Promise<FuzzAnswer> {
  const { hostname, port } = new URL(origin);
  const began = performance.now();
  return new Promise((resolve) => {
    const lost = (error: Error) =>
      resolve({ status: 0, headers: {}, body: '', ms: performance.now() - began, lost: error.message });
    const { method, target: path, headers } = request;
    const req = http.request({ agent, hostname, port, method, path, headers, timeout: WAIT_MS }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('error', lost);
      res.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body, ms: performance.now() - began });
      });
    });
    req.on('timeout', () => req.destroy(new Error(`no answer in ${WAIT_MS} ms`)));
    req.on('error', lost);
    req.end(request.body ?? undefined);
  });
}

/** Lets the connections go. */
export const hangUp = (): void => agent.destroy();
