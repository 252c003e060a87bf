import { z } from 'zod';
import { AppError } from '../../gateway/errors.ts';
import type { AdapterContext } from '../../gateway/sync/source-adapter.ts';
import type { WireRow } from '../_formats/oneroster/wire.ts';
import { signedIn } from '../_kit/oauth.ts';
import { readPages } from '../_kit/pages.ts';
import type { OneRosterConnection } from './connection.ts';

/** OneRoster's own default is 100; few sources give more than this at a time, and who gives fewer is read just as well. */
const LIMIT = 200;
const SCOPE = 'https://purl.imsglobal.org/spec/or';

/** A collection of OneRoster: where it stands, and under which name its rows come. */
export interface Collection {
  readonly path: string;
  readonly name: 'orgs' | 'academicSessions' | 'classes' | 'enrollments' | 'users' | 'demographics';
  /** The fields that we use: what is not asked for does not come over the line. */
  readonly fields: readonly string[];
}

/** Rows of which something changed after a moment, and how many rows there are. */
export interface Glance {
  readonly changed: boolean;
  /** `X-Total-Count`; undefined when the source does not count. */
  readonly total: number | undefined;
}

export interface OneRosterClient {
  /** Every row of a collection. @throws AppError `source_*`, `cancelled` */
  all(collection: Collection): Promise<readonly WireRow[]>;
  /** Without reading the rows. @param since a dateLastModified of the source itself */
  glance(collection: Collection, since: string): Promise<Glance>;
}

type Query = Readonly<Record<string, string>>;

/** One connection, signed in by OAuth 2.0 client credentials (1.2 §5; of 1.1 only that way, not OAuth 1.0a). */
export function oneRosterClient(connection: OneRosterConnection, ctx: AdapterContext): OneRosterClient {
  const { tokenUrl, clientId, clientSecret } = connection;
  const client = signedIn(
    { tokenUrl, clientId, clientSecret, scope: scopeOf(connection), auth: 'basic' },
    ctx,
  );

  const ask = async ({ path, name }: Collection, query: Query) => {
    const { body, headers } = await client.call({ url: `${base(connection)}${path}?${queryOf(query)}` });
    const read = z.object({ [name]: z.array(z.unknown()) }).safeParse(body);
    if (!read.success) {
      const message = `Het antwoord op ${path} is geen OneRoster: de lijst ${name} staat er niet in.`;
      throw new AppError('source_invalid', message, {
        retry: 'never',
        issues: [{ path: `/${name}`, message }],
      });
    }
    const told = headers.get('x-total-count');
    const total = told !== null && /^\d{1,9}$/.test(told) ? Number(told) : undefined;
    return { rows: read.data[name] ?? [], total };
  };

  return {
    async all(collection) {
      // In a fixed order, or the pages of one list are not of one list.
      const query = { sort: 'sourcedId', orderBy: 'asc', fields: collection.fields.join(',') };
      const rows = await readPages({
        size: LIMIT,
        read: async (offset, size) => {
          const page = await ask(collection, { limit: String(size), offset: String(offset), ...query });
          return page.total === undefined ? { rows: page.rows } : { rows: page.rows, total: page.total };
        },
        keyOf: (row) => Keyed.safeParse(row).data?.sourcedId,
      });
      return rows.map((value, i) => ({
        value,
        at: (field) => `/${collection.name}[${i + 1}]${field ? `/${field}` : ''}`,
      }));
    },
    async glance(collection, since) {
      const one = { limit: '1', offset: '0', fields: 'sourcedId' };
      const { total } = await ask(collection, one);
      const { rows } = await ask(collection, { ...one, filter: `dateLastModified>'${since}'` });
      return { changed: rows.length > 0, total };
    },
  };
}

const Keyed = z.object({ sourcedId: z.string() });

const base = ({ endpoint }: OneRosterConnection) => endpoint.replace(/\/+$/, '');

/** `%20` and not `+`: not every source reads a plus as a space. */
function queryOf(query: Query): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** The least that does (OneRoster 1.2 §5.2, 1.1 §3.2.2): no createput, no demographics unless asked for. */
function scopeOf({ versie, geboortegegevens }: OneRosterConnection): string {
  const of = `${SCOPE}/v${versie.replace('.', 'p')}/scope`;
  return [
    `${of}/roster.readonly`,
    ...(geboortegegevens === 'ja' ? [`${of}/roster-demographics.readonly`] : []),
  ].join(' ');
}
