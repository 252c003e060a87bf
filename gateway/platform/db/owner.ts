import type { Config } from '../../config.ts';
import { AppError } from '../../errors.ts';
import { connectClient, type Login, loginFromUrl } from './connect.ts';
import { openEmbedded } from './embedded/embedded.ts';
import { type Asked, kyselyOn, type Tx } from './kysely-on-client.ts';

/** One transaction as the owner of the schema, past row-level security: for handing over or taking in a whole school. */
export async function inOwnerTransaction<T>(
  owner: Login,
  isolation: 'READ COMMITTED' | 'REPEATABLE READ',
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await connectClient(owner, 'koers exit');
  try {
    await client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
    let last: Promise<unknown> = Promise.resolve();
    const query: Asked['query'] = (text, values) => {
      const answer = last.then(() => client.query<Record<string, unknown>>(text, values));
      last = answer.catch(() => {}); // heard by who asked
      return answer;
    };
    const result = await work(kyselyOn({ query }));
    await client.query('COMMIT');
    return result;
  } finally {
    await client.end(); // what was not committed is rolled back
  }
}

/**
 * Gives `work` the login of the owner of the schema: of the embedded database, or the one DATABASE_OWNER_URL names.
 * @throws AppError `config_invalid` when an own server has no such login set
 */
export async function withOwner<T>(
  config: Config,
  projectRoot: string,
  work: (owner: Login) => Promise<T>,
): Promise<T> {
  if (config.DATABASE_URL) {
    if (config.DATABASE_OWNER_URL) return await work(loginFromUrl(config.DATABASE_OWNER_URL.reveal()));
    throw new AppError('config_invalid', 'Zet DATABASE_OWNER_URL: de aanmelding die het schema bezit.');
  }
  const embedded = await openEmbedded(config.KOERS_DATA, projectRoot, async () => {});
  try {
    return await work(embedded.owner);
  } finally {
    await embedded.leave();
  }
}
