import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeys } from '../../../gateway/access/keys.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { ensurePerson } from '../../../gateway/school/people.ts';
import { listContexts } from '../../lti/context-store.ts';
import { rosterSeal } from '../../lti/roster/seal.ts';
import { readRoster } from '../../lti/roster/service.ts';
import { openInPlatform } from '../../lti/testing/platform/opening.ts';
import { platformStage } from '../../lti/testing/platform/stage.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { type ScreenServer, serveScreens, type Visitor } from '../testing/serve-screens.ts';
import { cursussenRoutes } from './routes.tsx';

const stage = platformStage({ profile: 'canvas' });
const keys = rosterSeal(createKeys({ master: randomBytes(32) }));
const s = {} as { server: ScreenServer; tom: Visitor; people: Map<string, string>; groep: string };
const tenant = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  stage.db.tenant({ school: stage.school, actor: null }, work);
const NAMEN = ['Mila Wolkenveer', 'Noor Golf', 'Sem Duin'] as const;

/** A group of three pupils; two are known by their number, Sem is not. */
beforeAll(async () => {
  const now = () => new Date();
  s.server = await serveScreens(stage.db, () => cursussenRoutes({ assets: fakeAssets, keys, now }));
  s.people = await tenant(async (tx) => {
    const people = new Map<string, string>();
    for (const [n, naam] of NAMEN.entries()) {
      const [roepnaam = '', achternaam = ''] = naam.split(' ');
      const key = `l-${n + 1}`;
      const who = { soort: 'leerling' as const, roepnaam, achternaam };
      people.set(roepnaam, await ensurePerson(tx, stage.school, { system: 'sourcedid', key, ...who }));
    }
    const group = {
      school_id: stage.school,
      soort: 'stamgroep',
      naam: 'De Schelpen',
      schooljaar: '2026-2027',
    };
    const made = await tx.insertInto('koers.groep').values(group).returning('id').executeTakeFirstOrThrow();
    s.groep = made.id;
    await tx
      .insertInto('koers.groep')
      .values({ ...group, naam: 'De Zeesterren' })
      .execute();
    for (const person_id of people.values())
      await tx
        .insertInto('koers.groep_lid')
        .values({ school_id: stage.school, groep_id: made.id, person_id, als: 'leerling' })
        .execute();
    return people;
  });
  s.tom = await s.server.visitor(stage.school, 'beheerder');
});
afterAll(() => s.server.close());

const url = async (): Promise<string> => {
  const [course] = await tenant((tx) => listContexts(tx));
  return `/leeromgevingen/cursussen/${course?.id}`;
};
const text = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');
const read = async () => {
  const { db, client, school } = stage;
  const context = (await url()).split('/').at(-1) ?? '';
  await readRoster({ db, client, keys, now: () => new Date() }, { school, context });
};
const lidVan = (html: string, naam: string): string =>
  new RegExp(`href="([^"]*/deelnemers/[0-9a-f-]{36})"[^>]*aria-label="[^"]*${naam}"`).exec(html)?.[1] ?? '';

