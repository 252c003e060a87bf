import { sql } from 'kysely';
import { SCHOLEN } from '../../fixtures/school/scholen.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import { hashToken, newToken, SESSION_COOKIE } from '../../gateway/platform/http/session-cookie.ts';
import type { Secrets } from './judge.ts';

export interface FuzzPeople {
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly secrets: Secrets;
  /** New sessions; the Cookie header of each kind of person. */
  signIn(): Promise<Readonly<Record<string, string>>>;
}

/** For each parameter that routes have, where its ids stand. */
const IDS: Readonly<Record<string, string>> = {
  leerling: "SELECT id FROM koers.person WHERE soort = 'leerling' LIMIT 8",
  groep: 'SELECT id FROM koers.groep LIMIT 8',
  leerlijn: 'SELECT DISTINCT leerlijn_id AS id FROM koers.streefniveau LIMIT 8',
  niveau: 'SELECT DISTINCT niveau_id AS id FROM koers.streefniveau WHERE niveau_id IS NOT NULL LIMIT 8',
  leerdoel: 'SELECT DISTINCT leerdoel_id AS id FROM koers.kaart_doel LIMIT 8',
  actie: 'SELECT id FROM koers.kaart_actie LIMIT 8',
  acts: 'SELECT id FROM koers.act ORDER BY seq DESC LIMIT 8',
  connection: 'SELECT id FROM koers.connection',
  run: 'SELECT id FROM koers.sync_run',
};
const ALIASES = { koppeling: 'connection', kolom: 'leerdoel', person: 'leerling', persoon: 'leerling' };

const WHO: Readonly<Record<string, string>> = {
  leerkracht:
    "SELECT person_id AS id FROM koers.groep_lid l JOIN koers.person p ON p.id = l.person_id WHERE p.soort = 'medewerker' LIMIT 1",
  ouder: 'SELECT person_id AS id FROM koers.relatie LIMIT 1',
  beheerder: "SELECT person_id AS id FROM koers.role_grant WHERE rol = 'beheerder' LIMIT 1",
};
const FROM_LTI = new Set(['leerkracht', 'ouder']);

/** People of the so school of the demo, its ids, and what of its people must stay inside. */
export async function peopleOf(db: Db): Promise<FuzzPeople> {
  const school = await db.platform((tx) =>
    tx.selectFrom('koers.school').select('id').where('brin', '=', SCHOLEN.so.brin).executeTakeFirstOrThrow(),
  );
  const list = (text: string) =>
    db.tenant({ school: school.id, actor: null }, async (tx) =>
      (await sql.raw<{ id: string | null }>(text).execute(tx)).rows.flatMap(({ id }) => (id ? [id] : [])),
    );
  const ids: Record<string, string[]> = { school: [school.id] };
  for (const [name, text] of Object.entries(IDS)) ids[name] = await list(text);
  for (const [name, same] of Object.entries(ALIASES)) ids[name] = ids[same] ?? [];
  const persons: [string, string][] = [];
  for (const [who, text] of Object.entries(WHO)) persons.push([who, (await list(text))[0] ?? '']);
  const session = (person: string, who: string, expires_at: Date) =>
    sessionOf(db, school.id, person, who, expires_at);
  return {
    ids,
    secrets: await secretsOf(list),
    async signIn() {
      // A request may have undone the sync that brought them: then they are of no school any more, and nobody asks anything.
      await db.tenant({ school: school.id, actor: null }, (tx) =>
        tx
          .updateTable('koers.person')
          .set({ ended_at: null })
          .where(
            'id',
            'in',
            persons.map(([, id]) => id),
          )
          .execute(),
      );
      const later = new Date(Date.now() + 3_600_000);
      const signedIn = persons.map(
        async ([who, person]) => [who, await session(person, who, later)] as const,
      );
      const ended = await session(persons[0]?.[1] ?? '', 'leerkracht', new Date(Date.now() - 1000));
      return { niemand: '', afgelopen: ended, ...Object.fromEntries(await Promise.all(signedIn)) };
    },
  };
}

async function sessionOf(
  db: Db,
  school_id: string,
  person_id: string,
  who: string,
  expires_at: Date,
): Promise<string> {
  const token = newToken();
  const launch_roles = FROM_LTI.has(who) ? [who] : [];
  await db.platform((tx) =>
    tx
      .insertInto('koers.session')
      .values({ token_hash: hashToken(token), school_id, person_id, launch_roles, expires_at })
      .execute(),
  );
  return `${SESSION_COOKIE}=${token}`;
}

/** Surnames, birthdates, mail addresses and keys of everyone of the school; a key of a few digits occurs in any number. */
async function secretsOf(list: (text: string) => Promise<string[]>): Promise<string[]> {
  const all = [
    ...(await list('SELECT DISTINCT achternaam AS id FROM koers.person_identity')),
    ...(await list('SELECT DISTINCT geboortedatum::text AS id FROM koers.person_identity')),
    ...(await list('SELECT DISTINCT email AS id FROM koers.person_identity')),
    ...(await list('SELECT DISTINCT key AS id FROM koers.person_key WHERE length(key) > 8')),
  ];
  return [...new Set(all)].filter((text) => text.length >= 4);
}
