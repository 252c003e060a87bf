import type { ServerResponse } from 'node:http';
import { cutHalfWay, drip } from '../../_kit/simulator/broken-line.ts';
import type { ActiveFault } from './faults.ts';

/** An answer before a fault spoils its transport. */
export interface SimAnswer {
  readonly status: number;
  readonly json?: unknown;
}

const HTML =
  '<!DOCTYPE html>\n<html lang="nl"><head><title>Onderhoud</title></head><body><p>We zijn zo terug.</p></body></html>';
const JSON_TYPE = 'application/json;charset=UTF-8';

/** Sends an answer, or what the fault makes of it. */
export function respond(res: ServerResponse, answer: SimAnswer, fault: ActiveFault | null): void {
  const text = answer.json === undefined ? '' : JSON.stringify(answer.json);
  switch (fault?.kind) {
    case 'too-many':
      send(res, 429, '', { 'retry-after': fault.retryAfter });
      return;
    case 'unauthorised':
      send(res, 401, '');
      return;
    case 'forbidden':
      send(res, 403, '');
      return;
    case 'server-error':
      send(res, 500, 'Interne fout', { 'content-type': 'text/plain' });
      return;
    case 'html':
      send(res, 200, HTML, { 'content-type': 'text/html; charset=utf-8' });
      return;
    case 'truncated':
      send(res, 200, text.slice(0, Math.floor(text.length / 2)));
      return;
    case 'wrong-charset':
      send(res, 200, Buffer.from(text.replace('"roepnaam":"', '"roepnaam":"é'), 'latin1'));
      return;
    case 'hangs':
      return; // The connection stays open until the client gives up or the simulator closes.
    case 'drip':
      drip(res, JSON_TYPE, text);
      return;
    case 'reset':
      cutHalfWay(res, JSON_TYPE, text);
      return;
    default:
      send(res, answer.status, text);
      return;
  }
}

function send(
  res: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  res
    .writeHead(status, { 'content-type': JSON_TYPE, 'content-length': Buffer.byteLength(body), ...headers })
    .end(body);
}