describe('courses of the ELO, for the beheerder (R70)', () => {
  it('says what to do when there is none, and what comes after', async () => {
    expect((await s.tom.get('/leeromgevingen/cursussen')).html).toContain('Er is nog geen cursus');
    stage.platform.addCourse({
      id: 'c1',
      title: 'Klas van juf Jet',
      members: [
        { sub: 'u1', roles: ['Learner'], name: 'Mila W.', sourcedId: 'l-1' },
        { sub: 'u2', roles: ['Learner'], name: 'Noor Golf', sourcedId: 'l-2' },
        { sub: 'u3', roles: ['Learner'], name: 'Sem Duin', email: 'sem@voorbeeld.nl' },
        { sub: 'u4', roles: ['Instructor'], name: 'Jet Zee' },
      ],
    });
    await openInPlatform(stage.platform, { person: 'u4', course: 'c1', target: `${stage.koers.origin}/` });
    const list = text((await s.tom.get('/leeromgevingen/cursussen')).html);
    expect(list).toMatch(/Klas van juf Jet.*Nog niet gelezen/);
    const page = await s.tom.get(await url());
    expect(text(page.html)).toContain('Koers leest dat in de ELO als jij erom vraagt.');
  });

  it('asks in the background, shows that it reads, and then who is known and who is not', async () => {
    const at = await url();
    expect((await s.tom.post(`${at}/deelnemers`)).status).toBe(303);
    const busy = await s.tom.get(at);
    expect(busy.html).toContain('Koers leest de deelnemers');
    expect(busy.html).toMatch(/id="deelnemers"[^>]*hx-get/);
    await read();
    const { html } = await s.tom.get(at);
    expect(html).not.toMatch(/id="deelnemers"[^>]*hx-get/);
    expect(text(html)).toMatch(/2 van de 4 bekend.*Nog niet bekend \(2\).*Jet Zee.*Bekend \(2\)/);
    // A pupil is called as Koers calls him; whose name is the same is not linked by it.
    expect(text(html)).toMatch(/Bekend \(2\).*Noor Golf.*Mila Wolkenveer/);
    expect(lidVan(html, 'Sem Duin')).not.toBe('');
    expect(html).not.toContain('sem@voorbeeld.nl');
  });

  it('a person says who somebody is: with a passkey, once, and it stands in the trail', async () => {
    const at = await url();
    const member = lidVan((await s.tom.get(at)).html, 'Sem Duin');
    const page = await s.tom.get(member);
    expect(text(page.html)).toContain('Wie is Sem Duin?');
    expect(text(page.html)).not.toContain('Dit is Jet'); // only pupils: that is what the ELO calls him
    const persoon = s.people.get('Sem') ?? '';
    const fromElo = await s.server.visitor(stage.school, 'beheerder', 'Tom Elo', 'lti');
    const strong = await fromElo.post(member, { persoon });
    const other = await s.server.visitor(stage.other, 'beheerder', 'Els Elders');
    expect((await other.post(member, { persoon })).status).toBe(404);
    expect((await other.get(at)).status).toBe(404);
    const teacher = await s.server.visitor(stage.school, 'leerkracht', 'Jet Zee');
    expect((await teacher.get(at)).status).toBe(403);
    expect(strong.status).toBeLessThan(500);

    expect((await s.tom.post(member, { persoon })).status).toBe(303);
    const key = await tenant((tx) =>
      tx.selectFrom('koers.person_key').select(['person_id', 'linked_by']).where('key', '=', 'u3').execute(),
    );
    expect(key).toEqual([{ person_id: persoon, linked_by: s.tom.person }]);
    expect((await s.tom.post(member, { persoon: s.people.get('Mila') ?? '' })).status).toBe(404);
    expect(text((await s.tom.get(at)).html)).toContain('3 van de 4 bekend');
  });

  it('sees that the course is a group, and leaves it to a person to say so', async () => {
    const at = await url();
    const groepNow = async () => (await tenant((tx) => listContexts(tx)))[0]?.groep;
    const { html } = await s.tom.get(at);
    expect(text(html)).toContain('Dit lijkt groep De Schelpen : alle 3 bekende leerlingen zitten daarin.');
    expect(html).toMatch(/Of kies een andere groep.*<option[^>]*>De Zeesterren/s);
    expect(await groepNow()).toBeNull();
    expect((await s.tom.post(`${at}/groep`, { groep: s.groep })).status).toBe(303);
    expect(await groepNow()).toBe(s.groep);
    expect(text((await s.tom.get(at)).html)).toContain('Deze cursus is groep De Schelpen');
    expect((await s.tom.post(`${at}/groep`, { groep: crypto.randomUUID() })).status).toBe(404);
    expect((await s.tom.post(`${at}/groep`, { groep: '' })).status).toBe(303);
    expect(await groepNow()).toBeNull();
    const trail = await tenant((tx) => tx.selectFrom('koers.audit').select('actie').execute());
    const acts = trail.map((line) => line.actie);
    expect(acts).toEqual(expect.arrayContaining(['cursus_gelezen', 'account_gekoppeld', 'cursus_is_groep']));
  });

  it('says in plain words what the ELO refuses', async () => {
    const at = await url();
    stage.platform.courses.delete('c1');
    await tenant((tx) => tx.updateTable('koers.lti_context').set({ verschil_url: null }).execute());
    await expect(read()).rejects.toMatchObject({ code: 'source_refused' });
    expect(text((await s.tom.get(at)).html)).toContain(
      'De ELO laat Koers niet lezen wie er in deze cursus zit.',
    );
  });
});
