import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { lijn } from '../../../test/support/demo-class.ts';
import { CLAIM, DL } from '../../lti/testing/platform/launch-claims.ts';
import { PROFILES, type ProfileName } from '../../lti/testing/platform/profiles.ts';
import { type Les, lesOp } from './testing/les.ts';

/** Names of the class that may stand on no page of the ELO. */
const NAMEN = /Leerling\d|Proef\d|Schelpen|Duinen|Beentje|Wolkenveer/;

const kaart = (les: Les, n = 0) => `kaart:${les.k.leerlingen[n]}`;

/** Places one thing, as Marjan; the item as the platform keeps it. */
async function geplaatst(les: Les, plek: string) {
  const antwoord = await (await les.kies('marjan')).post([plek]);
  expect([antwoord.status, (await antwoord.stuur()).tekst]).toEqual([200, '1 geplaatst']);
  const placed = les.platform.placed.at(-1);
  if (!placed) throw new Error('nothing was placed');
  return placed.item as { title: string; url: string; custom: Record<string, string> };
}

/** As the platform launches a link that was placed before. */
const als = (item: { url: string; custom: Record<string, string> }, id = 'link-1') => ({
  target: item.url,
  resourceLink: { id, custom: item.custom },
});

describe.each<ProfileName>(['moodle', 'canvas', 'itslearning'])(
  'R70 deep linking in a course of %s',
  (profile) => {
    const les = lesOp(profile);
    const { multiple } = PROFILES[profile].deepLink;

    it('a teacher places her group, and who opens the link is there; the ELO hears no name', async () => {
      const keuze = await les.kies('marjan');
      expect(keuze.pad).toMatch(/^\/plaatsen\/[0-9a-f-]{36}$/);
      expect([keuze.html.includes('De Schelpen'), keuze.html.includes('De Duinen')]).toEqual([true, false]);
      expect(keuze.html).toContain(multiple ? 'type="checkbox"' : 'type="radio"');
      const antwoord = await keuze.post([`groep:${les.k.groep}`]);
      expect(antwoord.form.action).toBe(`${les.platform.origin}/dl/cursus-1/return`);
      expect(antwoord.csp).toContain(`form-action 'self' ${les.platform.origin}`);
      expect(antwoord.html).not.toMatch(/<script(?![^>]* src=)/);
      expect(await antwoord.stuur()).toEqual({ status: 200, tekst: '1 geplaatst' });
      const item = les.platform.placed.at(-1)?.item as {
        title: string;
        url: string;
        custom: Record<string, string>;
      };
      expect(JSON.stringify(item)).not.toMatch(NAMEN);
      expect(item.title).toMatch(/^Groepsscherm [A-Z2-9]{4}$/);
      expect(await les.open('marjan', als(item))).toMatchObject({
        status: 303,
        naar: `/groep/${les.k.groep}`,
      });
    });

    it('takes as many as this ELO takes', async () => {
      const antwoord = await (await les.kies('marjan')).post([kaart(les), `leerlijn:${lijn('NT-M')}`]);
      expect((await antwoord.stuur()).tekst).toBe(multiple ? '2 geplaatst' : '1 geplaatst');
      const titles = les.platform.placed.slice(multiple ? -2 : -1).map(({ item }) => String(item['title']));
      expect(titles[0]).toMatch(/^Arrangementskaart [A-Z2-9]{4}$/);
      if (multiple) expect(titles[1]).toMatch(/^Leerlijn: /);
      expect(titles.join()).not.toMatch(NAMEN);
    });

    it('is answered once, also when two answers come at a time, and empty by who changes her mind', async () => {
      const keuze = await les.kies('marjan');
      const both = await Promise.all([keuze.post([kaart(les)]), keuze.post([kaart(les)])]);
      expect(both.map((a) => a.status).toSorted()).toEqual([200, 410]);
      expect((await keuze.get()).status).toBe(410);
      const before = les.platform.placed.length;
      const niet = await les.kies('marjan');
      expect(await (await niet.post([], `${niet.pad}/niet`)).stuur()).toEqual({
        status: 200,
        tekst: '0 geplaatst',
      });
      expect(les.platform.placed).toHaveLength(before);
    });
  },
);

