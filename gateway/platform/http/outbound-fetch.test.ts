import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress, outboundFetch } from './outbound-fetch.ts';

let asked = 0;
const server = createServer(async (req, res) => {
  asked += 1;
  if (req.method === 'PUT') return void res.end(`${req.headers['content-length']} ${await text(req)}`);
  res.writeHead(302, { location: 'http://127.0.0.1/elders' }).end('weg');
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

describe('only the public internet is fetched from (lti.md §0.5)', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    'fd00::1',
    'fe80::1',
    '64:ff9b::a00:1',
    'geen adres',
  ])('%s is not of the internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '193.0.6.139', '2a00:1450:400e:80e::200e'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    'https://localhost',
    'https://127.0.0.1',
    'https://2130706433', // 127.0.0.1 as one number
    'https://0x7f.1',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'http://127.0.0.1',
    'http://193.0.6.139',
  ])('%s is refused before anything is asked', async (origin) => {
    const fetched = outboundFetch({ allowLoopback: false })(`${origin}:${port}/jwks`, {});
    await expect(fetched).rejects.toMatchObject({ code: 'source_refused' });
    expect(asked).toBe(0);
  });

  it('in the demo this computer may be asked, and a redirect is answered and not followed', async () => {
    const demo = outboundFetch({ allowLoopback: true });
    const res = await demo(`http://127.0.0.1:${port}/jwks`, {});
    expect([res.status, await res.text(), asked]).toEqual([302, 'weg', 1]);
    await expect(demo(`https://127.0.0.1:${port}/jwks`, {})).rejects.toMatchObject({
      code: 'source_refused',
    });
    await expect(demo(`http://10.0.0.1:${port}/jwks`, {})).rejects.toMatchObject({ code: 'source_refused' });
  });

  it('carries a body, its length in bytes', async () => {
    const put = { method: 'PUT', body: 'één' };
    const res = await outboundFetch({ allowLoopback: true })(`http://127.0.0.1:${port}/item`, put);
    expect(await res.text()).toBe('5 één');
  });

  it('ends when the caller has waited long enough', async () => {
    const stop = AbortSignal.abort();
    await expect(
      outboundFetch({ allowLoopback: true })(`http://127.0.0.1:${port}/jwks`, { signal: stop }),
    ).rejects.toThrow();
  });
});
