import { randomUUID } from 'node:crypto';
import { nasty } from './nasty.ts';
import type { Random } from './random.ts';
import type { FuzzRoute, Property } from './routes.ts';

export interface FuzzRequest {
  readonly who: string;
  readonly route: FuzzRoute;
  readonly method: string;
  /** Path and query, as on the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | null;
}

/** What requests are made of: real ids by the name of their parameter, and who may ask. */
export interface Material {
  readonly origin: string;
  readonly routes: readonly FuzzRoute[];
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** The Cookie header of each kind of person; nobody has none. */
  readonly cookies: Readonly<Record<string, string>>;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE'];
/** Characters that Node's own client does not send in a path or a header. */
/** Half a surrogate pair has no UTF-8; only JSON can carry one. */
const wellFormed = (text: string) => Buffer.from(text).toString();
const onTheLine = (text: string) => encodeURI(wellFormed(text)).replace(/[^\x21-\x7e]/g, '');
const inHeader = (text: string) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').slice(0, 6000);

function sound(name: string, schema: Property, { ids }: Material, random: Random): string {
  const known = ids[name];
  if (known && known.length > 0) return random.pick(known);
  if (schema.enum && schema.enum.length > 0) return String(random.pick(schema.enum));
  if (schema.const !== undefined) return String(schema.const);
  if (schema.format === 'uuid') return randomUUID();
  if (schema.type === 'number' || schema.type === 'integer') return String(random.int(10));
  if (name === 'cel') return `${randomUUID()}~${random.int(4)}~${random.int(5)}~m0`;
  return random.pick(['rust', '1', '2026-09-01', 'aan', 'een reden']);
}

const value = (name: string, schema: Property, material: Material, random: Random, soundPart: number) =>
  random.chance(soundPart) ? sound(name, schema, material, random) : nasty(random);

function fields(
  of: Readonly<Record<string, Property>>,
  material: Material,
  random: Random,
  soundPart: number,
): [string, string][] {
  const made = Object.entries(of).flatMap(([name, schema]): [string, string][] => {
    if (random.chance(0.07)) return [];
    const one = (): [string, string] => [name, value(name, schema, material, random, soundPart)];
    return random.chance(0.05) ? [one(), one()] : [one()];
  });
  if (random.chance(0.1)) made.push([nasty(random), nasty(random)]);
  if (random.chance(0.03)) made.push([`${random.pick(['a', '__proto__'])}[b][c]`, nasty(random)]);
  return made;
}

function target(route: FuzzRoute, material: Material, random: Random, soundPart: number): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(wellFormed(value(name, { format: 'uuid' }, material, random, soundPart))),
  );
  const query = new URLSearchParams(
    random.chance(0.7) ? fields(route.query, material, random, soundPart) : [],
  ).toString();
  const bent = random.chance(0.05)
    ? onTheLine(path + random.pick(['/', '//', '%', '%ff', ';x', '/..', '?', '.json']))
    : path;
  return (query ? `${bent}?${query}` : bent).slice(0, 9000);
}

const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded; charset=x-onbekend',
  'multipart/form-data; boundary=x',
  'text/xml',
  'application/octet-stream',
  '',
  ';',
];

function broken(random: Random): Buffer {
  return Buffer.from(
    random.pick([
      '{"a":',
      '[[[[',
      '{"__proto__":{"x":1}}',
      '"tekst"',
      '1',
      'null',
      '\ufeff{}',
      '%E0%A4%A',
      'a=%zz&&&==',
      '{"a":'.repeat(5000),
    ]),
  );
}

function content(
  route: FuzzRoute,
  material: Material,
  random: Random,
  soundPart: number,
): { type: string; body: Buffer } {
  const filled = fields(route.body, material, random, soundPart);
  const form = new URLSearchParams(filled.map(([k, v]): [string, string] => [wellFormed(k), wellFormed(v)]));
  if (random.chance(0.75))
    return { type: 'application/x-www-form-urlencoded', body: Buffer.from(form.toString()) };
  if (random.chance(0.5)) {
    const typed = filled.map(([k, v]) => [
      k,
      random.chance(0.5) ? v : random.pick([1, true, null, [v], { v }, 1e300]),
    ]);
    return { type: 'application/json', body: Buffer.from(JSON.stringify(Object.fromEntries(typed))) };
  }
  return {
    type: random.pick(TYPES),
    body: random.chance(0.6) ? broken(random) : Buffer.from(nasty(random)),
  };
}

/** Headers that a caller chooses; mostly those of a browser, sometimes absurd. */
function headers(cookie: string, { origin }: Material, random: Random): Record<string, string | string[]> {
  const odd = random.pick([
    `${cookie}; ${cookie}`,
    `${cookie.slice(0, -3)}xyz`,
    '=; ;;=a',
    inHeader(nasty(random)),
    '',
  ]);
  return {
    host: new URL(origin).host,
    accept: random.pick(['text/html', 'text/html', '*/*', 'application/json', inHeader(nasty(random))]),
    cookie: random.chance(0.9) ? cookie : odd,
    origin: random.chance(0.88)
      ? origin
      : random.pick(['null', 'https://voorbeeld.invalid', inHeader(nasty(random))]),
    ...(random.chance(0.4) ? { 'hx-request': random.pick(['true', 'true', inHeader(nasty(random))]) } : {}),
    ...(random.chance(0.05)
      ? { 'content-encoding': random.pick(['gzip', 'br', 'onbekend', 'deflate']) }
      : {}),
    ...(random.chance(0.05) ? { 'x-forwarded-for': inHeader(nasty(random)), forwarded: 'for="' } : {}),
    ...(random.chance(0.05) ? { 'accept-language': inHeader(nasty(random)), range: 'bytes=9-1' } : {}),
    ...(random.chance(0.05)
      ? { referer: inHeader(nasty(random)), 'hx-current-url': inHeader(nasty(random)) }
      : {}),
    ...(random.chance(0.03) ? { 'x-http-method-override': 'DELETE', expect: '100-continue' } : {}),
    ...(random.chance(0.03) ? { 'if-none-match': '*', 'x-lang': ['a', 'b', inHeader(nasty(random))] } : {}),
  };
}

/** The next request: route, person and how odd it is are all chosen by the seed. */
export function makeRequest(material: Material, random: Random): FuzzRequest {
  const route = random.pick(material.routes);
  const who = random.pick(Object.keys(material.cookies));
  const method = random.chance(0.9) ? route.method : random.pick(METHODS);
  // How many of its values are as they should be: what is wrong everywhere is refused at the first look.
  const soundPart = random.pick([0.3, 0.8, 0.97, 1]);
  const plain = headers(material.cookies[who] ?? '', material, random);
  if (method === 'GET' || method === 'HEAD' || method === 'TRACE')
    return {
      who,
      route,
      method,
      target: target(route, material, random, soundPart),
      headers: plain,
      body: null,
    };
  const { type, body } = content(route, material, random, soundPart);
  const all = { ...plain, ...(type ? { 'content-type': type } : {}), 'content-length': String(body.length) };
  return { who, route, method, target: target(route, material, random, soundPart), headers: all, body };
}