describe('R61 what may be placed', () => {
  const les = lesOp('canvas');

  it('is what one may see: of another group nothing is found and nothing can be posted, and the question stays open', async () => {
    const keuze = await les.kies('marjan');
    const zoek = await keuze.get('?soort=kaart&zoek=e');
    expect([zoek.html.includes('Leerling0 Proef00'), zoek.html.includes('Beentje')]).toEqual([true, false]);
    expect((await keuze.get('?soort=kaart&zoek=Proef01')).html).not.toContain('Leerling0 Proef00');
    expect((await keuze.get(`?soort=groep&plek=${kaart(les)}`)).html).toContain('Leerling0 Proef00'); // chosen stays
    expect((await keuze.get(`?soort=groep&plek=kaart:${les.k.buiten}`)).html).not.toContain('Beentje');
    for (const plek of [`kaart:${les.k.buiten}`, `groep:${les.k.andereGroep}`, `leerlijn:${randomUUID()}`])
      expect((await keuze.post([kaart(les), plek])).status).toBe(404);
    const niets = await keuze.post([], keuze.pad, { bij_soort: 'kaart', bij_zoek: 'Proef00' });
    expect([niets.status, niets.html.includes('Leerling0 Proef00')]).toEqual([422, true]);
    expect((await keuze.post([kaart(les)])).status).toBe(200);
  });

  it('is asked of the person and the launch it was asked of', async () => {
    const keuze = await les.kies('marjan');
    const igor = await les.kies('igor');
    expect((await igor.post([kaart(les)], keuze.pad)).status).toBe(410);
    const leerling = await les.kies('leerling0');
    expect([leerling.status, leerling.html.includes('hoort niet bij jouw rol')]).toEqual([403, true]);
    await les.t.db.tenant({ school: les.k.school, actor: null }, (tx) =>
      sql`INSERT INTO koers.lti_pick SELECT gen_random_uuid(), school_id, person_id, platform_id, deployment_id, return_url, data, multiple, own_window, now() FROM koers.lti_pick`.execute(
        tx,
      ),
    );
    const late = await les.t.db.tenant({ school: les.k.school, actor: null }, (tx) =>
      sql<{
        id: string;
      }>`SELECT id FROM koers.lti_pick WHERE expires_at <= now() AND person_id = ${les.k.marjan.person}`.execute(
        tx,
      ),
    );
    expect((await keuze.post([kaart(les)], `/plaatsen/${late.rows[0]?.id}`)).status).toBe(410);
  });

  const SETTINGS = `${DL}/deep_linking_settings`;
  const settings = (more: object) => ({
    [SETTINGS]: {
      deep_link_return_url: `${les.platform.origin}/dl/cursus-1/return`,
      accept_types: ['ltiResourceLink'],
      ...more,
    },
  });
  it.each([
    ['a return address of another site', { deep_link_return_url: 'https://evil.example/x' }],
    ['no return address', { deep_link_return_url: undefined }],
    ['a script for an address', { deep_link_return_url: 'javascript:alert(1)' }],
    ['no links accepted', { accept_types: ['html', 'file'] }],
    ['data that is no text', { data: { a: 1 } }],
  ])('a request with %s is refused', async (_name, more) => {
    const { status, html } = await les.kies('marjan', { changed: settings(more) });
    expect(status).toBe(400);
    expect(html).toContain('Koers kon niet openen vanuit de leeromgeving');
  });

  it('a request without a target is fine; settings that are missing are not', async () => {
    expect((await les.kies('marjan', { changed: { [`${CLAIM}/target_link_uri`]: undefined } })).status).toBe(
      200,
    );
    expect((await les.kies('marjan', { changed: { [SETTINGS]: undefined } })).status).toBe(400);
  });
});

