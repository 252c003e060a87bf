import { meldAllen } from '../../meldingen/meld.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { beheerders } from '../../school/beheerders.ts';
import type { Weg } from './weg-store.ts';

/** Tells every beheerder of the school that giving back stopped and waits for a person; once for each time it stopped. */
export async function meldGestopt(tx: Tx, { school, connection }: Weg, now: Date): Promise<void> {
  await meldAllen(
    tx,
    (await beheerders(tx, school)).map((person) => ({
      school,
      person,
      soort: 'terug_gestopt',
      onderwerp: { soort: 'koppeling', id: connection },
      sleutel: now.toISOString(),
    })),
  );
}
