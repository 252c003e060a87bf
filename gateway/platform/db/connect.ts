import pg from 'pg';

/** How a login reaches a database. One shape for the embedded cluster and for an own server. */
export interface Login {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl?: boolean;
}

/** Reads a `postgres://` URL; `?host=/socket/folder` and `?sslmode=require` are understood. */
export function loginFromUrl(url: string): Login {
  const u = new URL(url);
  const ssl = u.searchParams.get('sslmode');
  return {
    host: u.searchParams.get('host') ?? decodeURIComponent(u.hostname || 'localhost'),
    port: Number(u.searchParams.get('port') ?? (u.port || 5432)),
    user: decodeURIComponent(u.username),
    password: decodeURIComponent(u.password),
    database: decodeURIComponent(u.pathname.slice(1)),
    ...(ssl && ssl !== 'disable' ? { ssl: true } : {}),
  };
}

const DATE = 1082;
const TYPES = {
  // A calendar date is text: a Date object would give it a time and a zone it does not have. int8 stays text in pg by default.
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE
      ? (value: string) => value
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

export function clientConfig(login: Login, name: string): pg.ClientConfig {
  const { ssl, ...where } = login;
  return {
    ...where,
    ...(ssl ? { ssl: true } : {}),
    application_name: name,
    types: TYPES,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  };
}

/** A connection of its own, for migrations and for presence; the caller ends it. */
export async function connectClient(login: Login, name: string): Promise<pg.Client> {
  const client = new pg.Client(clientConfig(login, name));
  client.on('error', () => {}); // a lost connection shows at the next query; an unheard 'error' would end the process
  await client.connect();
  return client;
}

/** Whether a database answers this login. `starting`: it is there but not ready, or not reachable yet. */
export async function probe(login: Login): Promise<'ready' | 'starting' | 'refused'> {
  const client = new pg.Client({ ...clientConfig(login, 'koers probe'), connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    // 28*: wrong password or unknown role; 3D000: no such database. 57P03: starting up or shutting down.
    return code.startsWith('28') || code === '3D000' ? 'refused' : 'starting';
  } finally {
    await client.end().catch(() => {});
  }
}
