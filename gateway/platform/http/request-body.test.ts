import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Request } from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasArrived } from './request-body.ts';

const FORM = 'stand=4';
const head = (...lines: string[]) => ['POST / HTTP/1.1', 'Host: koers', ...lines, '', ''].join('\r\n');
const SIZED = head(`Content-Length: ${FORM.length}`);

let server: Server;
let judged: Promise<boolean>[];
const sockets: Socket[] = [];

beforeAll(async () => {
  judged = [];
  server = createServer((req) => judged.push(hasArrived(req as Request)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

/** What is judged of a request of which only this has been sent. */
async function judge(sent: string): Promise<boolean | undefined> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  sockets.push(socket);
  const asked = once(server, 'request');
  socket.write(sent);
  await asked;
  return await judged.at(-1);
}

it('a form that came in one packet has arrived, before the parser has said that it ended', async () => {
  expect(await judge(SIZED + FORM)).toBe(true);
});

it.each([
  ['without its body', SIZED],
  ['with half of its body', SIZED + FORM.slice(0, 3)],
  ['of unknown length', `${head('Transfer-Encoding: chunked')}7\r\n${FORM}\r\n`],
])('a request %s has not: a transaction would wait for its sender', async (_, sent) => {
  expect(await judge(sent)).toBe(false);
});
