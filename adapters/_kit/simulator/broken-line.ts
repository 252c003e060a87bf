import type { ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';

/** Sends an answer as one byte every 50 ms: never idle, never done. */
export function drip(res: ServerResponse, contentType: string, body: string | Buffer): void {
  const bytes = Buffer.from(body);
  res.writeHead(200, { 'content-type': contentType });
  let at = 0;
  const timer = setInterval(() => {
    res.write(bytes.subarray(at, at + 1));
    at++;
    if (at >= bytes.byteLength) res.end();
  }, 50);
  res.once('close', () => clearInterval(timer));
}

/** Sends half of an answer, and cuts the line. */
export function cutHalfWay(res: ServerResponse, contentType: string, body: string | Buffer): void {
  const bytes = Buffer.from(body);
  // One more than there is, so that also an empty answer is not whole.
  res.writeHead(200, { 'content-type': contentType, 'content-length': bytes.byteLength + 1 });
  // Over TLS Node cannot reset; to who reads it is the same: the line is gone in the middle.
  const cut = () => (res.socket instanceof TLSSocket ? res.socket.destroy() : res.socket?.resetAndDestroy());
  res.write(bytes.subarray(0, Math.ceil(bytes.byteLength / 2)), cut);
}
