import { describe, expect, it } from 'vitest';
import { uitZip } from '../../../gateway/opp/document/zip.ts';
import { documentenWeb } from './testing/documenten-web.ts';

const d = documentenWeb();

describe('documents of OPPs in a browser (R40)', () => {
  it('one pupil: a PDF to read, the same each time; nothing for who may not see him', async () => {
    const ib = await d.browser(d.k.petra);
    const pad = `/leerling/${d.k.leerlingen[0]}/opp/document/pdf`;
    const een = await ib.get(pad);
    expect([een.status, een.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(een.headers.get('content-disposition')).toBe('inline; filename="opp-versie-3.pdf"');
    const bytes = Buffer.from(await een.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(await (await ib.get(`${pad}?welke=geldend`)).arrayBuffer()).equals(bytes)).toBe(true);
    expect((await ib.get(`/leerling/${d.k.leerlingen[0]}/opp/document/exe`)).status).toBe(404);
    expect((await ib.get(`/leerling/${d.k.buiten}/opp/document/pdf`)).status).toBe(404); // no OPP yet
    expect((await (await d.browser(d.k.wendy)).get(pad)).status).toBe(404);
  });

  it('all pupils: asked, followed, and taken home as a ZIP that is sent while it is read', async () => {
    const ib = await d.browser(d.k.petra);
    expect(await (await ib.get('/opp-documenten')).text()).toContain('ZIP maken');
    const niets = await ib.post('/opp-documenten', []);
    expect([niets.status, await niets.text()]).toEqual([422, expect.stringContaining('Kies minstens één')]);
    const gevraagd = await ib.post('/opp-documenten', [
      ['soorten', 'pdf'],
      ['soorten', 'docx'],
    ]);
    const pad = gevraagd.headers.get('location') ?? '';
    expect(pad).toMatch(/^\/opp-documenten\/[0-9a-f-]{36}$/);
    const wacht = await (await ib.get(pad, { 'hx-request': 'true' })).text();
    expect(wacht).toContain('Wacht op zijn beurt');
    expect(wacht).toContain('hx-get');
    expect((await ib.get(`${pad}/zip`)).status).toBe(404);
    await d.werk(pad.split('/').at(-1) ?? '');
    const klaar = await (await ib.get(pad, { 'hx-request': 'true' })).text();
    expect(klaar).toContain('De OPP’s van 2 leerlingen staan klaar.');
    expect(klaar).not.toContain('hx-get');
    const zip = await ib.get(`${pad}/zip`);
    const bytes = Buffer.from(await zip.arrayBuffer());
    expect(zip.headers.get('content-length')).toBe(String(bytes.length));
    expect(Object.keys(uitZip(bytes))).toHaveLength(4);
    expect((await ib.post(`${pad}/stoppen`, [])).status).toBe(409);
    for (const wie of [d.k.marjan, d.k.wendy]) {
      const ander = await d.browser(wie);
      for (const url of ['/opp-documenten', pad, `${pad}/zip`])
        expect((await ander.get(url)).status).toBe(403);
    }
  });

  it('the house style: kept, and refused when nobody could read it', async () => {
    const ib = await d.browser(d.k.petra);
    const licht = await ib.post('/opp-documenten/huisstijl', [
      ['naam', 'De Vlieger'],
      ['kleur', '#ffee00'],
    ]);
    expect([licht.status, await licht.text()]).toEqual([422, expect.stringContaining('te licht')]);
    const goed = await ib.post('/opp-documenten/huisstijl', [
      ['naam', 'De Vlieger & Co'],
      ['kleur', '#7a1f4b'],
    ]);
    expect(goed.headers.get('location')).toBe('/opp-documenten?bewaard=ja');
    const pagina = await (await ib.get('/opp-documenten?bewaard=ja')).text();
    expect(pagina).toContain('value="De Vlieger &amp; Co"');
  });

  it('the schema of the JSON, for everybody', async () => {
    const res = await fetch(`${d.origin}/schemas/opp/1.json`);
    expect(res.headers.get('content-type')).toMatch(/^application\/schema\+json/);
    expect(await res.json()).toMatchObject({ $id: `${d.origin}/schemas/opp/1.json`, type: 'object' });
  });
});
