import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import type { Tx } from './kysely-on-client.ts';
import type { EnteredSession } from './session-entry.ts';

const t = testDb();

/** A person with a session of an hour. */
async function signedIn() {
  const { a: school } = await twoSchools(t.db);
  const hash = randomBytes(32);
  const person = await t.db.tenant({ school, actor: null }, async (tx) => {
    const { id } = await tx
      .insertInto('koers.person')
      .values({ school_id: school, soort: 'medewerker' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await sql`INSERT INTO koers.session (token_hash, school_id, person_id, launch_roles, expires_at)
      VALUES (${hash}, ${school}, ${id}, '{leerkracht}', now() + interval '1 hour')`.execute(tx);
    return id;
  });
  return { school, hash, person };
}

type Person = Awaited<ReturnType<typeof signedIn>>;

const addLeerling = (tx: Tx, school: string) =>
  tx.insertInto('koers.person').values({ school_id: school, soort: 'leerling' }).execute();

const leerlingen = ({ school }: Person) =>
  t.db.tenant({ school, actor: null }, async (tx) => {
    const all = await tx.selectFrom('koers.person').where('soort', '=', 'leerling').select('id').execute();
    return all.length;
  });

const platform = (text: ReturnType<typeof sql>) => t.db.platform((tx) => text.execute(tx));

/** What a piece of work was told of the session, each time it ran. */
async function told(person: Person, oneStatement = false): Promise<(EnteredSession | null)[]> {
  const heard: (EnteredSession | null)[] = [];
  await t.db
    .session(
      person.hash,
      async (tx, session) => {
        heard.push(session);
        await addLeerling(tx, person.school);
      },
      { oneStatement },
    )
    .catch(() => {});
  return heard;
}

describe('R61 a session that this process remembers', () => {
  it.each([false, true])('is entered together with its first statement (one statement: %s)', async (one) => {
    const person = await signedIn();
    const first = await told(person, one);
    const second = await told(person, one);

    expect(first).toEqual(second);
    expect(second).toMatchObject([
      { schoolId: person.school, personId: person.person, roles: ['leerkracht'] },
    ]);
    expect(await leerlingen(person)).toBe(2);
  });

  it.each([
    ['signed out', sql`ended_at = now()`],
    ['expired', sql`expires_at = now() - interval '1 second'`],
  ])('writes nothing once it has %s elsewhere', async (_, change) => {
    for (const one of [false, true]) {
      const person = await signedIn();
      await told(person, one);
      await platform(sql`UPDATE koers.session SET ${change} WHERE token_hash = ${person.hash}`);
      const heard = await told(person, one);

      expect(heard).toMatchObject([{ personId: person.person }, null]);
      expect(await leerlingen(person)).toBe(1);
      expect(await told(person, one)).toEqual([null]);
    }
  });

  it('knows a role that was gained or lost meanwhile, and does the work once', async () => {
    const person = await signedIn();
    await told(person);
    const { school } = person;
    await t.db.tenant({ school, actor: null }, (tx) =>
      sql`INSERT INTO koers.role_grant (school_id, person_id, rol, granted_by, reason)
        VALUES (${school}, ${person.person}, 'ib', 'test', 'test')`.execute(tx),
    );
    expect((await told(person)).at(-1)?.roles).toEqual(['leerkracht', 'ib']);
    await t.db.tenant({ school, actor: null }, (tx) =>
      sql`UPDATE koers.role_grant SET tot = current_date WHERE person_id = ${person.person}`.execute(tx),
    );
    expect((await told(person)).at(-1)?.roles).toEqual(['leerkracht']);
    expect(await leerlingen(person)).toBe(3);
  });

  it('is forgotten when its work asks nothing of the database but the session has ended', async () => {
    const person = await signedIn();
    await told(person);
    await platform(sql`UPDATE koers.session SET ended_at = now() WHERE token_hash = ${person.hash}`);

    expect(await t.db.session(person.hash, async (_, session) => session)).toBeNull();
  });
});

describe('work of one statement', () => {
  it('may not ask a second', async () => {
    const person = await signedIn();
    const twice = t.db.session(
      person.hash,
      async (tx) => {
        await addLeerling(tx, person.school);
        await addLeerling(tx, person.school);
      },
      { oneStatement: true },
    );
    await expect(twice).rejects.toMatchObject({ code: 'internal' });
  });

  it('leaves nothing behind when its statement fails, and the connection goes on', async () => {
    const person = await signedIn();
    for (const _ of [1, 2]) {
      const failing = t.db.session(person.hash, (tx) => sql`SELECT 1 / 0`.execute(tx), {
        oneStatement: true,
      });
      await expect(failing).rejects.toThrow(/division by zero/);
    }
    expect(await told(person, true)).toHaveLength(1);
    expect(await leerlingen(person)).toBe(1);
  });
});

it('many at once on one pool each get their own answer', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, signedIn));
  const asks = Array.from({ length: 120 }, async (_, i) => {
    const person = people[i % people.length] as Person;
    const fails = i % 7 === 0;
    const seen = await t.db
      .session(
        person.hash,
        async (tx, session) => {
          const { rows } = await sql<{ school: string }>`
            SELECT koers.school_now() AS school ${fails ? sql`, 1 / 0` : sql``}`.execute(tx);
          return [rows[0]?.school, session?.personId];
        },
        { oneStatement: i % 2 === 0 },
      )
      .catch(() => 'failed');
    expect(seen).toEqual(fails ? 'failed' : [person.school, person.person]);
  });
  await Promise.all(asks);
});
