import { AppError } from '../../../../gateway/errors.ts';
import {
  bevestiging,
  geenGegevens,
  geenWijzigingen,
  leerlinggegevens,
  soapFault,
  type Writer,
} from './answer.ts';
import type { ActiveFault } from './faults.ts';
import { readRequest, type SimRefusal, type SimRequest } from './request.ts';
import type { SimAnswer } from './respond.ts';
import { type SimSchool, simCredentials } from './school.ts';
import type { SimState } from './state.ts';

/** One request as the simulator saw it. `body` holds the whole SOAP message. */
export interface SimLogEntry {
  readonly soapAction: string | undefined;
  readonly body: string;
  readonly status: number;
  readonly answer: 'leerlinggegevens' | 'geenwijzigingen' | 'geengegevens' | 'bevestiging' | 'fault';
}

export type Answered = SimAnswer & { readonly answer: SimLogEntry['answer'] };

interface Dispatch {
  readonly state: SimState;
  readonly fault: ActiveFault | null;
  readonly writer: Writer;
}

/** What the LVS says to a message; SOAP 1.1 §6.2: a fault goes with status 500. */
export function answerTo(
  body: Buffer,
  soapAction: string | undefined,
  { state, fault, writer }: Dispatch,
): Answered {
  if (fault?.kind === 'soap-fault') return refusal({ code: fault.code, reason: 'op verzoek' });
  const request = understood(body, soapAction);
  if ('code' in request) return refusal(request);
  const kept = state.find(request.brin, request.dependance);
  if (!kept) return refusal({ code: 'Client.AutorisatieOngeldig', reason: 'geen toegang tot deze school' });
  const wrong = wrongCredentials(request, kept.school);
  if (wrong) return refusal(wrong);
  if (request.resultaten) {
    const why = kept.results.take(request.resultaten, kept.school);
    return why ? refusal(why) : { status: 200, xml: bevestiging(), answer: 'bevestiging' };
  }
  if (fault?.kind === 'empty') return { status: 200, xml: geenGegevens(request), answer: 'geengegevens' };
  // A fault that changes the data must be seen, also by a client that is up to date.
  if (!spoilsData(fault) && request.laatst !== undefined && Date.parse(request.laatst) >= kept.changed) {
    return { status: 200, xml: geenWijzigingen(request), answer: 'geenwijzigingen' };
  }
  const aanmaakdatum = new Date(state.answering(kept)).toISOString();
  return {
    status: 200,
    xml: leerlinggegevens(kept.school, request, aanmaakdatum, fault, writer),
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

function refusal(why: SimRefusal): Answered {
  return { status: 500, xml: soapFault(why), answer: 'fault' };
}
