import { describe, expect, it } from 'vitest';
import type { KitHttp } from '../../gateway/sync/source-adapter.ts';
import { callSoap, isTemporary, readSoap, soapEnvelope } from './soap.ts';
import { element } from './xml-write.ts';

const read = (xml: string) => readSoap(Buffer.from(xml));
const fault = (code: string, text = 'x') =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>${code}</faultcode><faultstring xml:lang="nl">${text}</faultstring></s:Fault></s:Body></s:Envelope>`;
const answering = (status: number, body: string, type = 'text/xml; charset="utf-8"'): KitHttp => ({
  request: async () => ({ status, headers: new Headers({ 'content-type': type }), bytes: Buffer.from(body) }),
});
const call = (http: KitHttp) => callSoap(http, { url: 'http://127.0.0.1/', action: 'A', message: '' });

describe('a SOAP message', () => {
  it('is read back as it was written', () => {
    const xml = soapEnvelope(
      [element('h:key', { 'xmlns:h': 'urn:h' }, 'k')],
      element('b:ask', { 'xmlns:b': 'urn:b' }),
    );

    expect(read(xml)).toMatchObject({ kind: 'body', header: { key: 'k' }, body: { ask: '' } });
  });

  it('may use any prefix, or none', () => {
    expect(read('<Envelope xmlns="x"><Body><a>1</a></Body></Envelope>')).toMatchObject({
      kind: 'body',
      body: { a: '1' },
    });
  });

  it.each(['<a/>', '<Envelope/>', '<s:Envelope xmlns:s="x"><s:Header/></s:Envelope>'])(
    'is not just any XML: %s',
    (xml) => {
      expect(() => read(xml)).toThrow(/geen SOAP-bericht/);
    },
  );

  it('names an HTML page as such', () => {
    expect(() => read('<html><title>Inloggen</title></html>')).toThrow(/webpagina \(HTML\)/);
  });
});

describe('a SOAP fault', () => {
  it.each([
    ['soap:Server.InterneFout', 'Server.InterneFout', true],
    ['ns7:Server.TijdelijkNietBeschikbaar', 'Server.TijdelijkNietBeschikbaar', true],
    ['Server', 'Server', true],
    ['SOAP-ENV:Client.AutorisatieOngeldig', 'Client.AutorisatieOngeldig', false],
    ['s:VersionMismatch', 'VersionMismatch', false],
    ['ServerVol', 'ServerVol', false],
    ['', '', false],
  ])('%j has class %j, temporary: %j', (wire, code, temporary) => {
    const answer = read(fault(wire));

    expect(answer).toEqual({ kind: 'fault', fault: { code, reason: 'x' } });
    expect(answer.kind === 'fault' && isTemporary(answer.fault)).toBe(temporary);
  });

  it('comes back as a value, with status 500 or 200', async () => {
    expect(await call(answering(500, fault('Client.X')))).toMatchObject({ kind: 'fault' });
    expect(await call(answering(200, fault('Client.X')))).toMatchObject({ kind: 'fault' });
  });
});

describe('an answer that is no SOAP', () => {
  it('is unavailable with status 500, invalid with status 200', async () => {
    await expect(call(answering(500, '<oeps/>'))).rejects.toMatchObject({ code: 'source_unavailable' });
    await expect(call(answering(500, '<html></html>'))).rejects.toMatchObject({ code: 'source_unavailable' });
    await expect(call(answering(200, '<oeps/>'))).rejects.toMatchObject({ code: 'source_invalid' });
  });

  it('is never taken for data when the status says error', async () => {
    const data = '<Envelope><Body><a/></Body></Envelope>';

    await expect(call(answering(500, data))).rejects.toMatchObject({ code: 'source_unavailable' });
    await expect(call(answering(400, data))).rejects.toMatchObject({ code: 'source_invalid' });
  });

  it('in another charset than the content type says is refused', async () => {
    const data = '<?xml version="1.0" encoding="UTF-8"?><Envelope><Body><a/></Body></Envelope>';

    await expect(call(answering(200, data, 'text/xml; charset=iso-8859-1'))).rejects.toMatchObject({
      code: 'source_invalid',
    });
  });
});
