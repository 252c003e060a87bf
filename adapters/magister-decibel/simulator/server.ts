import { createServer, type ServerResponse } from 'node:http';
import type { Trouble } from '../../_kit/conformance-source.ts';
import { cutHalfWay, drip } from '../../_kit/simulator/broken-line.ts';
import { listenOnLoopback } from '../../_kit/simulator/loopback.ts';

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
  const { port, close } = await listenOnLoopback(server);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    setTrouble: (next) => {
      trouble = next;
    },
    setRows: (next) => {
      rows = next;
    },
    close,
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
  if (trouble === 'drip') drip(res, 'text/csv', bytes);
  else if (trouble === 'reset') cutHalfWay(res, 'text/csv', bytes);
  else res.writeHead(200, { 'content-type': 'text/csv', 'content-length': bytes.length }).end(bytes);
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
