import { randomBytes, randomUUID } from 'node:crypto';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { grantRole } from '../../../gateway/school/people.ts';
import { createConnection, requestSync, type SyncDeps } from '../../../gateway/sync/service.ts';
import { GOOD_SETTINGS } from '../../../lti-tool/screens/koppelingen/testing/fake-lvs.ts';
import { type DemoClass, persoon } from '../demo-class.ts';
import { aanbiederIds } from './aanbieder-ids.ts';
import type { Ids } from './facts.ts';

async function platformOf(db: Db, school: string): Promise<string> {
  return await db.platform(async (tx) => {
    const issuer = `https://elo-${school.slice(0, 8)}.example`;
    const url = `${issuer}/x`;
    const { id } = await tx
      .insertInto('koers.lti_platform')
      .values({ issuer, client_id: 'koers', auth_url: url, token_url: url, jwks_url: url })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

const newCode = () => randomBytes(3).toString('hex').toUpperCase();

export async function account(tx: Tx, school: string, person: string, platform: string): Promise<string> {
  const row = await tx
    .insertInto('koers.person_key')
    .values({
      school_id: school,
      person_id: person,
      system: `lti:${platform}`,
      key: randomUUID(),
      linked_by: 'launch',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function code(tx: Tx, school: string, platform: string): Promise<string> {
  const made = newCode();
  await tx
    .insertInto('koers.lti_unlinked')
    .values({ school_id: school, platform_id: platform, sub: randomUUID(), code: made })
    .execute();
  return made;
}

/** Things of a school that who keeps it works on. */
export async function beheerIds(sync: SyncDeps, k: DemoClass): Promise<Ids> {
  const who = { school: k.school, person: k.petra.person };
  const connection = await createConnection(sync, who, {
    adapter: 'kompas',
    naam: 'Ons LVS',
    settings: GOOD_SETTINGS,
    schedule: null,
  });
  const { run } = await requestSync(sync, who, connection.id, 'manual');
  const platform = await platformOf(sync.db as Db, k.school);
  const rest = await k.as(k.petra, async (tx) => {
    const iemand = await persoon(tx, k.school, 'medewerker', 'Iemand', 'Anders');
    await grantRole(tx, k.school, { person: iemand, rol: 'ib', reason: 'proef', grantedBy: 'invite' });
    const grant = await tx
      .selectFrom('koers.role_grant')
      .select('id')
      .where('person_id', '=', iemand)
      .executeTakeFirstOrThrow();
    return {
      persoon: iemand,
      grant: grant.id,
      account: await account(tx, k.school, iemand, platform),
      code: await code(tx, k.school, platform),
    };
  });
  const door = await leeromgeving(sync.db, k.school, platform);
  return {
    connection: connection.id,
    run,
    platform,
    leeromgeving: door,
    ...(await k.as(k.petra, (tx) => deelnemer(tx, k.school, door))),
    aanmelding: await aanmelding(k),
    tenant: await teamsTenant(sync.db, k.school),
    ...(await aanbiederIds(sync.db as Db, k)),
    ...rest,
  };
}

/** A Microsoft tenant whose people may open Koers for a school. */
export async function teamsTenant(db: Pick<Db, 'platform'>, school: string): Promise<string> {
  const row = { tenant: randomUUID(), client_id: randomUUID(), school_id: school, approved_by: 'test' };
  return await db.platform(async (tx) => {
    const made = tx.insertInto('koers.teams_tenant').values(row).returning('id');
    return (await made.executeTakeFirstOrThrow()).id;
  });
}

/** A deployment that may open Koers for a school. */
export async function leeromgeving(
  db: Pick<Db, 'platform'>,
  school: string,
  platform: string,
): Promise<string> {
  const row = { platform_id: platform, deployment_id: randomUUID(), school_id: school, approved_by: 'test' };
  return await db.platform(async (tx) => {
    const made = tx.insertInto('koers.lti_deployment').values(row).returning('id');
    return (await made.executeTakeFirstOrThrow()).id;
  });
}

/** An ELO that registered itself and waits for approval. */
export async function aanmelding(k: DemoClass): Promise<string> {
  const url = 'https://elo.example/x';
  const told = {
    issuer: 'https://elo.example',
    client_id: 'x',
    auth_url: url,
    token_url: url,
    jwks_url: url,
  };
  const row = {
    school_id: k.school,
    link_hash: randomBytes(32),
    made_by: k.petra.person,
    expires_at: new Date(),
    used_at: new Date(),
    ...told,
  };
  return await k.as(k.petra, async (tx) => {
    const made = tx.insertInto('koers.lti_registration').values(row).returning('id');
    return (await made.executeTakeFirstOrThrow()).id;
  });
}

/** A pupil's card that was placed in a course. */
export async function plek(k: DemoClass, leerling: string): Promise<string> {
  const row = {
    school_id: k.school,
    soort: 'kaart',
    leerling_id: leerling,
    code: 'A2B3',
    placed_by: k.petra.person,
  };
  return await k.as(k.petra, async (tx) => {
    const made = tx.insertInto('koers.lti_link').values(row).returning('id');
    return (await made.executeTakeFirstOrThrow()).id;
  });
}

/** A course of a leeromgeving with one member, who is nobody in Koers yet. */
export async function deelnemer(
  tx: Tx,
  school: string,
  deployment: string,
): Promise<{ cursus: string; lid: string }> {
  const course = { school_id: school, deployment_id: deployment, context: randomUUID() };
  const address = { memberships_url: 'https://elo.voorbeeld.nl/deelnemers' };
  const insert = tx.insertInto('koers.lti_context').values({ ...course, ...address });
  const { id: cursus } = await insert.returning('id').executeTakeFirstOrThrow();
  const row = { school_id: school, context_id: cursus, sub: randomUUID(), als: 'medewerker' };
  const lid = await tx.insertInto('koers.lti_lid').values(row).returning('id').executeTakeFirstOrThrow();
  return { cursus, lid: lid.id };
}
