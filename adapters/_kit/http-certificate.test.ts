import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { needs } from '../../test/support/programs.ts';
import { createKitHttp } from './http.ts';

const openssl = needs('OpenSSL');
const folder = mkdtempSync(path.join(os.tmpdir(), 'koers-certificaat-'));
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

/** A server that says it is this host, with a certificate that nobody vouches for; how often it was asked. */
async function impostor(host: string): Promise<{ url: string; asked: () => number }> {
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const how = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '1',
  ];
  const to = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`, '-keyout', key, '-out', cert];
  execFileSync('/usr/bin/openssl', [...how, ...to], { stdio: 'ignore' });
  let asked = 0;
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_req, res) => {
    asked += 1;
    res.end('<antwoord/>');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `https://localhost:${(server.address() as AddressInfo).port}/uwlr`, asked: () => asked };
}

describe.skipIf(openssl.missing)(
  openssl.label('a server with a false certificate (ASVS 5.0 §12.3.2)'),
  () => {
    it.each(['localhost', 'lvs.example'])(
      'that says it is %s is told nothing, and not tried again',
      async (host) => {
        const { url, asked } = await impostor(host);
        const told = createKitHttp().request({ method: 'POST', url, body: '<sleutel>geheim</sleutel>' });
        await expect(told).rejects.toMatchObject({
          code: 'source_refused',
          message: expect.stringContaining('Het certificaat van localhost'),
        });
        expect(asked()).toBe(0);
      },
    );
  },
);
