import { beforeAll, describe, expect, it } from 'vitest';
import { launchStage } from './testing/launch-stage.ts';
import { CLAIM, launch, MEMBERSHIP } from './testing/launching.ts';
import type { TestElo } from './testing/test-elo.ts';
import { linkByCode, listUnlinked } from './unlinked.ts';

const stage = launchStage();

describe('R61 roles', () => {
  const sub = (soort: string) => `sub-${soort}`;
  beforeAll(async () => {
    for (const soort of ['leerling', 'medewerker', 'ouder'])
      await stage.addPerson(stage.a, soort, { [stage.system.elo]: sub(soort) });
  });
  it.each([
    ['medewerker', ['Instructor'], ['leerkracht']],
    ['medewerker', ['Administrator'], []],
    ['medewerker', [`${MEMBERSHIP}#Learner`], []],
    ['leerling', [`${MEMBERSHIP}#Learner`], ['leerling']],
    ['leerling', [`${MEMBERSHIP}#Instructor`, 'Learner'], ['leerling']],
    ['leerling', [`${MEMBERSHIP}#Instructor`], []],
    ['ouder', [`${MEMBERSHIP}#Mentor`], ['ouder']],
    ['ouder', [`${MEMBERSHIP}#Instructor`], []],
  ])('a %s launched as %j is %j', async (soort, roles, means) => {
    const more = { [`${CLAIM}/roles`]: roles, [`${CLAIM}/role_scope_mentor`]: ['1004'] };
    const { browser } = await launch(stage.koers, stage.elo, { sub: sub(soort), ...more });
    expect(await stage.who(browser)).toMatchObject({ status: 200, roles: means });
  });

  it('a Mentor of nobody is nothing', async () => {
    const roles = { [`${CLAIM}/roles`]: [`${MEMBERSHIP}#Mentor`] };
    const { browser } = await launch(stage.koers, stage.elo, { sub: sub('ouder'), ...roles });
    expect(await stage.who(browser)).toMatchObject({ roles: [] });
  });
});

describe('linking', () => {
  const eck = (value: string) => ({ [`${CLAIM}/custom`]: { eckid: value } });
  const sourced = (value: string) => ({ [`${CLAIM}/lis`]: { person_sourcedid: value } });
  const personAfter = async (elo: TestElo, changed: Record<string, unknown>) =>
    (await stage.who((await launch(stage.koers, elo, changed)).browser))['person'];

  it('by ECK iD once, and from then on by the account alone', async () => {
    const person = await stage.addPerson(stage.a, 'medewerker', { eckid: 'eck-1' });
    expect(await personAfter(stage.elo, { sub: 's1', ...eck('eck-1') })).toBe(person);
    expect(await personAfter(stage.elo, { sub: 's1' })).toBe(person);
    expect(await personAfter(stage.other, { sub: 'other-9', ...eck('eck-1') })).toBe(person);
    expect(await personAfter(stage.other, { sub: 's1' })).toBeNull();
    const keys = await stage.db.tenant({ school: stage.a, actor: null }, (tx) =>
      tx
        .selectFrom('koers.person_key')
        .select(['system', 'key', 'linked_by'])
        .where('person_id', '=', person)
        .execute(),
    );
    expect(keys).toContainEqual({ system: stage.system.elo, key: 's1', linked_by: 'launch' });
    expect(keys).toContainEqual({ system: stage.system.other, key: 'other-9', linked_by: 'launch' });
    expect(keys).toHaveLength(3);
  });

  it('by sourcedId, also as ext.eckid, once when twenty come at a time', async () => {
    const person = await stage.addPerson(stage.a, 'leerling', { sourcedid: '00123', eckid: 'eck-2' });
    const changed = { sub: 's2', ...sourced('00123'), [`${CLAIM}/ext`]: { eckid: 'eck-2' } };
    const found = await Promise.all(Array.from({ length: 20 }, () => personAfter(stage.elo, changed)));
    expect(new Set(found)).toEqual(new Set([person]));
  });

  it('never by name or e-mail, an empty number, or a variable the ELO did not fill in', async () => {
    await stage.addPerson(stage.a, 'medewerker', { eckid: '$Person.eckid', sourcedid: ' ' });
    const named = {
      name: 'Juf Proef',
      email: 'juf@school.example',
      ...eck('$Person.eckid'),
      ...sourced(' '),
    };
    expect(await personAfter(stage.elo, { sub: 's3', ...named })).toBeNull();
  });

  it('waits for a human when two numbers name two people', async () => {
    await stage.addPerson(stage.a, 'leerling', { eckid: 'eck-4' });
    await stage.addPerson(stage.a, 'leerling', { sourcedid: '00456' });
    expect(await personAfter(stage.elo, { sub: 's4', ...eck('eck-4'), ...sourced('00456') })).toBeNull();
  });

  it('waits for a human when the person already comes in by another account of this ELO', async () => {
    const person = await stage.addPerson(stage.a, 'medewerker', { eckid: 'eck-5' });
    const both = await Promise.all(
      ['s5', 's5-b'].map((sub) => personAfter(stage.elo, { sub, ...eck('eck-5') })),
    );
    expect(both.filter((found) => found === person)).toHaveLength(1);
    expect(both.filter((found) => found === null)).toHaveLength(1);
  });

  it('R85: not across schools, and not to someone who left', async () => {
    await stage.addPerson(stage.b, 'medewerker', { eckid: 'eck-6' });
    expect(await personAfter(stage.elo, { sub: 's6', ...eck('eck-6') })).toBeNull();
    const gone = await stage.addPerson(stage.a, 'medewerker', { eckid: 'eck-7' });
    expect(await personAfter(stage.elo, { sub: 's7', ...eck('eck-7') })).toBe(gone);
    await stage.db.tenant({ school: stage.a, actor: null }, (tx) =>
      tx.updateTable('koers.person').set({ ended_at: new Date() }).where('id', '=', gone).execute(),
    );
    expect(await personAfter(stage.elo, { sub: 's7', ...eck('eck-7') })).toBeNull();
  });
});

