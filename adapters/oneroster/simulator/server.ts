import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { BronRecord } from '../../../gateway/model/roster.ts';
import type { SourceSchool } from '../../../gateway/sync/source-adapter.ts';
import type { Versie } from '../../_formats/oneroster/conformance-objects.ts';
import { listenOnLoopback } from '../../_kit/simulator/loopback.ts';
import { type ActiveFault, SimFault, spoils } from './faults.ts';
import { answerTo } from './query.ts';
import { refusal, respond, type SimAnswer } from './respond.ts';
import { type CollectionName, isLeerling, type Row, rolesOf, SimState } from './state.ts';

export interface OneRosterSimulator {
  /** Of the service; the version is in it. */
  readonly endpoint: string;
  readonly tokenUrl: string;
  readonly credentials: { readonly clientId: string; readonly clientSecret: string };
  /** Method and address of each request, oldest first. */
  readonly requests: readonly string[];
  setFault(fault: SimFault | null): void;
  hold(school: SourceSchool, records: readonly BronRecord[]): void;
  close(): Promise<void>;
}

const BASE: Readonly<Record<Versie, string>> = {
  '1.1': '/ims/oneroster/v1p1',
  '1.2': '/ims/oneroster/rostering/v1p2',
};
const CREDENTIALS = { clientId: 'koers-sim', clientSecret: 'oneroster-sim-geheim:+%' };
/** Calls that a token holds for while the clock is off. */
const SHORT = 3;

/** Starts a OneRoster Rostering service (REST, OAuth 2.0 client credentials) on the loopback address, on a free port. */
export async function startOneRosterSimulator(versie: Versie): Promise<OneRosterSimulator> {
  const sim = new Simulator(versie);
  const server = createServer((req, res) => {
    sim.handle(req, res).catch(() => res.destroy());
  });
  const { port, close } = await listenOnLoopback(server);
  const origin = `http://127.0.0.1:${port}`;
  return {
    endpoint: origin + BASE[versie],
    tokenUrl: `${origin}/token`,
    credentials: CREDENTIALS,
    requests: sim.requests,
    setFault: (fault) => sim.setFault(fault),
    hold: (school, records) => sim.state.hold(school, records),
    close,
  };
}

class Simulator {
  readonly state: SimState;
  readonly requests: string[] = [];
  readonly #tokens = new Map<string, number>();
  #fault: ActiveFault | null = null;

  constructor(versie: Versie) {
    this.state = new SimState(versie, new Date('2026-11-20T08:00:00Z'));
  }

  /** A row that goes bad, or is mended, is a row that changed. */
  setFault(fault: SimFault | null): void {
    if (fault?.kind === 'bad-row' || this.#fault?.kind === 'bad-row') this.state.touchFirst();
    this.#fault = fault === null ? null : SimFault.parse(fault);
  }

  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const url = new URL(req.url ?? '/', 'http://sim');
    this.requests.push(`${req.method} ${req.url}`);
    if (url.pathname === '/token')
      return this.#respond(res, this.#token(req, Buffer.concat(chunks).toString()), undefined);
    const path = url.pathname.startsWith(`${BASE[this.state.versie]}/`)
      ? url.pathname.slice(BASE[this.state.versie].length)
      : '';
    const name = collectionAt(path);
    this.#respond(
      res,
      this.#signedIn(req)
        ? this.#list(path, name, url.searchParams)
        : refusal(401, 'unauthorisedrequest', 'token'),
      name,
    );
  }

  #respond(res: ServerResponse, answer: SimAnswer, name: CollectionName | undefined): void {
    respond(res, answer, this.#fault && spoils(this.#fault, name) ? this.#fault : null);
  }

  /** RFC 6749 §4.4 with §2.3.1. */
  #token(req: IncomingMessage, body: string): SimAnswer {
    const [id, secret] = Buffer.from(req.headers.authorization?.replace(/^Basic /, '') ?? '', 'base64')
      .toString()
      .split(':')
      .map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
    if (id !== CREDENTIALS.clientId || secret !== CREDENTIALS.clientSecret)
      return { status: 401, json: { error: 'invalid_client' } };
    if (new URLSearchParams(body).get('grant_type') !== 'client_credentials')
      return { status: 400, json: { error: 'unsupported_grant_type' } };
    const token = randomUUID();
    this.#tokens.set(token, this.#fault?.kind === 'clock-skew' ? SHORT : Number.POSITIVE_INFINITY);
    return { status: 200, json: { access_token: token, token_type: 'bearer', expires_in: 3600 } };
  }

  #signedIn(req: IncomingMessage): boolean {
    const token = req.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const left = this.#tokens.get(token) ?? 0;
    this.#tokens.set(token, left - 1);
    return left > 0;
  }

  #list(path: string, name: CollectionName | undefined, query: URLSearchParams): SimAnswer {
    if (!name) return refusal(404, 'unknownobject', 'bestaat niet');
    const school = decodeURIComponent(/^\/schools\/([^/]+)\//.exec(path)?.[1] ?? '');
    const all = this.state.rows(name).filter((row) => isAt(row, school, path));
    const asked = {
      name,
      versie: this.state.versie,
      most: this.#fault?.kind === 'small-pages' ? 7 : 500,
      counts: this.#fault?.kind !== 'no-count',
    };
    const paged =
      this.#fault?.kind === 'duplicate-page' && Number(query.get('offset')) > 0 ? again(query) : query;
    return answerTo(name === 'users' ? this.#spoilt(all, query) : all, paged, asked);
  }

  #spoilt(rows: Row[], query: URLSearchParams): Row[] {
    const [first] = rows.filter(isLeerling);
    switch (this.#fault?.kind) {
      case 'empty':
        return rows.filter((row) => !isLeerling(row));
      case 'half-gone':
        return rows.filter((row, i) => !isLeerling(row) || i % 2 === 0);
      case 'bad-row':
        return rows.map((row) => (row === first ? { ...row, sourcedId: '' } : row));
      case 'shifted-page':
        return Number(query.get('offset')) > 0 ? rows.filter((row) => row !== first) : rows;
      default:
        return rows;
    }
  }
}

function again(query: URLSearchParams): URLSearchParams {
  const same = new URLSearchParams(query);
  same.set('offset', '0');
  return same;
}

function collectionAt(path: string): CollectionName | undefined {
  if (path === '/schools' || path === '/orgs') return 'orgs';
  const name = /^\/(?:schools\/[^/]+\/)?(\w+)$/.exec(path)?.[1] ?? '';
  if (name === 'students' || name === 'teachers') return 'users';
  const known: readonly string[] = ['academicSessions', 'classes', 'enrollments', 'users', 'demographics'];
  return known.includes(name) ? (name as CollectionName) : undefined;
}

function isAt(row: Row, school: string, path: string): boolean {
  if (school === '') return true;
  const role = path.endsWith('/students') ? 'student' : path.endsWith('/teachers') ? 'teacher' : undefined;
  if (role) return rolesOf(row).some((one) => one.role === role && one.org === school);
  return (row as { school?: { sourcedId: string } }).school?.sourcedId === school;
}
