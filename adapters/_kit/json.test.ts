import { describe, expect, it } from 'vitest';
import type { KitHttp } from '../../gateway/sync/source-adapter.ts';
import { callJson, readJson } from './json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const json = (type = 'application/json') => new Headers({ 'content-type': type });

describe('readJson', () => {
  it.each([
    ['plain', bytes('{"naam":"Zoë","key":"00123"}'), json()],
    ['with a byte order mark', bytes('\uFEFF{"naam":"Zoë","key":"00123"}'), json()],
    ['with a charset', bytes('{"naam":"Zo\\u00eb","key":"00123"}'), json('application/json;charset="UTF-8"')],
    ['without a content type', bytes('{"naam":"Zoë","key":"00123"}'), new Headers()],
  ])('reads JSON %s', (_, body, headers) => {
    expect(readJson(body, headers)).toEqual({ naam: 'Zoë', key: '00123' });
  });

  it('has nothing to say about an answer without a body', () => {
    expect(readJson(bytes(''), new Headers())).toBeUndefined();
  });

  it.each([
    ['that is cut off', bytes('{"leerlingen":[{"achternaam":"Gieter"},{"ach'), json(), /houdt midden in/],
    ['that says UTF-8 and is not', Buffer.from('{"naam":"Zoë"}', 'latin1'), json(), /geen UTF-8/],
    ['in another charset', bytes('{}'), json('application/json; charset=utf-16le'), /"utf-16le".*UTF-8/],
    [
      'that is a web page',
      bytes('<!DOCTYPE html><html><title>Onderhoud</title>'),
      json('text/html'),
      /webpagina \(HTML\) met de titel "Onderhoud"/,
    ],
    ['that is XML', bytes('<leerlingen/>'), json(), /XML in plaats van JSON/],
    ['that is text', bytes('Gieter is ziek'), json(), /geen JSON/],
  ])('refuses an answer %s, in words that tell nothing of what was in it', (_, body, headers, message) => {
    const refusal = (() => {
      try {
        return readJson(body, headers);
      } catch (error) {
        return error;
      }
    })();

    expect(refusal).toMatchObject({ code: 'source_invalid', opts: { retry: 'never' } });
    expect((refusal as Error).message).toMatch(message);
    expect(JSON.stringify(refusal)).not.toContain('Gieter');
  });
});

it('callJson asks with GET, posts JSON or a form, and names what it sends', async () => {
  const asked: Parameters<KitHttp['request']>[0][] = [];
  const http: KitHttp = {
    request: async (req) => {
      asked.push(req);
      return { status: 201, headers: json(), bytes: bytes('{"id":1}') };
    },
  };
  await callJson(http, { url: 'https://a.example/', headers: { authorization: 'Bearer t' } });
  await callJson(http, { url: 'https://a.example/', body: { a: 'é' } });
  await callJson(http, { url: 'https://a.example/', body: [], method: 'PUT' });
  const reply = await callJson(http, { url: 'https://a.example/', form: new URLSearchParams({ a: 'b c' }) });

  const accept = 'application/json';
  expect(asked.map(({ url: _, ...rest }) => rest)).toEqual([
    { method: 'GET', headers: { accept, authorization: 'Bearer t' } },
    { method: 'POST', headers: { accept, 'content-type': 'application/json' }, body: '{"a":"é"}' },
    { method: 'PUT', headers: { accept, 'content-type': 'application/json' }, body: '[]' },
    {
      method: 'POST',
      headers: { accept, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=b+c',
    },
  ]);
  expect(reply).toMatchObject({ status: 201, body: { id: 1 } });
});
