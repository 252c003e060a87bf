import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureRelatie } from '../../gateway/school/people.ts';
import { actor, doel, lijn, niveau, persoon } from '../../test/support/demo-class.ts';
import { type Browser, schoolWeb } from './testing/school-web.ts';

const web = schoolWeb();
const kind = () => web.k.leerlingen[0] ?? '';
let actie = '';
let gedaan = '';

/** Every address with an id, filled with ids of school A; posts carry a body that is right for its owner. */
function adressen(): [method: 'get' | 'tap', path: string, fields: Record<string, string>][] {
  const groep = web.k.groep;
  const cel = `${randomUUID()}~0~4~m0`;
  const reeks = {
    act: randomUUID(),
    groep,
    leerlijn: lijn('RW-E'),
    niveau: niveau('RW-E', 2),
    toon: 'doelen',
    kolom: doel('RW-E-2a'),
  };
  const leerling = `/leerling/${kind()}`;
  return [
    ...[
      '',
      '/kaart',
      '/leerreis',
      `/leerlijn/${lijn('RW-E')}`,
      `/doel/${doel('RW-E-2a')}`,
      `/leerlijn/${lijn('RW-E')}/niveau`,
    ].map((rest) => ['get', leerling + rest, {}] as ['get', string, Record<string, string>]),
    ['get', `/groep/${groep}`, {}],
    ['get', `/groep/${groep}?leerlijn=${lijn('RW-E')}&toon=acties`, {}],
    ['tap', `/matrix/leerling/${kind()}/doel/${doel('RW-E-2a')}`, { cel }],
    ['tap', `/matrix/actie/${actie}`, { cel: `${randomUUID()}~0~m0~` }],
    ['tap', '/matrix/reeks', reeks],
    ['tap', `/kaart/leerling/${kind()}/doel/${doel('RW-E-2a')}`, { cel }],
    ['tap', `/kaart/leerling/${kind()}/actie/${actie}`, { cel: `${randomUUID()}~0~~` }],
    ['tap', `${leerling}/leerlijn/${lijn('RW-E')}/niveau`, { act: randomUUID(), niveau: niveau('RW-E', 3) }],
  ];
}

const statussen = async (wie: Browser) =>
  Promise.all(adressen().map(async ([method, path, fields]) => (await wie[method](path, fields)).status));

beforeAll(async () => {
  const marjan = await web.as(web.k.marjan);
  const kaart = (await marjan.get(`/leerling/${kind()}/kaart`)).html;
  actie = / id="a-([0-9a-f-]{36})"/.exec(kaart)?.[1] ?? '';
  const tik = await marjan.tap(`/matrix/leerling/${kind()}/doel/${doel('SE-S-2a')}`, {
    cel: `${randomUUID()}~0~4~m0`,
  });
  gedaan = /&quot;acts&quot;:&quot;([^&]+)&quot;/.exec(tik.html)?.[1] ?? '';
});

describe('R85: ids of school A in the hands of somebody of school B', () => {
  it('are 404 on every screen and every act, for a leerkracht and for an IB’er', async () => {
    for (const wie of [web.b.marjan, web.b.petra]) {
      const gezien = await statussen(await web.as(wie));
      expect(gezien).toEqual(adressen().map(() => 404));
    }
    expect(new Set(await statussen(await web.as(web.k.marjan)))).toEqual(new Set([200, 422]));
  });

  it('cannot undo an act of school A', async () => {
    const b = await web.as(web.b.marjan);
    const velden = { acts: gedaan, undo: randomUUID(), groep: web.b.groep, leerlijn: lijn('SE-S') };
    expect((await b.tap('/matrix/ongedaan', velden)).status).toBe(404);
    expect((await b.tap('/vandaag/ongedaan', velden)).status).toBe(404);
  });
});

describe('R61: a leerkracht sees only the own groups', () => {
  it('is 404 for the pupils and the group of a colleague', async () => {
    const wendy = await web.as(web.k.wendy);
    expect(await statussen(wendy)).toEqual(adressen().map(() => 404));
    expect((await wendy.get(`/groep/${web.k.andereGroep}`)).status).toBe(200);
    expect((await wendy.get('/vandaag')).html).not.toContain('De Schelpen');
  });
});

describe('R59, R60: ouder and leerling', () => {
  it('lets an ouder read the own child and nothing else, and tick nothing', async () => {
    const { school, as, petra } = web.k;
    const noor = await as(petra, (tx) => persoon(tx, school, 'ouder', 'Noor', 'Regenlaars'));
    await web.t.db.tenant({ school, actor: null }, (tx) =>
      ensureRelatie(tx, school, { leerling: kind(), person: noor, soort: 'ouder', gezag: true }),
    );
    const ouder = await web.as(actor(school, noor, 'ouder'));
    const kaart = await ouder.get(`/leerling/${kind()}/kaart`);
    expect(kaart.status).toBe(200);
    expect(kaart.html).not.toContain('hx-post="/kaart');
    expect(kaart.html).not.toContain('<button type="button" class="k-tick"');
    expect((await ouder.get('/vandaag')).html).toContain('Jouw kind');
    expect((await ouder.get(`/leerling/${web.k.leerlingen[1]}`)).status).toBe(404);
    expect((await ouder.get(`/groep/${web.k.groep}`)).status).toBe(403);
    const tik = await ouder.tap(`/kaart/leerling/${kind()}/doel/${doel('RW-E-2a')}`, {
      cel: `${randomUUID()}~0~4~`,
    });
    expect(tik.status).toBe(403);
    expect(tik.html).toContain('<hx-partial');
  });

  it('R59: brings a leerling to a first page of his own', async () => {
    const zelf = await web.as(actor(web.k.school, kind(), 'leerling'));
    expect((await zelf.get('/vandaag')).headers.get('location')).toBe('/mijn');
    expect((await zelf.get('/mijn')).html).toContain('Dit leer je nu');
    expect((await zelf.get(`/leerling/${web.k.leerlingen[1]}`)).status).toBe(404);
  });
});

describe('without a session, or from elsewhere', () => {
  it('says in plain Dutch that one is not signed in', async () => {
    const antwoord = await web.anonymous().get('/vandaag');
    expect(antwoord.status).toBe(401);
    expect(antwoord.html).toContain('Open Koers opnieuw vanuit de');
    expect((await web.anonymous().get('/bestaat/niet')).status).toBe(404);
  });

  it('refuses a tap that does not come from our own pages', async () => {
    const res = await fetch(`${web.origin}/matrix/reeks`, {
      method: 'POST',
      headers: { accept: 'text/html', origin: 'https://elders.example' },
    });
    expect(res.status).toBe(403);
  });
});
