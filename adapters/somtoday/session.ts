import { z } from 'zod';
import { AppError } from '../../gateway/errors.ts';
import type { AdapterContext, SourceSchool } from '../../gateway/sync/source-adapter.ts';
import { callJson, type JsonReply } from '../_kit/json.ts';
import { signedIn } from '../_kit/oauth.ts';
import type { SomtodayConnection } from './connection.ts';
import { Instelling, Vestiging } from './schema.ts';

/** Somtoday Connect of one vestiging, signed in for its organisation. */
export interface Somtoday {
  /** Names as Somtoday has them, for a person to see that it is the right school. */
  readonly instelling: string;
  readonly vestiging: string;
  /** @param path below `/connect/vestiging/{uuid}/` */
  get(path: string, query?: Readonly<Record<string, string>>): Promise<unknown>;
  post(path: string, body: unknown): Promise<JsonReply>;
}

const refused = (message: string) => new AppError('source_refused', message, { retry: 'never' });

/**
 * The four steps of "Aanroepen koppelvlak": the organisation by its BRIN, a token for that organisation alone, the
 * vestiging by its BRIN6, and then what is below it.
 * @throws AppError `source_refused` when Somtoday does not know the school or gives us no access to it
 */
export async function openSomtoday(connection: SomtodayConnection, ctx: AdapterContext): Promise<Somtoday> {
  const base = connection.endpoint.replace(/\/+$/, '');
  const instelling = await instellingVan(base, ctx);
  const tokenUrl = new URL(connection.tokenUrl);
  tokenUrl.searchParams.set('organisation', instelling.uuid);
  const { clientId, clientSecret } = connection;
  // Client code of others signs in with the credentials in the form; the specification does not say where they belong.
  const client = signedIn({ tokenUrl: tokenUrl.href, clientId, clientSecret, auth: 'body' }, ctx);
  const told = await client.call({ url: `${base}/connect/vestiging` });
  const vestiging = vestigingVan(told.body, ctx.school, connection.vestiging);
  const below = `${base}/connect/vestiging/${encodeURIComponent(vestiging.uuid)}`;
  return {
    instelling: instelling.naam ?? '',
    vestiging: vestiging.naam ?? '',
    get: async (path, query = {}) => (await client.call({ url: `${below}/${path}${withQuery(query)}` })).body,
    post: (path, body) => client.call({ url: `${below}/${path}`, body }),
  };
}

function withQuery(query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
}

/** Asked without a token, as the specification and client code do: the token is asked for by what it answers. */
async function instellingVan(base: string, ctx: AdapterContext): Promise<z.infer<typeof Instelling>> {
  const brin = ctx.school.brin.toUpperCase();
  const { body } = await callJson(ctx.http, {
    url: `${base}/connect/instelling${withQuery({ brin })}`,
    signal: ctx.signal,
  });
  const ours = rows(body, 'instellingen', Instelling).filter(({ brins }) =>
    brins?.some((told) => told.toUpperCase() === brin),
  );
  const [first, second] = ours;
  if (!first)
    throw refused(`Somtoday kent geen instelling met BRIN ${brin}. Controleer de BRIN van de school.`);
  if (second) throw refused(`Somtoday kent meer dan één instelling met BRIN ${brin}. Meld dit aan Somtoday.`);
  return first;
}

function vestigingVan(
  body: unknown,
  school: SourceSchool,
  naam: string | undefined,
): z.infer<typeof Vestiging> {
  const brin6 = `${school.brin}${school.dependance || '00'}`.toUpperCase();
  const ours = rows(body, 'vestigingen', Vestiging).filter(({ brins }) =>
    brins?.some((told) => told.toUpperCase().padEnd(6, '0') === brin6),
  );
  const named = naam === undefined ? ours : ours.filter((one) => one.naam === naam);
  const [first, second] = named;
  if (first && !second) return first;
  if (second)
    throw refused(
      `Somtoday heeft meer vestigingen met ${brin6}. Vul bij de koppeling de naam van de vestiging in.`,
    );
  throw refused(
    ours.length > 0
      ? `Somtoday heeft geen vestiging met ${brin6} en die naam. Controleer de naam bij de koppeling.`
      : `Somtoday geeft geen toegang tot vestiging ${brin6}. Vraag de applicatiebeheerder om de koppeling aan te zetten.`,
  );
}

/** A list in a response object of Somtoday. @throws AppError `source_invalid` when it is not there */
function rows<T>(body: unknown, name: string, schema: z.ZodType<T>): readonly T[] {
  const read = z.object({ [name]: z.array(schema) }).safeParse(body);
  const list = read.success ? read.data[name] : undefined;
  if (list) return list;
  throw new AppError('source_invalid', `Het antwoord van Somtoday heeft geen lijst "${name}".`, {
    retry: 'never',
    issues: [{ path: `$.${name}`, message: 'Deze lijst ontbreekt of is anders opgebouwd.' }],
  });
}
