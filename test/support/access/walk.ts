import http from 'node:http';
import { isForClients, type Route } from '../../../gateway/platform/http/route.ts';
import {
  type Ids,
  type Oordeel,
  objectenVan,
  rollenVolgensBeleid,
  type Vers,
  VOOR_CLIENTS,
  verwacht,
  type Wie,
  type Wiens,
  type Zaak,
} from './facts.ts';
import type { AccessStage } from './stage.ts';
import { sessie } from './wie.ts';

export const naamVan = (route: Pick<Route, 'method' | 'path'>): string => `${route.method} ${route.path}`;

const fill = (path: string, ids: Ids): string =>
  path.replace(/\*(\w+)/, 'x').replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'geen-id');

export interface Antwoord {
  readonly status: number;
  readonly code: string | null;
}

/** Sends one request as a browser on our own page would, or from another `origin` (`null`: without the header). */
export async function vraag(
  stage: AccessStage,
  route: Route,
  zaak: Pick<Zaak, 'body'>,
  ids: Ids,
  { cookie, origin = stage.origin }: { cookie: string; origin?: string | null },
): Promise<Antwoord> {
  const safe = route.method === 'GET';
  const body = safe ? '' : new URLSearchParams(zaak.body?.(ids) ?? {}).toString();
  const form = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
  const { status, type, text } = await zend(stage.origin + fill(route.path, ids), route.method, body, {
    cookie,
    accept: 'application/json',
    ...(safe ? {} : form),
    ...(origin === null || safe ? {} : { origin }),
  });
  return { status, code: type.includes('problem+json') ? (JSON.parse(text) as { code: string }).code : null };
}

const agent = new http.Agent({ keepAlive: true });

/** One exchange; `fetch` takes as much of the processor again, and this is done for tens of thousands of cells. */
function zend(
  address: string,
  method: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; type: string; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(address, { agent, method, headers }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('error', reject);
      res.on('end', () =>
        resolve({
          status: res.statusCode ?? 0,
          type: res.headers['content-type'] ?? '',
          text: Buffer.concat(parts).toString(),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** What an answer means: refused at one of the three doors, or let through to the work itself. */
function oordeelVan({ status, code }: Antwoord): Oordeel | string {
  if (status === 401 || status === 404) return status;
  if (status === 403 && code === 'needs_passkey') return 'passkey';
  if (status === 403) return code === 'not_allowed' ? 403 : `403 ${code}`;
  return status < 500 ? 'door' : `${status}`;
}

export interface Uitslag {
  cellen: number;
  readonly fout: string[];
  /** How often each verdict was expected. */
  readonly telling: Map<Oordeel, number>;
}

interface Cel {
  readonly route: Route;
  readonly zaak: Zaak;
  readonly wie: Wie;
  readonly wiens: Wiens;
}

async function meet(stage: AccessStage, { route, zaak, wie, wiens }: Cel, uitslag: Uitslag): Promise<void> {
  const moet = verwacht(route.access, zaak, wie, wiens);
  let ids = stage.ids[wiens];
  let { cookie } = wie;
  if (moet === 'door' && zaak.vers === 'sessie') cookie = await sessie(stage, null, []);
  else if (moet === 'door' && zaak.vers) ids = await stage.vers(zaak.vers as Vers);
  const is = oordeelVan(await vraag(stage, route, zaak, ids, { cookie }));
  uitslag.cellen += 1;
  uitslag.telling.set(moet, (uitslag.telling.get(moet) ?? 0) + 1);
  if (is !== moet) uitslag.fout.push(`${naamVan(route)} × ${wie.naam} × ${wiens}: moet ${moet}, is ${is}`);
}

/** Asks every cell over HTTP: route × person × object. What a request uses up is asked for one at a time. */
export async function loop(
  stage: AccessStage,
  zaken: Readonly<Record<string, Zaak>>,
  wie: readonly Wie[],
  routes: readonly Route[],
): Promise<Uitslag> {
  const uitslag: Uitslag = { cellen: 0, fout: [], telling: new Map() };
  const samen: Cel[] = [];
  const apart: Cel[] = [];
  for (const route of routes) {
    const zaak = isForClients(route.access) ? VOOR_CLIENTS : zaken[naamVan(route)];
    if (!zaak) continue;
    for (const iemand of wie)
      for (const wiens of objectenVan(zaak))
        (zaak.vers ? apart : samen).push({ route, zaak, wie: iemand, wiens });
  }
  let next = 0;
  const werk = async () => {
    for (let cel = samen[next++]; cel; cel = samen[next++]) await meet(stage, cel, uitslag);
  };
  await Promise.all(Array.from({ length: 6 }, werk));
  for (const cel of apart) await meet(stage, cel, uitslag);
  return uitslag;
}

/** Routes whose declared roles are not those of the policy, in words. */
export function andersDanBeleid(zaken: Readonly<Record<string, Zaak>>, routes: readonly Route[]): string[] {
  return routes.flatMap((route) => {
    const zaak = zaken[naamVan(route)];
    if (!zaak || !('any' in route.access)) return [];
    const declared = [...route.access.any].sort().join(', ');
    const beleid = rollenVolgensBeleid(zaak).join(', ');
    return declared === beleid
      ? []
      : [`${naamVan(route)}: staat open voor ${declared}; volgens het beleid ${beleid}`];
  });
}
