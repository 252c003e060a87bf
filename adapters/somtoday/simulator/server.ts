import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { control } from '../../_kit/simulator/control.ts';
import { listenOnLoopback } from '../../_kit/simulator/loopback.ts';
import { type ActiveFault, SimFault, showsIn } from './faults.ts';
import { LISTS, pageOf } from './lists.ts';
import { respond, type SimAnswer } from './respond.ts';
import { afkortingVan, type SimSchool, simUuid } from './school.ts';
import { LeerlingChange, SimState } from './state.ts';
import { SimTokens } from './tokens.ts';
import { dossiersOf, type Wire, wireOf } from './wire.ts';
import { Ingeschoten } from './write-back.ts';

/** One request as the simulator saw it. */
export interface SimLogEntry {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly body: string;
  readonly status: number;
}

export interface SomtodaySimulator {
  /** Address of Somtoday Connect (`…/rest/v1`); control is at `/_sim/fault` and `/_sim/leerling` on the same port. */
  readonly url: string;
  readonly tokenUrl: string;
  readonly port: number;
  /** The last requests, oldest first. */
  readonly requests: readonly SimLogEntry[];
  /** What was given back to a school. */
  ingeschoten(brin: string, dependance?: string): Ingeschoten;
  school(brin: string, dependance?: string): SimSchool;
  put(school: SimSchool): void;
  changeLeerling(brin: string, change: LeerlingChange, dependance?: string): void;
  setFault(fault: SimFault | null): void;
  close(): Promise<void>;
}

const CONNECT = '/rest/v1/connect';
/** How many requests the log keeps; a demo may run for days. */
const KEPT = 500;

/**
 * Starts a Somtoday Connect on the loopback address, with its token endpoint, for the demo and for tests.
 * @param options.port 0 for a free one
 */
export async function startSomtodaySimulator(options: {
  schools: readonly SimSchool[];
  port: number;
  /** `2026-2027`. */
  schooljaar: string;
}): Promise<SomtodaySimulator> {
  const sim = new Simulator(new SimState(options.schools), options.schooljaar);
  const server = createServer((req, res) => {
    sim.handle(req, res).catch(() => res.destroy());
  });
  const { port, close } = await listenOnLoopback(server, options.port);
  const { state } = sim;
  return {
    url: `http://127.0.0.1:${port}/rest/v1`,
    tokenUrl: `http://127.0.0.1:${port}/oauth2/token`,
    port,
    requests: sim.requests,
    ingeschoten: (brin, dependance) => sim.ingeschoten(state.school(brin, dependance)),
    school: (brin, dependance) => state.school(brin, dependance),
    put: (school) => state.put(school),
    changeLeerling: (brin, change, dependance) => state.change(brin, change, dependance),
    setFault: (fault) => state.setFault(fault),
    close,
  };
}

class Simulator {
  readonly state: SimState;
  readonly requests: SimLogEntry[] = [];
  readonly #schooljaar: string;
  readonly #tokens = new SimTokens();
  readonly #wires = new WeakMap<SimSchool, Wire>();
  readonly #given = new Map<string, Ingeschoten>();

  constructor(state: SimState, schooljaar: string) {
    this.state = state;
    this.#schooljaar = schooljaar;
  }

  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    if (req.url?.startsWith('/_sim/'))
      return control(req, res, bytes, { fault: SimFault, change: LeerlingChange, state: this.state });
    const body = bytes.toString('utf8');
    const url = new URL(req.url ?? '/', 'http://sim');
    const below = new RegExp(`^${CONNECT}/vestiging/([^/]+)/(.+)$`).exec(url.pathname);
    const list = LISTS[below?.[2] ?? ''];
    const offset = Number(url.searchParams.get('offset') ?? '0');
    const fault = this.state.takeFault((one) => showsIn(one, list, offset) || one.kind === 'no-dossiers');
    const answer = this.#answer(req, url, body, fault);
    if (this.requests.length >= KEPT) this.requests.shift();
    this.requests.push({ method: req.method ?? '', url: req.url ?? '', body, status: answer.status });
    respond(res, answer, fault);
  }

  ingeschoten(school: SimSchool): Ingeschoten {
    const key = `${school.brin} ${school.dependance}`;
    const given = this.#given.get(key) ?? new Ingeschoten();
    this.#given.set(key, given);
    return given;
  }

  #answer(req: IncomingMessage, url: URL, body: string, fault: ActiveFault | null): SimAnswer {
    const { pathname, searchParams } = url;
    const asks = `${req.method} ${pathname}`;
    if (asks === 'POST /oauth2/token') {
      const known = new Set(this.state.schools.map((school) => simUuid(school, 'instelling')));
      return this.#tokens.ask(new URLSearchParams(body), searchParams.get('organisation'), known);
    }
    if (asks === `GET ${CONNECT}/instelling`) return this.#instellingen(searchParams.get('brin'));
    const organisation = this.#tokens.organisationOf(req.headers.authorization, this.state.callsPerToken);
    const mine = this.state.schools.filter((school) => simUuid(school, 'instelling') === organisation);
    if (mine.length === 0) return { status: 401 };
    if (asks === `GET ${CONNECT}/vestiging`)
      return { status: 200, json: { vestigingen: mine.map((school) => this.#wire(school).vestiging) } };
    const [, vestiging, path = ''] = new RegExp(`^${CONNECT}/vestiging/([^/]+)/(.+)$`).exec(pathname) ?? [];
    if (vestiging === undefined) return { status: 404 };
    const school = mine.find((one) => simUuid(one, 'vestiging') === vestiging);
    // "Geen toegang tot Vestiging" is a 401 in the specification.
    if (!school) return { status: 401 };
    return req.method === 'POST'
      ? this.#write(school, path, body)
      : this.#read(school, path, searchParams, fault);
  }

  #instellingen(brin: string | null): SimAnswer {
    const found = this.state.schools.filter((school) => brin === null || school.brin === brin.slice(0, 4));
    return { status: 200, json: { instellingen: found.map((school) => this.#wire(school).instelling) } };
  }

  #read(school: SimSchool, path: string, query: URLSearchParams, fault: ActiveFault | null): SimAnswer {
    const list = LISTS[path];
    if (list) return pageOf(this.#wire(school), list, query, fault);
    const uuid = /^leerling\/([^/]+)\/voortgangsdossier$/.exec(path)?.[1];
    if (uuid === undefined) return { status: 404 };
    if (fault?.kind === 'no-dossiers') return { status: 403 };
    const leerling = school.leerlingen.find(({ key }) => simUuid(school, 'leerling', key) === uuid);
    return leerling ? { status: 200, json: dossiersOf(school, leerling) } : { status: 404 };
  }

  #write(school: SimSchool, path: string, body: string): SimAnswer {
    const kind = /^resultaat\/(\w+)$/.exec(path)?.[1];
    if (kind === undefined) return { status: 404 };
    try {
      return this.ingeschoten(school).take(kind, JSON.parse(body), school);
    } catch {
      return { status: 400 };
    }
  }

  /** A school is never changed in place, so its wire holds for as long as it does. */
  #wire(school: SimSchool): Wire {
    const wire = this.#wires.get(school) ?? wireOf(school, this.#schooljaar, afkortingVan);
    this.#wires.set(school, wire);
    return wire;
  }
}
