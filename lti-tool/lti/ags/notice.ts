import { meldAllen } from '../../../gateway/meldingen/meld.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { beheerders } from '../../../gateway/school/beheerders.ts';
import type { Cursus } from './plan-store.ts';

/** Tells every beheerder of the school that scores of a course stopped and wait for a person; once for each time they stopped. */
export async function meldGestopt(tx: Tx, { school, context }: Cursus, now: Date): Promise<void> {
  await meldAllen(
    tx,
    (await beheerders(tx, school)).map((person) => ({
      school,
      person,
      soort: 'cijfers_gestopt',
      onderwerp: { soort: 'cursus', id: context },
      sleutel: now.toISOString(),
    })),
  );
}
