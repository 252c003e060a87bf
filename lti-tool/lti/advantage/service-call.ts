import { AppError } from '../../../gateway/errors.ts';
import { linksOf } from './link-header.ts';
import { type PlatformAnswer, type PlatformFetchDeps, platformFetch } from './platform-fetch.ts';
import {
  type ServiceRegistration,
  type ServiceTokenDeps,
  type ServiceTokens,
  serviceTokens,
} from './service-token.ts';

export interface ServiceCall {
  readonly registration: ServiceRegistration;
  readonly scopes: readonly string[];
  /** As the platform gave it, query string and all. */
  readonly url: string;
  /** GET when absent. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Media type of what we want to hear. */
  readonly accept?: string;
  /** Media type of what we send, with `body`. */
  readonly contentType?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
}

export interface ServiceAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** undefined when the answer is empty. */
  readonly json: unknown;
  /** Addresses of the Link header by relation (`next`, `differences`), absolute. */
  readonly links: Readonly<Record<string, string>>;
}

export interface ServiceClient {
  /**
   * One call of a service of a platform.
   * @throws AppError `source_unavailable` (429, 5xx, no answer: try again later), `source_refused` (any other 4xx, status
   * in `sourceStatus`: trying again does not help), `source_invalid` (not JSON, too large)
   */
  call(call: ServiceCall): Promise<ServiceAnswer>;
  /**
   * The same for a collection: every page, by `Link: rel="next"`.
   * @throws AppError as `call`; `source_invalid` when the pages go round or go on without end, or lead to another server
   */
  pages(call: ServiceCall): AsyncGenerator<ServiceAnswer, void>;
}

export type ServiceClientDeps = ServiceTokenDeps;

const MAX_PAGES = 500;

const invalid = (detail: string): AppError =>
  new AppError('source_invalid', 'Koers kan het antwoord van de leeromgeving niet lezen.', {
    detail,
    retry: 'never',
  });

async function send(call: ServiceCall, token: string, deps: PlatformFetchDeps): Promise<PlatformAnswer> {
  const { method = 'GET', url, accept = 'application/json', contentType = 'application/json', body } = call;
  const sent =
    body === undefined
      ? { headers: {} }
      : { headers: { 'Content-Type': contentType }, body: JSON.stringify(body) };
  return await platformFetch(
    { method, url, ...sent, headers: { ...sent.headers, Accept: accept, Authorization: `Bearer ${token}` } },
    deps,
  );
}

/** A token that the platform no longer takes (it restarted, or rotated its keys) is asked anew, once. */
async function sendWithToken(
  call: ServiceCall,
  tokens: ServiceTokens,
  deps: PlatformFetchDeps,
): Promise<PlatformAnswer> {
  const { registration, scopes } = call;
  const token = await tokens.token(registration, scopes);
  const first = await send(call, token, deps);
  if (first.status !== 401) return first;
  return await send(call, await tokens.token(registration, scopes, token), deps);
}

function read(answer: PlatformAnswer, url: string): ServiceAnswer {
  const { status, headers, text } = answer;
  if (status < 200 || status > 299) {
    throw new AppError(
      'source_refused',
      'De leeromgeving weigert dit. Vraag de beheerder van de leeromgeving of Koers deze dienst mag gebruiken.',
      { detail: `service: status ${status}`, sourceStatus: status, retry: 'never' },
    );
  }
  const links = linksOf(headers.get('link'), url);
  if (text.trim() === '') return { status, headers, json: undefined, links };
  try {
    return { status, headers, json: JSON.parse(text) as unknown, links };
  } catch (cause) {
    throw new AppError('source_invalid', 'Koers kan het antwoord van de leeromgeving niet lezen.', {
      detail: 'service: the answer is no JSON',
      retry: 'never',
      cause,
    });
  }
}

/** The client for every LTI Advantage service: token, call, one fresh token after a 401, pages, and errors a job understands. */
export function createServiceClient(deps: ServiceClientDeps): ServiceClient {
  const tokens = serviceTokens(deps);
  const call = async (one: ServiceCall): Promise<ServiceAnswer> =>
    read(await sendWithToken(one, tokens, deps), one.url);
  return {
    call,
    async *pages(first) {
      const seen = new Set<string>();
      const { origin } = new URL(first.url);
      for (let url: string | undefined = first.url; url !== undefined; ) {
        if (seen.has(url)) throw invalid('pages: they go round');
        if (seen.size >= MAX_PAGES) throw invalid(`pages: more than ${MAX_PAGES}`);
        // The token goes along: to the server it is for, and to no other.
        if (new URL(url).origin !== origin) throw invalid('pages: they lead to another server');
        seen.add(url);
        const page = await call({ ...first, url });
        yield page;
        url = page.links['next'];
      }
    },
  };
}
