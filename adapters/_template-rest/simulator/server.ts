import { createServer, type ServerResponse } from 'node:http';
import type { Trouble } from '../../_kit/conformance-source.ts';
import { cutHalfWay, drip } from '../../_kit/simulator/broken-line.ts';
import { listenOnLoopback } from '../../_kit/simulator/loopback.ts';

/** A school as Jouw Systeem holds it: rows as they go over the line. */
export interface SimSchool {
  readonly brin: string;
  readonly naam: string;
  readonly groepen: readonly object[];
  readonly leerlingen: readonly object[];
  readonly medewerkers: readonly object[];
}

const JSON_TYPE = 'application/json; charset=utf-8';
const SLEUTEL = 'sim-sleutel-jouw-systeem';

/** A Jouw Systeem on the loopback address: real HTTP, pages, a key, and what can go wrong with them. */
export async function startSimulator(first: SimSchool) {
  let school = first;
  let trouble: Trouble | null = null;
  const server = createServer((req, res) => {
    req.resume();
    const url = new URL(req.url ?? '/', 'http://localhost');
    if (refused(res, req.headers['x-api-key'] === SLEUTEL ? trouble : 'unauthorised')) return;
    respond(res, answer(school, url, trouble), trouble);
  });
  const { port, close } = await listenOnLoopback(server);
  return {
    adres: `http://127.0.0.1:${port}`,
    sleutel: SLEUTEL,
    trouble: (kind: Trouble | null) => {
      trouble = kind;
    },
    change: (next: SimSchool) => {
      school = next;
    },
    close,
  };
}

/** What is refused before the question is looked at. */
function refused(res: ServerResponse, trouble: Trouble | null): boolean {
  const status = { unauthorised: 401, forbidden: 403, 'too-many': 429, 'server-error': 500 }[String(trouble)];
  if (status) res.writeHead(status, { 'retry-after': '3' }).end();
  return status !== undefined || trouble === 'hangs';
}

function answer(school: SimSchool, url: URL, trouble: Trouble | null): string {
  if (url.pathname === '/school') return JSON.stringify({ brin: school.brin, naam: school.naam });
  const all = listOf(school, url.pathname.slice(1), trouble);
  const [vanaf, aantal] = [Number(url.searchParams.get('vanaf')), Number(url.searchParams.get('aantal'))];
  // Someone leaves while the page is turned: every row behind him moves a place.
  const moved = trouble === 'shifted-page' && vanaf > 0 ? all.slice(1) : all;
  const from = trouble === 'duplicate-page' ? 0 : vanaf;
  return JSON.stringify({ totaal: all.length, rijen: moved.slice(from, from + Math.min(aantal, 100)) });
}

function listOf(school: SimSchool, name: string, trouble: Trouble | null): readonly object[] {
  if (name === 'groepen') return school.groepen;
  if (name === 'medewerkers') return school.medewerkers;
  const { leerlingen } = school;
  if (trouble === 'empty') return [];
  if (trouble === 'half-gone') return leerlingen.slice(0, Math.ceil(leerlingen.length / 2));
  if (trouble === 'bad-row') return leerlingen.map((row, i) => (i === 0 ? { ...row, id: '' } : row));
  return leerlingen;
}

function respond(res: ServerResponse, json: string, trouble: Trouble | null): void {
  if (trouble === 'drip') {
    drip(res, JSON_TYPE, json);
    return;
  }
  if (trouble === 'reset') {
    cutHalfWay(res, JSON_TYPE, json);
    return;
  }
  const body =
    trouble === 'truncated'
      ? json.slice(0, Math.floor(json.length / 2))
      : trouble === 'wrong-charset'
        ? Buffer.from(
            json.replace('"naam":"', '"naam":"é').replace('"roepnaam":"', '"roepnaam":"é'),
            'latin1',
          )
        : json;
  res.writeHead(200, { 'content-type': JSON_TYPE }).end(body);
}
