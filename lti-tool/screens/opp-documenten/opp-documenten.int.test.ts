import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../gateway/app.ts';
import { createBestanden } from '../../../gateway/bestanden/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { createBundels } from '../../../gateway/opp/document/bundel/service.ts';
import { openFabriek } from '../../../gateway/opp/document/fabriek.ts';
import { documentJobs } from '../../../gateway/opp/document/jobs.ts';
import { createDocumenten } from '../../../gateway/opp/document/service.ts';
import { zetVast } from '../../../gateway/opp/document/testing/vaste-opps.ts';
import { VASTGESTELD } from '../../../gateway/opp/document/testing/voorbeeld.ts';
import { uitZip } from '../../../gateway/opp/document/zip.ts';
import { createOpp } from '../../../gateway/opp/service.ts';
import { hashToken, newToken, SESSION_COOKIE } from '../../../gateway/platform/http/session-cookie.ts';
import { createLog } from '../../../gateway/platform/log.ts';
import { createMetrics } from '../../../gateway/platform/metrics.ts';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass } from '../../../test/support/demo-class.ts';
import { oppDocumentenRoutes } from './routes.tsx';

const t = testDb();
const fabriek = openFabriek(1);
const log = createLog('silent');
let k: DemoClass;
let server: Server;
let origin = '';
let werk: (bundel: string) => Promise<void> | undefined;

beforeAll(async () => {
  k = await demoClass(t.db, 2);
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const deps = { db: t.db, keys: k.keys, bestanden: createBestanden({ keys: k.keys }), fabriek };
  const documenten = createDocumenten(deps);
  const now = () => new Date();
  const routes = oppDocumentenRoutes({
    assets: { url: String },
    documenten,
    bundels: createBundels(deps),
    opp: createOpp({ keys: k.keys }),
    origin,
    now,
  });
  const http = { db: t.db, log, metrics: createMetrics(), origin: () => origin, renderProblem: () => '' };
  server.on('request', createApp(routes, http, {}).app);
  const job = documentJobs({ ...deps, documenten, now }).find(({ name }) => name === 'opp:bundel');
  const { signal } = new AbortController();
  werk = (bundel) => job?.run({ school: k.school, bundel }, { signal, attempt: 1, log });
  await k.as(k.petra, async (tx) => {
    for (const leerling of k.leerlingen)
      await zetVast(tx, k.keys, { school: k.school, leerling, door: k.petra.person, inhoud: VASTGESTELD });
  });
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await fabriek.close();
});

async function browser(who: KnownActor) {
  const token = newToken();
  await t.db.tenant({ school: who.school, actor: null }, (tx) =>
    tx
      .insertInto('koers.session')
      .values({
        token_hash: hashToken(token),
        school_id: who.school,
        person_id: who.person,
        launch_roles: [...who.roles],
        expires_at: new Date(Date.now() + 3_600_000),
      })
      .execute(),
  );
  const headers = { cookie: `${SESSION_COOKIE}=${token}`, origin, accept: 'text/html' };
  return {
    get: (path: string, extra: Record<string, string> = {}) =>
      fetch(origin + path, { redirect: 'manual', headers: { ...headers, ...extra } }),
    post: (path: string, fields: [string, string][]) =>
      fetch(origin + path, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body: new URLSearchParams(fields),
      }),
  };
}

describe('documents of OPPs in a browser (R40)', () => {
  it('one pupil: a PDF to keep, the same each time; nothing for who may not see him', async () => {
    const ib = await browser(k.petra);
    const pad = `/leerling/${k.leerlingen[0]}/opp/document/pdf`;
    const een = await ib.get(pad);
    expect([een.status, een.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(een.headers.get('content-disposition')).toBe('attachment; filename="opp-versie-3.pdf"');
    const bytes = Buffer.from(await een.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(await (await ib.get(`${pad}?welke=geldend`)).arrayBuffer()).equals(bytes)).toBe(true);
    expect((await ib.get(`/leerling/${k.leerlingen[0]}/opp/document/exe`)).status).toBe(404);
    expect((await ib.get(`/leerling/${k.buiten}/opp/document/pdf`)).status).toBe(404); // no OPP yet
    expect((await (await browser(k.wendy)).get(pad)).status).toBe(404);
  });

  it('all pupils: asked, followed, and taken home as a ZIP that is sent while it is read', async () => {
    const ib = await browser(k.petra);
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
    await werk(pad.split('/').at(-1) ?? '');
    const klaar = await (await ib.get(pad, { 'hx-request': 'true' })).text();
    expect(klaar).toContain('De OPP’s van 2 leerlingen staan klaar.');
    expect(klaar).not.toContain('hx-get');
    const zip = await ib.get(`${pad}/zip`);
    const bytes = Buffer.from(await zip.arrayBuffer());
    expect(zip.headers.get('content-length')).toBe(String(bytes.length));
    expect(Object.keys(uitZip(bytes))).toHaveLength(4);
    expect((await ib.post(`${pad}/stoppen`, [])).status).toBe(409);
    for (const wie of [k.marjan, k.wendy]) {
      const ander = await browser(wie);
      for (const url of ['/opp-documenten', pad, `${pad}/zip`])
        expect((await ander.get(url)).status).toBe(403);
    }
  });

  it('the house style: kept, and refused when nobody could read it', async () => {
    const ib = await browser(k.petra);
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
    const res = await fetch(`${origin}/schemas/opp/1.json`);
    expect(res.headers.get('content-type')).toMatch(/^application\/schema\+json/);
    expect(await res.json()).toMatchObject({ $id: `${origin}/schemas/opp/1.json`, type: 'object' });
  });
});
