import { z } from 'zod';
import { AppError } from '../../gateway/errors.ts';
import type { KitHttp } from '../../gateway/sync/source-adapter.ts';
import { parseXml, type XmlReadOptions } from './xml.ts';
import { parseXmlInSlices } from './xml-slices.ts';
import { element, writeXml, type XmlElement } from './xml-write.ts';

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** SOAP 1.1 §4: an envelope with optional header blocks and one body element. */
export function soapEnvelope(headers: readonly XmlElement[], body: XmlElement): string {
  const header = headers.length > 0 ? [element('soap:Header', {}, ...headers)] : [];
  return writeXml(
    element('soap:Envelope', { 'xmlns:soap': ENVELOPE }, ...header, element('soap:Body', {}, body)),
  );
}

/** SOAP 1.1 §4.4. `code` is the local part: sources choose the prefix themselves. */
export interface SoapFault {
  readonly code: string;
  /** The source's own words; may hold anything, so never into a log. */
  readonly reason: string;
}

export type SoapAnswer =
  | { readonly kind: 'body'; readonly header: unknown; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'fault'; readonly fault: SoapFault };

/** `known`: the caller has met this answer before, and it was not read again. */
export type SoapReply = SoapAnswer | { readonly kind: 'known' };

const Text = z.union([
  z.string(),
  z.looseObject({ '#text': z.string().default('') }).transform((t) => t['#text']),
]);
const Envelope = z.object({
  Envelope: z.object({
    Header: z.unknown().optional(),
    Body: z.union([z.literal('').transform(() => ({})), z.record(z.string(), z.unknown())]),
  }),
});
const Fault = z.object({ Fault: z.object({ faultcode: Text.default(''), faultstring: Text.default('') }) });

/**
 * Reads a SOAP 1.1 message, whatever prefixes it uses.
 * @throws AppError `source_invalid` when it is no SOAP message (an HTML page is named as such).
 */
export function readSoap(bytes: Uint8Array, options: XmlReadOptions = {}): SoapAnswer {
  return soapAnswer(parseXml(bytes, options));
}

function soapAnswer(tree: unknown): SoapAnswer {
  const message = Envelope.safeParse(tree);
  if (!message.success) {
    throw new AppError(
      'source_invalid',
      'Het antwoord is geen SOAP-bericht. Controleer het adres van de koppeling.',
      {
        retry: 'never',
        issues: [{ path: '/', message: 'Geen Envelope met een Body.' }],
      },
    );
  }
  const { Header: header, Body: body } = message.data.Envelope;
  const fault = Fault.safeParse(body);
  if (!fault.success) return { kind: 'body', header, body };
  const { faultcode, faultstring } = fault.data.Fault;
  return { kind: 'fault', fault: { code: faultcode.slice(faultcode.indexOf(':') + 1), reason: faultstring } };
}

export interface SoapCall {
  url: string;
  action: string;
  message: string;
  lists?: ReadonlySet<string>;
  /** Depth of the elements that a large answer has many of, the Envelope being 1; they are parsed in slices. */
  rowDepth?: number;
  /** Whether these bytes need no reading: the caller read the same before. */
  known?: (bytes: Uint8Array) => boolean;
  /** Shown to a server that asks for one. */
  certificate?: NonNullable<Parameters<KitHttp['request']>[0]['certificate']>;
  signal?: AbortSignal;
}

/**
 * Posts a message and reads the answer; a fault comes back as a value, for the format to judge.
 * @throws AppError as `KitHttp` and `readSoap` do; a 5xx without a SOAP fault is `source_unavailable`.
 */
export async function callSoap(http: KitHttp, call: SoapCall): Promise<SoapReply> {
  const response = await http.request({
    method: 'POST',
    url: call.url,
    // SOAP 1.1 §6.1.1: the action is quoted.
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      accept: 'text/xml',
      soapaction: `"${call.action}"`,
    },
    body: call.message,
    ...(call.certificate ? { certificate: call.certificate } : {}),
    ...(call.signal ? { signal: call.signal } : {}),
  });
  if (response.status < 400 && call.known?.(response.bytes)) return { kind: 'known' };
  try {
    const { lists, rowDepth = 0 } = call;
    const charset = charsetOf(response.headers);
    const answer = soapAnswer(
      await parseXmlInSlices(response.bytes, { charset, rowDepth, ...(lists ? { lists } : {}) }),
    );
    if (answer.kind === 'body' && response.status >= 400)
      throw new AppError('source_invalid', 'Een fout zonder uitleg.');
    return answer;
  } catch (error) {
    if (response.status < 500) throw error;
    throw new AppError('source_unavailable', `De leverancier heeft een storing (${response.status}).`, {
      retry: 'later',
      cause: error,
    });
  }
}

function charsetOf(headers: Headers): string | null {
  return /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(headers.get('content-type') ?? '')?.[1] ?? null;
}

/**
 * Whether a fault passes by itself: SOAP 1.1 §4.4.1 `Server…` is the other side's trouble, all else is about our request.
 */
export function isTemporary(fault: SoapFault): boolean {
  return fault.code === 'Server' || fault.code.startsWith('Server.');
}
