import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../../gateway/errors.ts';
import { geenGegevens, geenWijzigingen, leerlinggegevens, soapFault } from './answer.ts';
import { control } from './control.ts';
import type { ActiveFault, SimFault } from './faults.ts';
import { readRequest, type SimRefusal, type SimRequest } from './request.ts';
import { respond, type SimAnswer } from './respond.ts';
import { type SimSchool, simCredentials } from './school.ts';
import { type LeerlingChange, SimState } from './state.ts';

/** One request as the simulator saw it. `body` holds the whole SOAP message. */
export interface SimLogEntry {
  readonly soapAction: string | undefined;
  readonly body: string;
  readonly status: number;
  readonly answer: 'leerlinggegevens' | 'geenwijzigingen' | 'geengegevens' | 'fault';
}

export interface ParnassysSimulator {
  /** Address of the UWLR service; control is at `/_sim/fault` and `/_sim/leerling` on the same port. */
  readonly url: string;
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
}

/**
 * Starts a ParnasSys that speaks UWLR 2.2 and 2.3 over SOAP on the loopback address, for the demo and for tests.
 * @param options.port 0 for a free one
 * @example
 * ```ts
 * const sim = await startParnassysSimulator({ schools: [generateSchool({ brin: '99XX', leerlingen: 30, seed: 1 })], port: 0 });
 * ```
 */
export async function startParnassysSimulator(options: {
  schools: readonly SimSchool[];
  port: number;
  now?: () => Date;
}): Promise<ParnassysSimulator> {
  const state = new SimState(options.schools, options.now ?? (() => new Date()));
  const requests: SimLogEntry[] = [];
  const server = createServer((req, res) => {
    handle(req, res, state, requests).catch(() => res.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new AppError('busy', `Poort ${options.port} is bezet.`, { cause })),
    );
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/uwlr/v2/leerlinggegevens`,
    port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    school: (brin, dependance) => state.school(brin, dependance).school,
    setFault: (fault) => state.setFault(fault),
    changeLeerling: (brin, change, dependance) => state.change(brin, change, dependance),
    replaceSchool: (school) => state.replace(school),
  };
}

/** How many requests the log keeps; a demo may run for days. */
const KEPT = 500;

async function handle(
  req: IncomingMessage,
  res: ServerResponse,
  state: SimState,
  requests: SimLogEntry[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  if (req.url?.startsWith('/_sim/')) {
    control(req, res, body, state);
    return;
  }
  const soapAction = [req.headers['soapaction']].flat()[0];
  const fault = state.takeFault();
  const { answer, ...reply } = answerTo(body, soapAction, state, fault);
  if (requests.length >= KEPT) requests.shift();
  requests.push({ soapAction, body: body.toString('utf8'), status: reply.status, answer });
  respond(res, reply, fault);
}

type Answered = SimAnswer & { answer: SimLogEntry['answer'] };

function answerTo(
  body: Buffer,
  soapAction: string | undefined,
  state: SimState,
  fault: ActiveFault | null,
): Answered {
  if (fault?.kind === 'soap-fault') return refusal({ code: fault.code, reason: 'op verzoek' });
  const request = understood(body, soapAction);
  if ('code' in request) return refusal(request);
  const kept = state.find(request.brin, request.dependance);
  if (!kept) return refusal({ code: 'Client.AutorisatieOngeldig', reason: 'geen toegang tot deze school' });
  const wrong = wrongCredentials(request, kept.school);
  if (wrong) return refusal(wrong);
  if (fault?.kind === 'empty') return { status: 200, xml: geenGegevens(), answer: 'geengegevens' };
  // A fault that changes the data must be seen, also by a client that is up to date.
  if (!spoilsData(fault) && request.laatst !== undefined && Date.parse(request.laatst) >= kept.changed) {
    return { status: 200, xml: geenWijzigingen(), answer: 'geenwijzigingen' };
  }
  const aanmaakdatum = new Date(state.answering(kept)).toISOString();
  return {
    status: 200,
    xml: leerlinggegevens(kept.school, request, aanmaakdatum, fault),
    answer: 'leerlinggegevens',
  };
}

/** A slow clock leaves the data as it is. */
const spoilsData = (fault: ActiveFault | null) => fault !== null && fault.kind !== 'clock-behind';

function understood(body: Buffer, soapAction: string | undefined): SimRequest | SimRefusal {
  try {
    return readRequest(body, soapAction);
  } catch (error) {
    return {
      code: 'Client.OngeldigBericht',
      reason: error instanceof AppError ? error.message : 'onleesbaar',
    };
  }
}

function wrongCredentials({ credentials }: SimRequest, school: SimSchool): SimRefusal | undefined {
  const right = simCredentials(school);
  if (credentials.klantcode !== right.klantcode || credentials.klantnaam !== right.klantnaam) {
    return { code: 'Client.OngeldigeKlantIdentificatie', reason: 'klantcode of klantnaam onbekend' };
  }
  if (credentials.autorisatiesleutel === right.autorisatiesleutel) return undefined;
  return { code: 'Client.AutorisatieOngeldig', reason: 'autorisatiesleutel onbekend' };
}

/** SOAP 1.1 §6.2: a fault goes with status 500. */
function refusal(why: SimRefusal): Answered {
  return { status: 500, xml: soapFault(why), answer: 'fault' };
}
