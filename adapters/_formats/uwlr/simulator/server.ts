import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { TLSSocket } from 'node:tls';
import { control } from '../../../_kit/simulator/control.ts';
import { listenOnLoopback } from '../../../_kit/simulator/loopback.ts';
import type { Writer } from './answer.ts';
import { type Answered, answerTo, type SimLogEntry } from './dispatch.ts';
import { SimFault } from './faults.ts';
import { respond } from './respond.ts';
import type { SimResultaat } from './results-kept.ts';
import type { SimSchool } from './school.ts';
import { LeerlingChange, SimState } from './state.ts';

/** Certificates (PEM) of a server that lets in only who shows one that `clientCa` signed. */
export interface SimTls {
  readonly key: string;
  readonly cert: string;
  readonly clientCa: string;
}

export interface UwlrSimulatorOptions {
  readonly schools: readonly SimSchool[];
  /** 0 for a free one. */
  readonly port: number;
  readonly now?: () => Date;
  /** Name in the answers. */
  readonly auteur?: string;
  /** Answers in the profile Smalle set. */
  readonly smal?: boolean;
  readonly tls?: SimTls;
  /** What else the vendor has on this address; true when it took the request. */
  readonly beside?: (req: IncomingMessage, res: ServerResponse, state: SimState) => boolean;
}

export interface UwlrSimulator {
  /** Address of the UWLR service; control is at `/_sim/fault` and `/_sim/leerling` on the same port. */
  readonly url: string;
  /** Address of the service that results go to. */
  readonly resultatenUrl: string;
  readonly port: number;
  /** The last requests, oldest first. */
  readonly requests: readonly SimLogEntry[];
  close(): Promise<void>;
  /** The live data; change it through `changeLeerling`, so that the time of change moves. */
  school(brin: string, dependance?: string): SimSchool;
  setFault(fault: SimFault | null): void;
  changeLeerling(brin: string, change: LeerlingChange, dependance?: string): void;
  /** Another state of the same school. */
  replaceSchool(school: SimSchool): void;
  /** What was brought to this school, in order; the same key counts once. */
  resultaten(brin: string, dependance?: string): readonly SimResultaat[];
}

/**
 * Starts an LVS that speaks UWLR 2.2 and 2.3 over SOAP on the loopback address, for the demo and for tests.
 * @example
 * ```ts
 * const sim = await startUwlrSimulator({ schools: [generateSchool({ brin: '99XX', leerlingen: 30, seed: 1 })], port: 0 });
 * ```
 */
export async function startUwlrSimulator(options: UwlrSimulatorOptions): Promise<UwlrSimulator> {
  const state = new SimState(options.schools, options.now ?? (() => new Date()));
  const requests: SimLogEntry[] = [];
  const writer = { auteur: options.auteur ?? 'UWLR-simulator van Koers', smal: options.smal ?? false };
  const server = serverFor(options.tls, (req, res) => {
    if (!isKnown(req)) {
      // As IIS does it: the connection is made, and the request refused.
      res.writeHead(403, { 'content-type': 'text/html' }).end('<h1>403.16</h1>');
      return;
    }
    if (options.beside?.(req, res, state)) return;
    handle(req, res, { state, requests, writer }).catch(() => res.destroy());
  });
  const { port, close } = await listenOnLoopback(server, options.port);
  const origin = options.tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  return {
    url: `${origin}/uwlr/v2/leerlinggegevens`,
    resultatenUrl: `${origin}/uwlr/v2/leerresultaten`,
    port,
    requests,
    close,
    school: (brin, dependance) => state.school(brin, dependance).school,
    setFault: (fault) => state.setFault(fault),
    changeLeerling: (brin, change, dependance) => state.change(brin, change, dependance),
    replaceSchool: (school) => state.replace(school),
    resultaten: (brin, dependance) => state.school(brin, dependance).results.all,
  };
}

function serverFor(tls: SimTls | undefined, listener: RequestListener) {
  if (!tls) return createServer(listener);
  const { key, cert, clientCa: ca } = tls;
  return createTlsServer({ key, cert, ca, requestCert: true, rejectUnauthorized: false }, listener);
}

/** Over TLS only with a certificate that holds; without TLS there is nothing to show. */
function isKnown({ socket }: IncomingMessage): boolean {
  return !(socket instanceof TLSSocket) || socket.authorized;
}

/** How many requests the log keeps; a demo may run for days. */
const KEPT = 500;

interface Running {
  readonly state: SimState;
  readonly requests: SimLogEntry[];
  readonly writer: Writer;
}

async function handle(
  req: IncomingMessage,
  res: ServerResponse,
  { state, requests, writer }: Running,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  if (req.url?.startsWith('/_sim/')) {
    control(req, res, body, { fault: SimFault, change: LeerlingChange, state });
    return;
  }
  const soapAction = [req.headers['soapaction']].flat()[0];
  const fault = state.takeFault();
  const { answer, ...reply }: Answered = answerTo(body, soapAction, { state, fault, writer });
  if (requests.length >= KEPT) requests.shift();
  requests.push({ soapAction, body: body.toString('utf8'), status: reply.status, answer });
  respond(res, reply, fault);
}
