import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';

/** A deep linking request that waits for the choice of one person. */
export interface NewPick {
  readonly id: string;
  readonly person: string;
  readonly platform: string;
  readonly deploymentId: string;
  readonly returnUrl: string;
  readonly data: string | null;
  readonly multiple: boolean;
  readonly ownWindow: boolean;
  readonly expiresAt: Date;
}

export async function storePick(tx: Tx, p: NewPick): Promise<void> {
  await sql`
    INSERT INTO koers.lti_pick (id, school_id, person_id, platform_id, deployment_id, return_url, data, multiple, own_window, expires_at)
    VALUES (${p.id}, koers.school_now(), ${p.person}, ${p.platform}, ${p.deploymentId}, ${p.returnUrl}, ${p.data}, ${p.multiple}, ${p.ownWindow}, ${p.expiresAt})`.execute(
    tx,
  );
}

export interface WaitingPick {
  readonly multiple: boolean;
  readonly ownWindow: boolean;
  readonly returnUrl: string;
  readonly deploymentId: string;
  readonly data: string | null;
  readonly platform: string;
  readonly issuer: string;
  readonly clientId: string;
}

/** Whose, and by which platform he came in: a request is answered in the launch that it belongs to. */
export interface PickOf {
  readonly id: string;
  readonly person: string;
  readonly platform: string;
  readonly now: Date;
}

const COLUMNS = sql`k.multiple, k.own_window AS "ownWindow", k.return_url AS "returnUrl", k.deployment_id AS "deploymentId",
  k.data, k.platform_id AS platform, p.issuer, p.client_id AS "clientId"`;
const MINE = ({ id, person, platform, now }: PickOf) =>
  sql`k.id = ${id} AND k.person_id = ${person} AND k.platform_id = ${platform} AND k.school_id = koers.school_now()
    AND k.expires_at > ${now} AND p.id = k.platform_id AND p.ended_at IS NULL`;

/** A request that still waits; undefined: answered, too late, or of somebody else. */
export async function waitingPick(tx: Tx, of: PickOf): Promise<WaitingPick | undefined> {
  const { rows } = await sql<WaitingPick>`
    SELECT ${COLUMNS} FROM koers.lti_pick k, koers.lti_platform p WHERE ${MINE(of)}`.execute(tx);
  return rows[0];
}

/** Takes the request away and hands it out: of two answers one goes. */
export async function takePick(tx: Tx, of: PickOf): Promise<WaitingPick | undefined> {
  const { rows } = await sql<WaitingPick>`
    DELETE FROM koers.lti_pick k USING koers.lti_platform p WHERE ${MINE(of)} RETURNING ${COLUMNS}`.execute(
    tx,
  );
  return rows[0];
}
