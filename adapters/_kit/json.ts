import { AppError } from '../../gateway/errors.ts';
import type { KitHttp } from '../../gateway/sync/source-adapter.ts';

type KitRequest = Parameters<KitHttp['request']>[0];

export interface JsonCall extends Omit<KitRequest, 'method' | 'body'> {
  /** Default `GET`; with a body or form `POST`. */
  readonly method?: KitRequest['method'];
  /** Sent as JSON; absent: no body. */
  readonly body?: unknown;
  /** Sent as a web form instead. */
  readonly form?: URLSearchParams;
}

export interface JsonReply {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when the answer has no body at all (204, or a 201 that says nothing). */
  readonly body: unknown;
}

/** Asks for JSON and reads it. @throws AppError as `KitHttp` and `readJson` do */
export async function callJson(http: KitHttp, call: JsonCall): Promise<JsonReply> {
  const { body, form, headers, ...rest } = call;
  const sent = form
    ? { type: 'application/x-www-form-urlencoded', text: form.toString() }
    : body !== undefined && { type: 'application/json', text: JSON.stringify(body) };
  const reply = await http.request({
    method: sent ? 'POST' : 'GET',
    ...rest,
    headers: { accept: 'application/json', ...(sent ? { 'content-type': sent.type } : {}), ...headers },
    ...(sent ? { body: sent.text } : {}),
  });
  return { status: reply.status, headers: reply.headers, body: readJson(reply.bytes, reply.headers) };
}

/**
 * Reads a JSON text (RFC 8259). A byte order mark is passed over, as its §8.1 allows.
 * @returns undefined when there is nothing to read
 * @throws AppError `source_invalid` when it is not UTF-8, no JSON, or a web page (named as such); nothing of the answer
 * is in the message but a page's title, for there may be people in it
 */
export function readJson(bytes: Uint8Array, headers: Headers): unknown {
  if (bytes.byteLength === 0) return undefined;
  const text = utf8(bytes, headers);
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(notJson(text));
  }
}

/** RFC 8259 §8.1: JSON between systems is UTF-8, whatever `charset` says; one that says something else means it. */
function utf8(bytes: Uint8Array, headers: Headers): string {
  const told = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(headers.get('content-type') ?? '')?.[1] ?? 'utf-8';
  if (!/^(?:utf-?8|us-ascii)$/i.test(told)) {
    throw invalid(
      `Het antwoord staat in tekencodering "${told.slice(0, 40)}". JSON hoort in UTF-8 te staan.`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid(
      'De tekencodering van het antwoord klopt niet: het is geen UTF-8. Meld dit aan je leverancier.',
    );
  }
}

function notJson(text: string): string {
  if (/^\s*</.test(text)) {
    const title = /<title[^>]*>([^<]{1,80})/i.exec(text)?.[1]?.trim();
    const named = title ? ` met de titel "${title}"` : '';
    return /^\s*<(?:!doctype html|html)/i.test(text)
      ? `Er kwam een webpagina (HTML)${named} in plaats van gegevens. Controleer het adres van de koppeling.`
      : 'Er kwam XML in plaats van JSON. Controleer het adres van de koppeling.';
  }
  return /^\s*[[{]/.test(text) && !/[\]}]\s*$/.test(text)
    ? 'Het antwoord houdt midden in de JSON op. Er is niets overgenomen.'
    : 'Het antwoord is geen JSON. Controleer het adres van de koppeling.';
}

function invalid(message: string): AppError {
  return new AppError('source_invalid', message, { retry: 'never', issues: [{ path: '$', message }] });
}
