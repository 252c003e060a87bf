import net from 'node:net';
import { geweigerd } from './weigering.ts';

/** Looks for what should not come in. @throws AppError `bad_request` when it found something, `busy` when it could not look */
export type Virusscan = (bytes: Buffer) => Promise<void>;

/** Where clamd listens: a path of a unix socket, or host and port. */
export type ClamdAdres = { readonly path: string } | { readonly host: string; readonly port: number };

/** Of the setting KOERS_CLAMD, whose form was checked: `unix:/path` or `tcp://host:port`. */
export function clamdAdres(setting: string): ClamdAdres {
  if (setting.startsWith('unix:')) return { path: setting.slice('unix:'.length) };
  const { hostname, port } = new URL(setting);
  return { host: hostname, port: Number(port) };
}

const DEEL = 64 * 1024;
const MEESTE_ANTWOORD = 4096;

/** What goes over the wire for INSTREAM: parts with their length before them (32 bits, network order), and a zero. */
function* instream(bytes: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0', 'latin1');
  for (let at = 0; at < bytes.length; at += DEEL) {
    const deel = bytes.subarray(at, at + DEEL);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(deel.length);
    yield Buffer.concat([head, deel]);
  }
  yield Buffer.alloc(4);
}

/** One conversation with clamd: what it answered, without the zero at its end. */
function vraag(adres: ClamdAdres, bytes: Buffer, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ ...adres });
    let antwoord = '';
    const stop = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    const klok = setTimeout(() => stop(new Error('clamd took too long')), timeoutMs);
    socket.setEncoding('latin1');
    socket.on('connect', () => {
      for (const deel of instream(bytes)) socket.write(deel);
    });
    socket.on('data', (deel: string) => {
      antwoord += deel;
      if (antwoord.length > MEESTE_ANTWOORD) stop(new Error('clamd talks too much'));
      else if (antwoord.includes('\0')) socket.end();
    });
    socket.on('error', (error) => {
      // It may hang up before it has read everything, with its answer sent: then that is what counts.
      if (antwoord.includes('\0')) return;
      stop(error);
    });
    socket.on('close', () => {
      clearTimeout(klok);
      const [zin = '', rest] = antwoord.split('\0');
      if (rest === undefined) reject(new Error('clamd hung up'));
      else resolve(zin);
    });
  });
}

/**
 * Asks clamd by its own protocol (clamd(8), INSTREAM). Only `stream: OK` lets a file in: when clamd is away, is too slow, or says
 * anything else, the file is refused and the sender is asked to come back later.
 */
export function clamdScan(adres: ClamdAdres, { timeoutMs = 30_000 } = {}): Virusscan {
  return async (bytes) => {
    const antwoord = await vraag(adres, bytes, timeoutMs).catch((cause: unknown) => {
      throw geweigerd.nietNagekeken(cause);
    });
    if (antwoord === 'stream: OK') return;
    const gevonden = /^stream: (.+) FOUND$/.exec(antwoord)?.[1];
    if (gevonden !== undefined) throw geweigerd.virus(`clamd: ${gevonden}`);
    throw geweigerd.nietNagekeken(new Error(`clamd: ${antwoord.slice(0, 200)}`));
  };
}