describe('someone Koers does not know yet', () => {
  it('R61 sees a page that says what happens next and nothing of the school, until the beheerder links the code', async () => {
    const person = await stage.addPerson(stage.a, 'medewerker');
    const { browser, res } = await launch(stage.koers, stage.elo, { sub: 'nieuw' });
    const html = await res.text();
    expect(res.status).toBe(200);
    expect(html).toContain('Koers weet nog niet wie jij bent');
    expect(html).not.toContain('School A');
    expect(res.headers.get('content-security-policy')).toContain(
      `frame-ancestors 'self' ${stage.elo.issuer}`,
    );
    expect(await stage.who(browser)).toMatchObject({ status: 200, school: stage.a, person: null, roles: [] });

    const code = /k-code--spoken">([A-Z2-9]{3})\s([A-Z2-9]{3})</.exec(html)?.slice(1).join('') ?? '';
    expect(
      (await (await launch(stage.koers, stage.elo, { sub: 'nieuw' })).res.text()).includes(code.slice(0, 3)),
    ).toBe(true);
    await expect(
      stage.db.tenant({ school: stage.b, actor: null }, (tx) =>
        linkByCode(tx, { school: stage.b, code, person, by: 'x' }),
      ),
    ).rejects.toMatchObject({ code: 'not_found' });
    const waiting = await stage.db.tenant({ school: stage.a, actor: null }, async (tx) => {
      const before = await listUnlinked(tx, stage.a);
      await linkByCode(tx, { school: stage.a, code, person, by: 'beheerder' });
      return [before, await listUnlinked(tx, stage.a)].map((list) => list.some((u) => u.code === code));
    });
    expect(waiting).toEqual([true, false]);
    const after = await launch(stage.koers, stage.elo, { sub: 'nieuw' });
    expect(after.res.status).toBe(303);
    expect(await stage.who(after.browser)).toMatchObject({ person, roles: ['leerkracht'] });
  });

  it('an anonymous launch gets a session that opens nothing, and hears why', async () => {
    const { browser, res } = await launch(stage.koers, stage.elo, { sub: undefined });
    expect(res.status).toBe(200);
    expect(await res.text()).toContain('De leeromgeving zegt niet wie jij bent');
    expect(await stage.who(browser)).toMatchObject({ school: stage.a, person: null, roles: [] });
  });
});
