import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Trouble } from '../../_kit/conformance-source.ts';

export interface SimRow {
  readonly [column: string]: string;
}

export const SIM_ACCOUNT = {
  gebruiker: 'koers',
  wachtwoord: 'sim;wachtwoord&meer',
  layout: 'koers-leerlingen',
} as const;

export interface DecibelSimulator {
  readonly endpoint: string;
  setTrouble(trouble: Trouble | null): void;
  setRows(rows: readonly SimRow[]): void;
  close(): Promise<void>;
}

/** Starts a Decibel web service on the loopback address: one table, in ANSI, for who asks with the right account. */
export async function startDecibelSimulator(options: {
  readonly rows: readonly SimRow[];
}): Promise<DecibelSimulator> {
  let { rows } = options;
  let trouble: Trouble | null = null;
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://sim');
    if (!isRight(url)) res.writeHead(403).end();
    else answer(res, trouble, rows);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setTrouble: (next) => {
      trouble = next;
    },
    setRows: (next) => {
      rows = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isRight({ pathname, searchParams: asked }: URL): boolean {
  const { gebruiker, wachtwoord, layout } = SIM_ACCOUNT;
  const wanted = {
    ...{ Function: 'GetData', Library: 'Data', Type: 'CSV', Encoding: 'ANSI' },
    ...{ SessionToken: `${gebruiker};${wachtwoord}`, Layout: layout },
  };
  return pathname === '/doc' && Object.entries(wanted).every(([name, value]) => asked.get(name) === value);
}

function answer(res: ServerResponse, trouble: Trouble | null, rows: readonly SimRow[]): void {
  const statuses: Partial<Record<Trouble, number>> = {
    unauthorised: 401,
    forbidden: 403,
    'too-many': 429,
    'server-error': 500,
  };
  const status = trouble ? statuses[trouble] : undefined;
  if (status !== undefined) {
    res.writeHead(status, status === 429 ? { 'retry-after': '3' } : {}).end();
    return;
  }
  const bytes = bytesOf(trouble, rows);
  if (trouble === 'hangs') return; // until the client gives up
  res.writeHead(200, { 'content-type': 'text/csv', 'content-length': bytes.length });
  if (trouble === 'drip') drip(res, bytes);
  else if (trouble === 'reset')
    res.write(bytes.subarray(0, bytes.length / 2), () => res.socket?.resetAndDestroy());
  else res.end(bytes);
}

function bytesOf(trouble: Trouble | null, all: readonly SimRow[]): Buffer {
  const columns = Object.keys(all[0] ?? {});
  const rows =
    trouble === 'empty'
      ? []
      : trouble === 'half-gone'
        ? all.slice(0, Math.ceil(all.length / 2))
        : all.map((row, i) => (trouble === 'bad-row' && i === 0 ? { ...row, STAMNR: '' } : row));
  const lines = [columns, ...rows.map((row) => columns.map((name) => quoted(row[name] ?? '')))];
  const text = lines.map((cells) => `${cells.join(';')}\r\n`).join('');
  // Every sign of Latin-1 is the same in windows-1252.
  const bytes = Buffer.from(text, trouble === 'wrong-charset' ? 'utf8' : 'latin1');
  if (trouble !== 'truncated') return bytes;
  // In the middle of the last row but a few.
  const end = bytes.lastIndexOf(';');
  return bytes.subarray(0, bytes.lastIndexOf(';', end - 1));
}

const quoted = (cell: string) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A byte every 50 ms: never idle, never done. */
function drip(res: ServerResponse, bytes: Buffer): void {
  let at = 0;
  const timer = setInterval(() => {
    res.write(bytes.subarray(at, at + 1));
    at++;
    if (at >= bytes.length) res.end();
  }, 50);
  res.once('close', () => clearInterval(timer));
}
