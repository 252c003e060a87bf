import { randomUUID } from 'node:crypto';
import { SIM_CLIENT } from './school.ts';

/** Seconds that a token says it holds. */
const EXPIRES_IN = 3600;

/** OAuth 2.0 client credentials at `/oauth2/token?organisation=…`: a token is of one organisation. */
export class SimTokens {
  readonly #of = new Map<string, { readonly organisation: string; calls: number }>();

  /** @returns the answer of the token endpoint (RFC 6749 §5) */
  ask(
    form: URLSearchParams,
    organisation: string | null,
    known: ReadonlySet<string>,
  ): { status: number; json: unknown } {
    if (form.get('grant_type') !== 'client_credentials')
      return { status: 400, json: { error: 'unsupported_grant_type' } };
    const { clientId, clientSecret } = SIM_CLIENT;
    if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret)
      return { status: 401, json: { error: 'invalid_client' } };
    if (organisation === null || !known.has(organisation))
      return { status: 400, json: { error: 'invalid_request' } };
    const token = randomUUID();
    this.#of.set(token, { organisation, calls: 0 });
    return { status: 200, json: { access_token: token, token_type: 'Bearer', expires_in: EXPIRES_IN } };
  }

  /** The organisation that this header is let in for; undefined: 401. */
  organisationOf(header: string | undefined, callsPerToken: number | undefined): string | undefined {
    const kept = this.#of.get(/^Bearer (.+)$/.exec(header ?? '')?.[1] ?? '');
    if (!kept) return undefined;
    kept.calls++;
    return callsPerToken !== undefined && kept.calls > callsPerToken ? undefined : kept.organisation;
  }
}
