import { sql } from 'kysely';
import { meldAllen } from '../../meldingen/meld.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { beheerders } from '../../school/beheerders.ts';

/** Tells every beheerder of the school that messages to a program were paused; once for each time it happens. */
export async function meldGestopt(
  tx: Tx,
  { school, webhook }: { school: string; webhook: string },
  now: Date,
): Promise<void> {
  const { rows } = await sql<{
    client: string;
  }>`SELECT client_id AS client FROM koers.webhook WHERE id = ${webhook}`.execute(tx);
  const client = rows[0]?.client;
  if (!client) return;
  await meldAllen(
    tx,
    (await beheerders(tx, school)).map((person) => ({
      school,
      person,
      soort: 'webhook_gestopt',
      onderwerp: { soort: 'aanbieder', id: client },
      sleutel: now.toISOString(),
    })),
  );
}
