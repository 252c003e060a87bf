import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../errors.ts';
import { readUpload, type UploadedFile } from './upload.ts';

const MAX = 1024 * 1024;
let server: Server;
let at: number;
let read = 0;

beforeAll(async () => {
  const app = express();
  app.post('/', (req, res) => {
    const before = req.socket.bytesRead;
    res.on('close', () => {
      read = req.socket.bytesRead - before;
    });
    readUpload(req, { maxBytes: MAX }).then(
      () => {
        const { naam, metMap, bytes } = (req.body as { bestand: UploadedFile }).bestand;
        res.json({ naam, metMap, bytes: bytes.length });
      },
      (error: unknown) => {
        const known = error instanceof AppError ? error : undefined;
        res.status(known?.opts.status ?? 400).json({ zin: known?.message });
      },
    );
  });
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const GRENS = 'grens';
const kop = (naam: string) =>
  `--${GRENS}\r\nContent-Disposition: form-data; name="bestand"; filename="${naam}"\r\nContent-Type: image/png\r\n\r\n`;

/** Sends a file of `bytes` bytes, 64 kB at a time and never faster than it is taken; stops when it is answered. */
async function stuur(naam: string, bytes: number): Promise<{ status: number; body: unknown; sent: number }> {
  read = 0;
  const part = Buffer.alloc(64 * 1024, 1);
  let sent = 0;
  let answered = false;
  return await new Promise((resolve, reject) => {
    const req = request(
      { port: at, method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${GRENS}` } },
      (res) => {
        let text = '';
        answered = true;
        res.on('data', (chunk) => {
          text += String(chunk);
        });
        res.on('end', () => resolve({ status: res.statusCode ?? 0, body: JSON.parse(text), sent }));
      },
    );
    req.on('error', (error) => (answered ? undefined : reject(error)));
    req.write(kop(naam));
    const next = () => {
      while (!answered && sent < bytes) {
        const now = part.subarray(0, Math.min(part.length, bytes - sent));
        sent += now.length;
        if (!req.write(now)) {
          req.once('drain', next);
          return;
        }
      }
      if (!answered) req.end(`\r\n--${GRENS}--\r\n`);
    };
    next();
  });
}

describe('a form with a file', () => {
  it('brings a file up to the limit, and its name without folders', async () => {
    expect(await stuur('foto.png', MAX)).toMatchObject({
      status: 200,
      body: { naam: 'foto.png', metMap: false, bytes: MAX },
    });
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\\\..\\\\win.ini', 'win.ini'],
    ['/foto.png', 'foto.png'],
    ['map/', 'map'],
  ])('tells that it came with folders in its name: %s', async (gestuurd, naam) => {
    expect((await stuur(gestuurd, 9)).body).toEqual({ naam, metMap: true, bytes: 9 });
  });

  it('that is too large by a mistake is read to its end, so that a browser hears why', async () => {
    const { status, body, sent } = await stuur('foto.png', 5 * MAX);
    expect([status, body, sent]).toEqual([
      413,
      { zin: 'Dit bestand is te groot. Koers leest bestanden tot 1 MB.' },
      5 * MAX,
    ]);
  });

  it('of 1 GB is cut off while it comes, with an answer (R46)', async () => {
    const voor = process.memoryUsage().arrayBuffers;
    const { status, body } = await stuur('groot.png', 1024 * MAX);
    expect([status, body]).toEqual([
      413,
      { zin: 'Dit bestand is te groot. Koers leest bestanden tot 1 MB.' },
    ]);
    await expect.poll(() => read).toBeGreaterThan(32 * MAX);
    expect(read).toBeLessThan(40 * MAX);
    expect(process.memoryUsage().arrayBuffers - voor).toBeLessThan(48 * MAX);
  });
});
