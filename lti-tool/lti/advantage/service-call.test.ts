import { describe, expect, it } from 'vitest';
import type { OutboundFetch } from '../../../gateway/platform/http/outbound-fetch.ts';
import { createServiceClient } from './service-call.ts';

const registration = { id: 'p', clientId: 'koers', tokenUrl: 'https://elo.nl/token' };
const signer = { sign: async () => 'a.b.c' };
const now = () => new Date('2026-11-23T12:00:00Z');

interface Asked {
  readonly url: string;
  readonly authorization: string | null;
  readonly agent: string | null;
}

/** A platform that is one function. */
function clientOf(answer: (url: string) => Response | Promise<Response>) {
  const asked: Asked[] = [];
  const fetch: OutboundFetch = async (url, { headers }) => {
    const sent = new Headers(headers);
    asked.push({ url, authorization: sent.get('authorization'), agent: sent.get('user-agent') });
    if (url === registration.tokenUrl)
      return Response.json({ access_token: 'geheim', token_type: 'bearer', expires_in: '3600' });
    return await answer(url);
  };
  return { asked, client: createServiceClient({ fetch, signer, now, demo: false, timeoutMs: 200 }) };
}
const call = { registration, scopes: ['s'], url: 'https://elo.nl/leden' };
const all = async (pages: AsyncIterable<unknown>) => {
  for await (const _page of pages);
};

it('calls at once share one token, also while it is still asked for', async () => {
  const { asked, client } = clientOf(() => Response.json({}));
  await Promise.all([client.call(call), client.call(call), client.call(call)]);
  expect(asked.map((one) => one.url === registration.tokenUrl)).toEqual([true, false, false, false]);
});

describe('what a platform cannot make us do', () => {
  it('take the token to another server, by a next page or by an address without https', async () => {
    const { asked, client } = clientOf(() =>
      Response.json({}, { headers: { Link: '<https://elders.nl/leden?page=2>; rel="next"' } }),
    );
    await expect(all(client.pages(call))).rejects.toMatchObject({ code: 'source_invalid' });
    await expect(client.call({ ...call, url: 'http://elo.nl/leden' })).rejects.toMatchObject({
      code: 'launch_refused',
    });
    expect(asked.map((one) => new URL(one.url).host)).toEqual(['elo.nl', 'elo.nl']);
    expect(asked.every((one) => one.agent?.startsWith('Koers/'))).toBe(true);
    expect(asked[1]?.authorization).toBe('Bearer geheim');
  });

  it('follow a redirect, read without end, or wait without end', async () => {
    const redirect = clientOf(
      () => new Response(null, { status: 302, headers: { Location: 'https://elders.nl' } }),
    );
    await expect(redirect.client.call(call)).rejects.toMatchObject({ opts: { sourceStatus: 302 } });
    const huge = new Uint8Array(1024 * 1024);
    const endless = clientOf(() => new Response(new ReadableStream({ pull: (to) => to.enqueue(huge) })));
    await expect(endless.client.call(call)).rejects.toMatchObject({ code: 'source_invalid' });
    const text = clientOf(() => new Response('<html>'));
    await expect(text.client.call(call)).rejects.toMatchObject({ code: 'source_invalid' });
  });

  it('say in an error what stands in an address or a token', async () => {
    const { client } = clientOf(() =>
      Promise.reject(Object.assign(new Error('geheim'), { code: 'ECONNRESET' })),
    );
    const error = await client
      .call({ ...call, url: 'https://elo.nl/leden?wie=mila' })
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'source_unavailable', opts: { retry: 'later' } });
    expect(error.opts.detail).toBe('GET elo.nl: ECONNRESET');
  });
});
