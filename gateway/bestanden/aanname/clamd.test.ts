import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { clamdAdres, clamdScan } from './clamd.ts';
import { neemAan } from './service.ts';
import { png } from './testing/bytes.ts';
import { fakeClamd } from './testing/fake-clamd.ts';

// The test string of EICAR, in two halves so that this file itself is no alarm.
const EICAR = Buffer.from(
  `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`,
  'latin1',
);
const sluit: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of sluit.splice(0)) await stop();
});
async function clamd(gedrag: Parameters<typeof fakeClamd>[0] = {}, waar?: string) {
  const fake = await fakeClamd(gedrag, waar);
  sluit.push(fake.close);
  return fake;
}

describe('the virus scanner (clamd, INSTREAM)', () => {
  it('gets every byte, in parts with their length, and lets in what it finds clean', async () => {
    const fake = await clamd();
    for (const n of [1, 64 * 1024, 64 * 1024 + 1, 300_000]) {
      const bytes = Buffer.alloc(n, n % 251);
      await clamdScan(fake.adres)(bytes);
      expect(fake.gezien.at(-1)?.equals(bytes)).toBe(true);
    }
  });

  it('also by a unix socket', async () => {
    const map = await mkdtemp(path.join(tmpdir(), 'clamd-'));
    try {
      const fake = await clamd({}, path.join(map, 's'));
      await clamdScan(fake.adres)(Buffer.from('schoon'));
      expect(fake.gezien).toHaveLength(1);
    } finally {
      rmSync(map, { recursive: true });
    }
  });

  it('refuses what it finds, and looks at what came in, not at what is kept of it', async () => {
    const fake = await clamd();
    const achter = Buffer.concat([png(), EICAR]); // behind the picture: it would be cut off
    const uit = neemAan({ naam: 'foto.png', metMap: false, bytes: achter }, 'foto', clamdScan(fake.adres));
    await expect(uit).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.stringContaining('virus'),
    });
  });

  it.each([
    ['is not there', { weg: true }],
    ['hangs up', { hangOp: true }],
    ['is silent', { zwijg: true }],
    ['will not take so much', { antwoord: 'INSTREAM size limit exceeded. ERROR' }],
    ['says something else', { antwoord: 'UNKNOWN COMMAND' }],
    ['says OK of something else', { antwoord: 'stream: OK maar niet heus' }],
  ] as const)('lets nothing in when it %s', async (_, gedrag) => {
    const fake = await clamd(gedrag);
    const uit = clamdScan(fake.adres, { timeoutMs: 200 })(Buffer.alloc(200_000));
    await expect(uit).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringMatching(/niet bewaard\. Probeer het later/),
      opts: { status: 503, retry: 'later' },
    });
  });

  it.each([
    ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['tcp://127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
  ] as const)('is found where KOERS_CLAMD says: %s', (setting, adres) => {
    expect(clamdAdres(setting)).toEqual(adres);
    expect(readConfig({ KOERS_CLAMD: setting }, { KOERS_CLAMD: setting }).KOERS_CLAMD).toBe(setting);
    expect(() => readConfig({}, { KOERS_CLAMD: setting.replace(/^\w+/, 'http') })).toThrow(/KOERS_CLAMD/);
  });

  it('is asked in its own protocol: a peer that reads by the letter understands it', async () => {
    const server = net.createServer();
    const ontvangen = new Promise<Buffer>((resolve) => {
      server.on('connection', (socket) => {
        const delen: Buffer[] = [];
        socket.on('data', (deel) => {
          delen.push(deel);
          const alles = Buffer.concat(delen);
          if (!alles.subarray(-4).equals(Buffer.alloc(4))) return;
          resolve(alles);
          socket.end('stream: OK\0');
        });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    sluit.push(() => new Promise((resolve) => server.close(() => resolve())));
    const { port } = server.address() as net.AddressInfo;
    await clamdScan({ host: '127.0.0.1', port })(Buffer.from('abc'));
    expect((await ontvangen).toString('latin1')).toBe('zINSTREAM\0\0\0\0\x03abc\0\0\0\0');
  });
});
