import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type { ServiceRegistration } from '../advantage/service-token.ts';
import type { Cursus } from './plan-store.ts';

/** How the gradebook of a course is reached. */
export interface Cijferlijst {
  readonly registration: ServiceRegistration;
  /** The line items of the course; null: the ELO never said. */
  readonly lineitems: string | null;
  /** What the ELO lets us do there. */
  readonly scopes: readonly string[];
}

/** Null when the course is not open to Koers any more: the platform or its deployment was ended. */
export async function cijferlijstVan(tx: Tx, { school, context }: Cursus): Promise<Cijferlijst | null> {
  const { rows } = await sql<{
    id: string;
    client: string;
    token: string;
    lineitems: string | null;
    scopes: string[];
  }>`
    SELECT p.id, p.client_id AS client, p.token_url AS token, c.ags_lineitems AS lineitems, c.ags_scopes AS scopes
    FROM koers.lti_context c JOIN koers.lti_platform p ON p.id = c.platform_id AND p.ended_at IS NULL
    WHERE c.id = ${context}::uuid AND c.school_id = ${school}::uuid AND EXISTS (
      SELECT FROM koers.lti_deployment d WHERE d.platform_id = p.id AND d.school_id = c.school_id AND d.ended_at IS NULL)`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) return null;
  const { id, client, token, lineitems, scopes } = row;
  return { registration: { id, clientId: client, tokenUrl: token }, lineitems, scopes };
}

/** A column that the gradebook does not have yet, as far as Koers knows. */
export interface NieuweKolom {
  readonly id: string;
  /** Its name there: of the doel or niveau, nothing of a person. */
  readonly label: string;
}

/** Columns without an address, in the order in which they were chosen. */
export async function kolommenZonderAdres(tx: Tx, { context }: Cursus): Promise<readonly NieuweKolom[]> {
  const { rows } = await sql<NieuweKolom>`
    SELECT k.id, left(coalesce(d.code || ' ' || d.tekst, l.naam || ': ' || n.naam), 200) AS label
    FROM koers.cijferkolom k
    LEFT JOIN koers.leerdoel d ON d.id = k.leerdoel_id
    LEFT JOIN koers.niveau n ON n.id = k.niveau_id LEFT JOIN koers.leerlijn l ON l.id = n.leerlijn_id
    WHERE k.context_id = ${context}::uuid AND k.lineitem IS NULL AND k.gestopt_op IS NULL ORDER BY k.gekozen_op, k.id`.execute(
    tx,
  );
  return rows;
}

export async function bewaarAdres(tx: Tx, kolom: string, lineitem: string): Promise<void> {
  await sql`UPDATE koers.cijferkolom SET lineitem = ${lineitem} WHERE id = ${kolom}::uuid AND school_id = koers.school_now()`.execute(
    tx,
  );
}
