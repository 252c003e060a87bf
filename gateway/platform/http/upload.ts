import path from 'node:path';
import busboy from 'busboy';
import type { Request } from 'express';
import { z } from 'zod';
import { AppError } from '../../errors.ts';

/** What a route that takes a file says of it. */
export interface Upload {
  /** Of the file itself, in bytes. */
  readonly maxBytes: number;
}

/** A file as it came in; nothing of it is believed yet. */
export interface UploadedFile {
  /** As the sender calls it, without folders. */
  readonly naam: string;
  /** The sender called it with folders; browsers do not. */
  readonly metMap: boolean;
  readonly bytes: Buffer;
}

/** The field in which a form sends its file. */
const FILE_FIELD = 'bestand';

/**
 * How much more than `maxBytes` is read and thrown away: a browser hears only what is answered after it sent everything. What
 * is longer than that is no mistake any more, and is cut off while it comes.
 */
const THROWN_AWAY = 32 * 1024 * 1024;

/** For the body of a route: the file, when there is one. */
export const FileField = z
  .custom<UploadedFile>((value) => typeof value === 'object' && value !== null && 'bytes' in value)
  .meta({ override: { type: 'string', format: 'binary' } });

const FIELDS = { fields: 60, fieldSize: 64 * 1024, fieldNameSize: 100, parts: 62, headerPairs: 50 } as const;

export const isMultipart = (req: Request): boolean =>
  /^multipart\/form-data\b/i.test(req.headers['content-type'] ?? '');

const unreadable = (cause: unknown) =>
  new AppError('bad_request', 'Het bestand is niet goed aangekomen. Probeer het opnieuw.', { cause });

const tooLarge = ({ maxBytes }: Upload) =>
  new AppError(
    'bad_request',
    `Dit bestand is te groot. Koers leest bestanden tot ${Math.floor(maxBytes / 1024 / 1024)} MB.`,
    { status: 413 },
  );

/**
 * Reads a form with one file (RFC 7578) into `req.body`: its fields as text, and the file under `bestand`. No more than
 * `maxBytes` of it are ever in memory; what comes after that is thrown away, so that the sender gets to hear why, and is cut off
 * when it goes on and on.
 * @throws AppError `bad_request`: too large (413), or not readable (400)
 */
export async function readUpload(req: Request, upload: Upload): Promise<void> {
  const entries: [string, unknown][] = [];
  let large = false;
  await new Promise<void>((resolve, reject) => {
    const parser = parserOf(req, upload);
    const fail = (cause: unknown) => {
      req.unpipe(parser);
      req.resume();
      reject(unreadable(cause));
    };
    parser.on('field', (name, value) => entries.push([name, value]));
    parser.on('file', (name, stream, { filename }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => {
        large = true;
        chunks.length = 0;
        cutOff(req, parser, () => reject(tooLarge(upload)));
      });
      stream.on('end', () => {
        if (name === FILE_FIELD && !large) entries.push([name, fileOf(filename, chunks)]);
      });
    });
    parser.on('close', resolve);
    parser.on('error', fail);
    req.on('close', () => (req.complete ? undefined : fail(new Error('the sender went away'))));
    req.pipe(parser);
  });
  if (large) throw tooLarge(upload);
  req.body = Object.fromEntries(entries);
}

function fileOf(filename = '', chunks: readonly Buffer[]): UploadedFile {
  const naam = path.win32.basename(filename); // both kinds of slashes
  return { naam: naam.slice(-200), metMap: naam !== filename, bytes: Buffer.concat(chunks) };
}

/**
 * How long the sender gets to read the answer, in milliseconds: hung up on at once while he still sends, he might hear that the
 * connection broke and not why.
 */
const TO_READ = 2_000;

/** Ends the conversation once too much was thrown away: answers while the sender still sends, takes no more, and hangs up. */
function cutOff(req: Request, parser: busboy.Busboy, answer: () => void): void {
  let thrown = 0;
  req.on('data', (chunk: Buffer) => {
    thrown += chunk.length;
    if (thrown <= THROWN_AWAY) return;
    req.unpipe(parser);
    req.pause();
    req.res?.once('finish', () => setTimeout(() => req.socket.destroy(), TO_READ).unref());
    answer();
  });
}

function parserOf(req: Request, { maxBytes }: Upload): busboy.Busboy {
  try {
    const limits = { ...FIELDS, files: 1, fileSize: maxBytes + 1 }; // busboy takes a file of exactly its limit for a larger one
    return busboy({ headers: req.headers, limits, defParamCharset: 'utf8', preservePath: true });
  } catch (cause) {
    throw unreadable(cause); // no boundary
  }
}
