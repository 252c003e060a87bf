import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../../gateway/app.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { hashToken, newToken, SESSION_COOKIE } from '../../../gateway/platform/http/session-cookie.ts';
import { createLog } from '../../../gateway/platform/log.ts';
import { createMetrics } from '../../../gateway/platform/metrics.ts';
import { testDb } from '../../../test/support/db.ts';
import { actor, doel, lijn } from '../../../test/support/demo-class.ts';
import { leesBewijs } from '../../lti/ags/bewijs-in.ts';
import { COURSE, type Gradebook, openGradebook } from '../../lti/ags/testing/gradebook-stage.ts';
import { createCijfers } from '../../lti/cijfers-service.ts';
import { loadAssets } from '../../ui/assets.ts';
import { renderProblem } from '../routes.tsx';
import { tekst } from '../testing/school-web.ts';
import { cijfersRoutes } from './routes.tsx';

const t = testDb();
let g: Gradebook;
let origin = '';
const server = createServer();

beforeAll(async () => {
  g = await openGradebook(t.db, 2);
  const assets = await loadAssets();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const now = () => new Date();
  const cijfers = createCijfers({ client: g.deps.client, now });
  const deps = { db: t.db, log: createLog('silent'), metrics: createMetrics(), origin: () => origin };
  const routes = cijfersRoutes({ assets, db: t.db, now, cijfers });
  server.on('request', createApp(routes, { ...deps, renderProblem: renderProblem(assets) }, {}).app);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await g.close();
});

/** A browser with a session of this person. */
async function browser(who: KnownActor) {
  const token = newToken();
  await t.db.platform((tx) =>
    tx
      .insertInto('koers.session')
      .values({
        token_hash: hashToken(token),
        school_id: who.school,
        person_id: who.person,
        launch_roles: [...who.roles],
        ...(who.roles.has('beheerder') ? { method: 'passkey' } : {}),
        expires_at: new Date(Date.now() + 3_600_000),
      })
      .execute(),
  );
  const headers = { cookie: `${SESSION_COOKIE}=${token}`, accept: 'text/html' };
  const read = async (res: Response) => ({
    status: res.status,
    html: await res.text(),
    location: res.headers.get('location') ?? '',
  });
  return {
    get: async (path: string) => await read(await fetch(origin + path, { headers, redirect: 'manual' })),
    post: async (path: string, fields: Record<string, string>) =>
      await read(
        await fetch(origin + path, {
          method: 'POST',
          headers: { ...headers, origin },
          body: new URLSearchParams(fields),
          redirect: 'manual',
        }),
      ),
  };
}

it('R74: a teacher gives a course to the group, chooses doelen and evidence, and stops them again', async () => {
  const marjan = await browser(g.k.marjan);
  const url = `/groepen/${g.k.groep}/cijfers`;
  const course = `${url}/${g.cursus.context}`;
  expect(tekst((await marjan.get(url)).html)).toContain('Welke cursus hoort bij deze groep?');
  const gekoppeld = await marjan.post(url, { cursus: g.cursus.context });
  expect([gekoppeld.status, gekoppeld.location]).toEqual([303, `${url}?gedaan=gekoppeld`]);

  const kiezen = await marjan.get(`${course}/doelen?lijn=${lijn('RW-E')}`);
  expect(kiezen.html).toContain(doel('RW-E-2a'));
  const niets = await marjan.post(`${course}/doelen?lijn=${lijn('RW-E')}`, {});
  expect([niets.status, tekst(niets.html)]).toEqual([422, expect.stringContaining('Vink eerst een doel')]);
  expect((await marjan.post(`${course}/doelen`, { keuze: doel('RW-E-2a') })).status).toBe(303);
  await g.judge([{ leerling: g.k.leerlingen[0] ?? '', leerdoel: doel('RW-E-2a'), stand: 3 }]);
  await g.deliver();
  expect(tekst((await marjan.get(url)).html)).toMatch(/RW-E-2a .* 1 met een cijfer/);
  expect((await marjan.get(`${course}/doelen?lijn=${lijn('RW-E')}`)).html).not.toContain(doel('RW-E-2a'));

  g.elo.lineItems.get(COURSE)?.push({ id: 9, label: 'Rekenhaven', scoreMaximum: 10 });
  const kolommen = await marjan.get(`${course}/bewijs?lijn=${lijn('RW-E')}`);
  const lineitem =
    /value="([^"]*\/9\/lineitem[^"]*)"/.exec(kolommen.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect((await marjan.post(`${course}/bewijs`, { lineitem, leerdoel: doel('RW-E-2b') })).location).toBe(
    `${url}?gedaan=bewijs`,
  );
  await leesBewijs(g.deps, g.cursus);
  const page = (await marjan.get(url)).html;
  expect(tekst(page)).toContain('Rekenhaven bij RW-E-2b 0 scores');

  const [kolom = '', bron = ''] = ['kolom', 'bron'].map(
    (name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1],
  );
  await marjan.post(`${course}/stop`, { kolom });
  await marjan.post(`${course}/bewijs/stop`, { bron });
  expect(tekst((await marjan.get(url)).html)).not.toMatch(/RW-E-2[ab]/);

  g.elo.faults.unavailable = 1;
  const stil = await marjan.get(`${course}/bewijs`);
  expect([stil.status, tekst(stil.html)]).toEqual([200, expect.stringContaining('nu niet op te halen')]);
  const wendy = await browser(g.k.wendy);
  for (const path of [url, `${course}/doelen`, `${course}/bewijs`])
    expect((await wendy.get(path)).status).toBe(404);
});

it('R74: the beheerder sees what was refused and sends it once more, and sees no pupil', async () => {
  const tom = actor(g.k.school, g.k.petra.person, 'beheerder');
  const beheer = await browser(tom);
  const course = g.elo.courses.get(COURSE);
  const members = course?.members ?? [];
  if (course) course.members = [];
  const marjan = await browser(g.k.marjan);
  await marjan.post(`/groepen/${g.k.groep}/cijfers/${g.cursus.context}/doelen`, { keuze: doel('RW-E-2b') });
  await g.judge([{ leerling: g.k.leerlingen[0] ?? '', leerdoel: doel('RW-E-2b'), stand: 4 }]);
  expect(await g.deliver()).toMatchObject({ refused: 1 });
  const page = (await beheer.get('/leeromgevingen/cijfers')).html;
  expect(tekst(page)).toContain('1 niet aangenomen: De leeromgeving kent deze leerling of deze kolom niet');
  expect(page).not.toContain('Proef0');
  if (course) course.members = members;
  const reden = /name="reden" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const opnieuw = await beheer.post(`/leeromgevingen/cijfers/${g.cursus.context}/opnieuw`, { reden });
  expect(opnieuw.location).toBe('/leeromgevingen/cijfers?gedaan=opnieuw');
  expect(await g.deliver()).toMatchObject({ sent: 1 });
  const uit = await beheer.post(`/leeromgevingen/cijfers/${g.cursus.context}/aan`, { aan: 'nee' });
  expect(uit.location).toBe('/leeromgevingen/cijfers?gedaan=uit');
  expect(await g.deliver()).toMatchObject({ kind: 'uit' });
});
