import type { FuzzRequest } from './make-request.ts';
import type { FuzzAnswer } from './send.ts';

/** Milliseconds in which every answer must be there. */
export const SLOW_MS = 2000;

/** What must be in no refusal and no line of the log: each once, without those that our own words contain. */
export type Secrets = readonly string[];

/** The same screen once more, to correct what was filled in: shown to who may see it, with the name of who last changed it. */
const FORM_GIVEN_BACK = 422;

const STACK = /\n\s+at .+:\d+|\bat [\w.<>]+ \((file:|node:|\/)/;
const PLACE = /node_modules|\bfile:\/\/\/(?!etc\/)|\/(gateway|lti-tool|adapters)\/[\w/.-]+\.tsx?\b/;
const SQL =
  /syntax error at|invalid input syntax|violates [\w-]+ (key |check )?constraint|duplicate key value|permission denied for|\bkoers\.(person|session|school|act|kaart|streefniveau|groep|enter_)|\bSELECT\b[^<]{1,200}\bFROM\s+(koers|pg_)/;

const html = (text: string) =>
  text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** The secrets that this text holds. */
export const secretsIn = (text: string, secrets: Secrets): string[] => {
  const plain = html(text);
  return secrets.filter((secret) => plain.includes(secret));
};

/** Files for everyone and documents about the interface speak of code; a page or a refusal does not. */
const speaksOfCode = (request: FuzzRequest, answer: FuzzAnswer) =>
  answer.status === 200 && request.route.kind === 'public';

/** What every answer of ours carries; one that Node gave before us (a request it could not read) has no number. */
function missingHeaders({ route }: FuzzRequest, { headers }: FuzzAnswer): string[] {
  if (headers['x-request-id'] === undefined) return [];
  const held = {
    'no nosniff': headers['x-content-type-options'] === 'nosniff',
    'no referrer policy': headers['referrer-policy'] === 'same-origin',
    'no frame-ancestors': String(headers['content-security-policy']).includes('frame-ancestors '),
    // What everybody may have, any site may show (interchange/case).
    'CORS is open':
      route.path.startsWith('/ims/case/') || headers['access-control-allow-origin'] === undefined,
  };
  return Object.entries(held).flatMap(([fault, holds]) => (holds ? [] : [fault]));
}

/** What is wrong with an answer, in words; empty when nothing is. Whether it was slow is asked twice, so not here. */
export function faultsOf(request: FuzzRequest, answer: FuzzAnswer, secrets: Secrets): string[] {
  const faults = missingHeaders(request, answer);
  if (answer.lost !== undefined) faults.push(`no answer: ${answer.lost}`);
  if (answer.status >= 500) faults.push(`answered ${answer.status}`);
  const all = `${JSON.stringify(answer.headers)}\n${answer.body}`;
  if (!speaksOfCode(request, answer)) {
    for (const [name, pattern] of [
      ['stack trace', STACK],
      ['path of a file', PLACE],
      ['SQL', SQL],
    ] as const) {
      const found = pattern.exec(all)?.[0];
      if (found !== undefined) faults.push(`shows a ${name}: ${found.trim().slice(0, 80)}`);
    }
  }
  if (answer.headers['x-fuzz'] !== undefined) faults.push('a header of ours was injected');
  if (answer.body.includes('<script>alert(1)') || answer.body.includes('<img src=x onerror'))
    if (answer.headers['content-type']?.includes('html'))
      faults.push('markup of the request came back as markup');
  // A refusal in the frame of Koers says who is signed in: that is no other person.
  const others = all.replace(/<span class="k-who__name">[^<]*<\/span>/, '');
  if (answer.status >= 400 && answer.status !== FORM_GIVEN_BACK)
    for (const secret of secretsIn(others, secrets)) faults.push(`a refusal tells "${secret}" of a person`);
  return faults;
}