describe('R59 R60 R61 a placed link is asked again of who opens it', () => {
  const les = lesOp('moodle');
  const VREEMD = { status: 404, naar: expect.stringMatching(/^\/plek\//) };

  it('a card: for the teacher and the ouder that card, for the pupil his own goals, for all others a friendly no', async () => {
    const item = await geplaatst(les, kaart(les));
    const at = `/leerling/${les.k.leerlingen[0]}/kaart`;
    for (const wie of ['marjan', 'igor', 'ouder'] as const)
      expect(await les.open(wie, als(item))).toMatchObject({ status: 303, naar: at });
    expect(await les.open('leerling0', als(item))).toMatchObject({ status: 303, naar: '/mijn' });
    for (const wie of ['wendy', 'vreemd', 'leerling1'] as const) {
      const geopend = await les.open(wie, als(item));
      expect(geopend).toMatchObject(VREEMD);
      expect(geopend.html).toContain('Deze link is niet voor jou');
      expect(geopend.html).not.toMatch(/Leerling0|Proef00/);
    }
  });

  it('a group: for who works there; an ouder is refused, a leerling comes at his own goals', async () => {
    const item = await geplaatst(les, `groep:${les.k.groep}`);
    expect(await les.open('igor', als(item))).toMatchObject({ status: 303, naar: `/groep/${les.k.groep}` });
    expect(await les.open('wendy', als(item))).toMatchObject(VREEMD);
    expect(await les.open('ouder', als(item))).toMatchObject(VREEMD);
    expect(await les.open('leerling1', als(item))).toMatchObject({ status: 303, naar: '/mijn' });
  });

  it('steps of an OPP, and a leerlijn: each at his own side of it', async () => {
    const leerling = les.k.leerlingen[0];
    const opp = await geplaatst(les, `opp:${leerling}`);
    const stem = await geplaatst(les, `opp_stem:${leerling}`);
    const evaluatie = await geplaatst(les, `opp_evaluatie:${leerling}`);
    const naar = async (wie: Parameters<Les['open']>[0], item: Parameters<typeof als>[0]) =>
      (await les.open(wie, als(item))).naar;
    expect(await naar('marjan', opp)).toBe(`/leerling/${leerling}/opp`);
    expect(await naar('marjan', stem)).toBe(`/leerling/${leerling}/opp/stem`);
    expect(await naar('marjan', evaluatie)).toBe(`/leerling/${leerling}/opp/evaluatie`);
    expect(await naar('ouder', opp)).toBe(`/thuis/${leerling}/plan`);
    expect(await naar('leerling0', stem)).toBe('/mijn/stem');
    for (const item of [opp, stem, evaluatie])
      expect(await les.open('vreemd', als(item))).toMatchObject(VREEMD);
    const lijnen = await geplaatst(les, `leerlijn:${lijn('NT-M')}`);
    expect(await naar('wendy', lijnen)).toMatch(new RegExp(`^/leerlijnen/${lijn('NT-M')}/`));
    expect(await naar('ouder', lijnen)).toBe(`/leerling/${leerling}/kaart#lijn-${lijn('NT-M')}`);
    expect(await naar('leerling0', lijnen)).toBe('/mijn');
  });

  it('is found by its number alone, when the ELO keeps no address', async () => {
    const item = await geplaatst(les, kaart(les));
    const bare = { target: `${les.origin}/`, resourceLink: { id: 'x', custom: item.custom } };
    expect((await les.open('marjan', bare)).naar).toBe(`/leerling/${les.k.leerlingen[0]}/kaart`);
  });

  it('of a number that nobody has: the same no', async () => {
    expect(await les.open('marjan', { target: `${les.origin}/plek/${randomUUID()}` })).toMatchObject(VREEMD);
  });
});

describe('a submission review opens the card of whose work it is (Submission Review 1.0)', () => {
  const les = lesOp('brightspace');
  const review = (forUser: string) => ({ message: 'LtiSubmissionReviewRequest' as const, forUser });

  it('for who may see him; nobody else hears who he is', async () => {
    const at = `/leerling/${les.k.leerlingen[1]}/kaart`;
    expect(await les.open('marjan', review('sub-leerling1'))).toMatchObject({ status: 303, naar: at });
    const wendy = await les.open('wendy', review('sub-leerling1'));
    expect([wendy.status, wendy.html.includes('Proef01')]).toEqual([404, false]);
    expect((await les.open('leerling0', review('sub-leerling1'))).status).toBe(404);
    expect(await les.open('leerling1', review('sub-leerling1'))).toMatchObject({
      status: 303,
      naar: '/mijn',
    });
  });

  it('of somebody whom Koers does not know yet: says what to do; of nobody: is refused', async () => {
    const nieuw = await les.open('marjan', review('sub-nieuw'));
    expect([nieuw.status, nieuw.html.includes('Koers weet nog niet wie dit is')]).toEqual([200, true]);
    const nobody = { ...review('x'), changed: { [`${CLAIM}/for_user`]: {} } };
    expect((await les.open('marjan', nobody)).status).toBe(400);
  });
});

describe('a copied course', () => {
  const les = lesOp('canvas');
  const plaatsen = async () => {
    const { rows } = await les.t.db.tenant({ school: les.k.school, actor: null }, (tx) =>
      sql<Record<string, unknown>>`
        SELECT context_id, copied_from, resource_links, last_at IS NOT NULL AS geopend FROM koers.lti_link_place ORDER BY context_id`.execute(
        tx,
      ),
    );
    return rows;
  };
  const copyTo = (course: string, more = {}) =>
    les.platform.notify('LtiContextCopyNotice', course, {
      [`${CLAIM}/origin_contexts`]: ['cursus-1'],
      ...more,
    });

  it('is told by a notice, once or more often; its links stand in the copy and open there', async () => {
    const item = await geplaatst(les, kaart(les));
    expect(await plaatsen()).toEqual([]);
    await les.open('marjan', als(item, 'rl-1'));
    les.platform.handlers.push({
      notice_type: 'LtiContextCopyNotice',
      handler: `${les.origin}/lti/berichten`,
    });
    expect([await copyTo('cursus-2'), await copyTo('cursus-2')]).toEqual([[200], [200]]);
    const oud = { context_id: 'cursus-1', copied_from: null, resource_links: ['rl-1'], geopend: true };
    const nieuw = { context_id: 'cursus-2', copied_from: 'cursus-1', resource_links: [], geopend: false };
    expect(await plaatsen()).toEqual([oud, nieuw]);
    les.platform.addCourse({
      id: 'cursus-2',
      title: 'Kopie',
      members: [{ sub: 'sub-igor', roles: ['Instructor'] }],
    });
    expect((await les.open('igor', { course: 'cursus-2', ...als(item, 'rl-2') })).naar).toContain('/kaart');
    expect(await plaatsen()).toEqual([oud, { ...nieuw, resource_links: ['rl-2'], geopend: true }]);
  });

  it('is known by the old number, where the copy lost everything else', async () => {
    const bare = (vorige: string) => ({
      target: `${les.origin}/`,
      resourceLink: { id: 'rl-9', custom: { koers_vorige: vorige } },
    });
    expect((await les.open('marjan', bare('onbekend,rl-1'))).naar).toBe(
      `/leerling/${les.k.leerlingen[0]}/kaart`,
    );
    expect((await les.open('marjan', bare('onbekend'))).naar).toBe('/vandaag');
    expect((await les.open('marjan', bare('$ResourceLink.id.history'))).naar).toBe('/vandaag');
  });

  it.each([
    ['signed by another', async () => 'x.y.z'],
    ['of another audience', async () => await les.platform.sign({ iss: les.platform.issuer, aud: 'ander' })],
    ['too old', async () => await notice({ exp: 1 })],
    ['of a deployment that is not approved', async () => await notice({ [`${CLAIM}/deployment_id`]: '99' })],
    ['that says not what it is', async () => await notice({ [`${CLAIM}/notice`]: undefined })],
  ])('a notice %s is refused and does nothing', async (_name, jwt) => {
    const before = await plaatsen();
    const res = await fetch(`${les.origin}/lti/berichten`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ notices: [{ jwt: await jwt() }] }),
    });
    expect(res.status).toBeGreaterThanOrEqual(400);
    expect(await plaatsen()).toEqual(before);
  });

  const notice = (changed: Record<string, unknown>) => {
    const now = Math.floor(Date.now() / 1000);
    return les.platform.sign({
      iss: les.platform.issuer,
      aud: les.platform.clientId,
      iat: now,
      exp: now + 60,
      [`${CLAIM}/deployment_id`]: '1',
      [`${CLAIM}/version`]: '1.3.0',
      [`${CLAIM}/notice`]: { id: randomUUID(), type: 'LtiContextCopyNotice' },
      [`${CLAIM}/context`]: { id: 'cursus-7' },
      [`${CLAIM}/origin_contexts`]: ['cursus-1'],
      ...changed,
    });
  };
});
