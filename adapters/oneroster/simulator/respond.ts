import type { ServerResponse } from 'node:http';
import { cutHalfWay, drip } from '../../_kit/simulator/broken-line.ts';
import type { ActiveFault } from './faults.ts';

const JSON_TYPE = 'application/json';

/** An answer before a fault spoils it. */
export interface SimAnswer {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What OneRoster says when it refuses (imsx_StatusInfo). */
export function refusal(status: number, code: string, description: string): SimAnswer {
  return {
    status,
    json: {
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_description: description,
      imsx_CodeMinor: {
        imsx_codeMinorField: [{ imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: code }],
      },
    },
  };
}

/** Sends an answer, or what the fault makes of it. */
export function respond(res: ServerResponse, answer: SimAnswer, fault: ActiveFault | null): void {
  const text = JSON.stringify(answer.json);
  switch (fault?.kind) {
    case 'too-many':
      send(res, refusal(429, 'server_busy', 'Te veel vragen'), { 'retry-after': fault.retryAfter });
      return;
    case 'unauthorised':
      send(res, refusal(401, 'unauthorisedrequest', 'Onbekend'));
      return;
    case 'forbidden':
    case 'no-demographics':
      send(res, refusal(403, 'forbidden', 'Geen toegang'));
      return;
    case 'server-error':
      send(res, refusal(500, 'internal_server_error', 'Interne fout'));
      return;
    case 'truncated':
      bytes(res, text.slice(0, Math.floor(text.length / 2)));
      return;
    case 'wrong-charset':
      bytes(res, Buffer.from(text.replace('"givenName":"', '"givenName":"é'), 'latin1'), answer.headers);
      return;
    case 'hangs':
      return; // The connection stays open until the client gives up or the simulator closes.
    case 'drip':
      drip(res, JSON_TYPE, text);
      return;
    case 'reset':
      cutHalfWay(res, JSON_TYPE, text);
      return;
    default:
      send(res, answer);
  }
}

function send(
  res: ServerResponse,
  { status, json, headers }: SimAnswer,
  more: Record<string, string> = {},
): void {
  const body = Buffer.from(JSON.stringify(json));
  res
    .writeHead(status, {
      'content-type': JSON_TYPE,
      'content-length': body.byteLength,
      ...headers,
      ...more,
    })
    .end(body);
}

function bytes(
  res: ServerResponse,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  res
    .writeHead(200, {
      'content-type': JSON_TYPE,
      'content-length': Buffer.byteLength(body),
      ...headers,
    })
    .end(body);
}
