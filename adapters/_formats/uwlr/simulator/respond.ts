import type { ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { ActiveFault } from './faults.ts';

/** An answer before a fault spoils its transport. */
export interface SimAnswer {
  readonly status: number;
  readonly xml: string;
}

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
      drip(res, answer.xml);
      return;
    case 'reset':
      reset(res, answer.xml);
      return;
    default:
      send(res, answer.status, answer.xml);
  }
}

function send(
  res: ServerResponse,
  status: number,
  body: string | Buffer,
  type = 'text/xml; charset=utf-8',
  headers: Record<string, string> = {},
): void {
  res
    .writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers })
    .end(body);
}

/** A byte every 50 ms: never idle, never done. */
function drip(res: ServerResponse, xml: string): void {
  res.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' });
  let at = 0;
  const timer = setInterval(() => {
    res.write(xml.slice(at, at + 1));
    at++;
    if (at >= xml.length) res.end();
  }, 50);
  res.once('close', () => clearInterval(timer));
}

function reset(res: ServerResponse, xml: string): void {
  res.writeHead(200, { 'content-type': 'text/xml; charset=utf-8', 'content-length': Buffer.byteLength(xml) });
  // Over TLS Node cannot reset; to who reads it is the same: the line is gone in the middle.
  const cut = () => (res.socket instanceof TLSSocket ? res.socket.destroy() : res.socket?.resetAndDestroy());
  res.write(xml.slice(0, Math.floor(xml.length / 2)), cut);
}
