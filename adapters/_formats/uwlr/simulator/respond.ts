import type { ServerResponse } from 'node:http';
import { cutHalfWay, drip } from '../../../_kit/simulator/broken-line.ts';
import type { ActiveFault } from './faults.ts';

/** An answer before a fault spoils its transport. */
export interface SimAnswer {
  readonly status: number;
  readonly xml: string;
}

const XML = 'text/xml; charset=utf-8';
const HTML =
  '<!DOCTYPE html>\n<html lang="nl"><head><title>Onderhoud</title></head><body><p>We zijn zo terug.</p></body></html>';

const BOMB = [
  '<?xml version="1.0"?>\n<!DOCTYPE bom [\n<!ENTITY a "boem">',
  ...['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(
    (name, i) => `<!ENTITY ${name} "${`&${'abcdefgh'[i]};`.repeat(10)}">`,
  ),
  ']>\n<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>&i;</soap:Body></soap:Envelope>',
].join('\n');

/** Sends an answer, or what the fault makes of it. */
export function respond(res: ServerResponse, answer: SimAnswer, fault: ActiveFault | null): void {
  switch (fault?.kind) {
    case 'too-many':
      send(res, 429, 'Te veel verzoeken', 'text/plain', { 'retry-after': fault.retryAfter });
      return;
    case 'unauthorised':
      send(res, 401, 'Geen toegang', 'text/plain');
      return;
    case 'forbidden':
      send(res, 403, 'Verboden', 'text/plain');
      return;
    case 'error':
      send(res, 500, 'Interne fout', 'text/plain');
      return;
    case 'html':
      send(res, 200, HTML, 'text/html; charset=utf-8');
      return;
    case 'doctype-bomb':
      send(res, 200, BOMB);
      return;
    case 'truncated':
      send(res, 200, answer.xml.slice(0, Math.floor(answer.xml.length / 2)));
      return;
    case 'wrong-encoding':
      send(res, 200, Buffer.from(answer.xml.replace('<lg:roepnaam>', '<lg:roepnaam>é'), 'latin1'));
      return;
    case 'timeout':
      return; // The connection stays open until the client gives up or the simulator closes.
    case 'drip':
      drip(res, XML, answer.xml);
      return;
    case 'reset':
      cutHalfWay(res, XML, answer.xml);
      return;
    default:
      send(res, answer.status, answer.xml);
  }
}

function send(
  res: ServerResponse,
  status: number,
  body: string | Buffer,
  type = XML,
  headers: Record<string, string> = {},
): void {
  res
    .writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers })
    .end(body);
}
