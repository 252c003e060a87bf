import { sql } from 'kysely';
import { audit } from '../access/audit.ts';
import { notFound } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import { Rol } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';

/** One of the keys by which another system knows a person; see koers.person_key for the systems. */
export interface PersonKey {
  readonly system: string;
  readonly key: string;
}

export interface KnownPerson {
  readonly person: string;
  readonly soort: 'leerling' | 'medewerker' | 'ouder';
}

/** The person of this school who has this key now, or `null`. Exact keys only: look-alikes wait for a human. */
export async function linkPerson(tx: Tx, key: PersonKey): Promise<KnownPerson | null> {
  return (await linkPersons(tx, [key]))[0] ?? null;
}

/** As `linkPerson`, for many keys in one statement; answers in the order of the keys. */
export async function linkPersons(tx: Tx, keys: readonly PersonKey[]): Promise<(KnownPerson | null)[]> {
  const { rows } = await sql<{ person: string | null; soort: KnownPerson['soort'] | null }>`
    SELECT p.id AS person, p.soort
    FROM unnest(${keys.map((k) => k.system)}::text[], ${keys.map((k) => k.key)}::text[]) WITH ORDINALITY AS x(system, key, n)
    LEFT JOIN koers.person_key k ON k.school_id = koers.school_now() AND k.system = x.system AND k.key = x.key AND k.ended_at IS NULL
    LEFT JOIN koers.person p ON p.id = k.person_id AND p.ended_at IS NULL
    ORDER BY x.n`.execute(tx);
  return rows.map((r) =>
    r.person === null || r.soort === null ? null : { person: r.person, soort: r.soort },
  );
}

/**
 * Gives a person one more key; does nothing when he has it already.
 * @throws AppError `conflict` when somebody else has this key: a key that moves is ended first, by a human.
 */
export async function addKey(
  tx: Tx,
  school: string,
  person: string,
  key: PersonKey,
  by: string,
): Promise<void> {
  await tx
    .insertInto('koers.person_key')
    .values({ school_id: school, person_id: person, system: key.system, key: key.key, linked_by: by })
    .onConflict((c) => c.columns(['school_id', 'system', 'key']).where('ended_at', 'is', null).doNothing())
    .execute();
  const now = await linkPerson(tx, key);
  if (now?.person !== person)
    throw new AppError(
      'conflict',
      'Deze sleutel hoort al bij iemand anders. Vraag de beheerder om dit na te kijken.',
      { status: 409 },
    );
}

export interface NewPerson extends PersonKey {
  readonly soort: KnownPerson['soort'];
  readonly roepnaam: string;
  readonly voorvoegsel?: string;
  readonly achternaam: string;
  readonly email?: string;
}

/** A person whom no LVS knows (ouders, people from outside), found by key or made. Returns his id. */
export async function ensurePerson(tx: Tx, school: string, input: NewPerson): Promise<string> {
  const known = await linkPerson(tx, input);
  if (known) return known.person;
  const { id } = await tx
    .insertInto('koers.person')
    .values({ school_id: school, soort: input.soort })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('koers.person_identity')
    .values({
      person_id: id,
      school_id: school,
      roepnaam: input.roepnaam,
      voorvoegsel: input.voorvoegsel ?? null,
      achternaam: input.achternaam,
      email: input.email ?? null,
    })
    .execute();
  await addKey(tx, school, id, input, 'import');
  return id;
}

export interface NewRelatie {
  readonly leerling: string;
  readonly person: string;
  readonly soort: 'ouder' | 'verzorger' | 'voogd' | 'mentor' | 'curator';
  readonly gezag: boolean;
  /** Two numbers: two households (R60). Default 1. */
  readonly huishouden?: number;
}

/** Couples an ouder or representative to a pupil from today; does nothing when this relation stands already. */
export async function ensureRelatie(tx: Tx, school: string, input: NewRelatie): Promise<void> {
  await sql`INSERT INTO koers.relatie (school_id, leerling_id, person_id, soort, gezag, huishouden, van)
    SELECT ${school}::uuid, ${input.leerling}::uuid, ${input.person}::uuid, ${input.soort}, ${input.gezag}, ${input.huishouden ?? 1}, koers.vandaag()
    WHERE NOT EXISTS (SELECT FROM koers.relatie r WHERE r.leerling_id = ${input.leerling}::uuid AND r.person_id = ${input.person}::uuid
      AND r.soort = ${input.soort} AND (r.tot IS NULL OR r.tot > koers.vandaag()))`.execute(tx);
}

export interface RoleGrant {
  readonly person: string;
  readonly rol: Exclude<Rol, 'leerling' | 'ouder'>;
  /** Why; mandatory, it is what the FG reads. */
  readonly reason: string;
  /** A person id, or what gave the role: `invite`, `demo`. */
  readonly grantedBy: string;
  /** Default today. */
  readonly van?: string;
  /** First day without the role. */
  readonly tot?: string;
}

/**
 * Gives a role inside Koers, dated, with a reason (R64). Does nothing when the person has this role today.
 * @throws AppError `bad_request` without a reason, `not_found` when the person is not of this school.
 */
export async function grantRole(tx: Tx, school: string, input: RoleGrant): Promise<void> {
  if (input.reason.trim().length < 3)
    throw new AppError('bad_request', 'Geef een reden voor deze rol.', { status: 400 });
  const person = await tx
    .selectFrom('koers.person')
    .select('id')
    .where('id', '=', input.person)
    .where('school_id', '=', school)
    .executeTakeFirst();
  if (!person) throw notFound('person');
  const { rows } = await sql<{ id: string }>`
    INSERT INTO koers.role_grant (school_id, person_id, rol, van, tot, granted_by, reason)
    SELECT ${school}::uuid, ${input.person}::uuid, ${Rol.parse(input.rol)}, coalesce(${input.van ?? null}::date, koers.vandaag()), ${input.tot ?? null}::date, ${input.grantedBy}, ${input.reason}
    WHERE NOT EXISTS (SELECT FROM koers.role_grant g WHERE g.person_id = ${input.person}::uuid AND g.rol = ${input.rol}
      AND g.van <= koers.vandaag() AND (g.tot IS NULL OR g.tot > koers.vandaag()))
    RETURNING id`.execute(tx);
  if (rows.length > 0)
    await audit(
      tx,
      { school, person: null },
      {
        actie: 'rol_gegeven',
        soort: 'person',
        id: input.person,
        details: { rol: input.rol, door: input.grantedBy },
      },
    );
}

/** Ends a role from today on; the grant stays in the books. */
export async function endRole(
  tx: Tx,
  school: string,
  input: { person: string; rol: RoleGrant['rol']; by: string },
): Promise<void> {
  await sql`UPDATE koers.role_grant SET tot = koers.vandaag() WHERE school_id = ${school}::uuid AND person_id = ${input.person}::uuid
    AND rol = ${input.rol} AND (tot IS NULL OR tot > koers.vandaag())`.execute(tx);
  await audit(
    tx,
    { school, person: null },
    {
      actie: 'rol_ingetrokken',
      soort: 'person',
      id: input.person,
      details: { rol: input.rol, door: input.by },
    },
  );
}
