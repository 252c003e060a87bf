import net from 'node:net';
import type { ClamdAdres } from '../clamd.ts';

export interface FakeClamd {
  readonly adres: ClamdAdres;
  /** What was sent to look at, whole. */
  readonly gezien: readonly Buffer[];
  close(): Promise<void>;
}

export interface Gedrag {
  /** Instead of what it finds. */
  readonly antwoord?: string;
  readonly hangOp?: boolean;
  readonly zwijg?: boolean;
  /** Nobody listens at its address. */
  readonly weg?: boolean;
}

const COMMAND = 'zINSTREAM\0';

/** Reads INSTREAM as clamd(8) describes it; `null`: not all of it is here yet. */
function lees(bytes: Buffer): Buffer | null {
  if (bytes.length < COMMAND.length) return null;
  if (bytes.toString('latin1', 0, COMMAND.length) !== COMMAND) throw new Error('not INSTREAM');
  const delen: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(delen);
    delen.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

/** A clamd that knows one virus: the test file of EICAR. Over TCP, or on the unix socket `waar`. */
export async function fakeClamd(gedrag: Gedrag = {}, waar?: string): Promise<FakeClamd> {
  const gezien: Buffer[] = [];
  const open = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    open.add(socket);
    let bytes: Buffer = Buffer.alloc(0);
    socket.on('error', () => {});
    if (gedrag.hangOp) socket.destroy();
    socket.on('data', (deel) => {
      bytes = Buffer.concat([bytes, deel]);
      const heel = lees(bytes);
      if (heel === null || gedrag.zwijg) return;
      gezien.push(heel);
      const virus = heel.includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE');
      socket.end(`${gedrag.antwoord ?? `stream: ${virus ? 'Eicar-Signature FOUND' : 'OK'}`}\0`);
    });
  });
  await new Promise<void>((resolve) =>
    waar ? server.listen(waar, resolve) : server.listen(0, '127.0.0.1', resolve),
  );
  const adres = waar
    ? { path: waar }
    : { host: '127.0.0.1', port: (server.address() as net.AddressInfo).port };
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of open) socket.destroy();
      server.close(() => resolve());
    });
  if (gedrag.weg) await close();
  return { adres, gezien, close: gedrag.weg ? async () => {} : close };
}
