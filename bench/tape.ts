import type pg from 'pg';

/** One round trip to the database as Koers made it. */
export interface Spoken {
  readonly text: string;
  readonly values: readonly unknown[];
}

type Query = (text: unknown, values?: unknown, ...more: unknown[]) => unknown;

function asSpoken(query: unknown, values: unknown): Spoken {
  if (typeof query === 'string') return { text: query, values: Array.isArray(values) ? values : [] };
  const { text, values: own = [] } = query as Partial<Spoken>;
  if (text === undefined) throw new Error('a query without text');
  return { text, values: own };
}

/** Listens to every round trip on a pool during some work. Nothing else may use the pool meanwhile. */
export async function listenIn(pool: pg.Pool, work: () => Promise<unknown>): Promise<Spoken[]> {
  const spoken: Spoken[] = [];
  const heard = new Set<pg.PoolClient>();
  const hear = (client: pg.PoolClient) => {
    if (heard.has(client)) return;
    heard.add(client);
    const own = client.query.bind(client) as Query;
    const listening: Query = (text, values, ...more) => {
      spoken.push(asSpoken(text, values));
      return own(text, values, ...more);
    };
    Object.defineProperty(client, 'query', { value: listening, configurable: true, writable: true });
  };
  pool.on('acquire', hear);
  try {
    await work();
  } finally {
    pool.off('acquire', hear);
    for (const client of heard) Reflect.deleteProperty(client, 'query'); // the one of its class is back
  }
  return spoken;
}

/** What begins, ends or clothes a transaction and asks nothing of the data. */
const AROUND = /^(BEGIN|COMMIT|ROLLBACK|SET LOCAL ROLE)\b/;

/** Statements in what was spoken. What enters a transaction is several in one text; its literals hold no semicolon. */
export function statementsIn(spoken: readonly Spoken[]): number {
  const parts = spoken.flatMap(({ text }) => (text.startsWith('BEGIN') ? text.split(';') : [text]));
  return parts.filter((part) => part.trim() !== '' && !AROUND.test(part.trim())).length;
}

/** The round trips by transaction, COMMIT included. */
export function transactions(spoken: readonly Spoken[]): Spoken[][] {
  const all: Spoken[][] = [];
  for (const one of spoken) {
    if (one.text.startsWith('BEGIN')) all.push([]);
    all.at(-1)?.push(one);
  }
  return all;
}

/** Says the round trips of one transaction once more, on a connection of their own, each as `as` makes it. */
export async function sayAgain(
  pool: pg.Pool,
  spoken: readonly Spoken[],
  as: (one: Spoken) => { text: string; values: unknown[] },
): Promise<void> {
  const client = await pool.connect();
  try {
    for (const one of spoken) {
      const { text, values } = as(one);
      await client.query(text, values);
    }
  } finally {
    client.release();
  }
}
