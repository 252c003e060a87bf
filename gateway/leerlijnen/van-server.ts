import { AppError } from '../errors.ts';
import type { OutboundFetch } from '../platform/http/outbound-fetch.ts';
import { isObj } from './formaten/case/model.ts';
import { type GelezenJson, leesJson } from './formaten/json.ts';
import { MEESTE_BYTES } from './formaten/openen.ts';

/** A CFPackage as a file, and where it came from. */
export interface VanServer {
  readonly bytes: Uint8Array;
  readonly url: string;
}

export interface HaalOpties {
  readonly fetch: OutboundFetch;
  /** Default 60 seconds for all of it. */
  readonly signal?: AbortSignal;
  /** Hears how many bytes came in so far. */
  readonly voortgang?: (bytes: number) => void;
}

const DOORVERWIJZINGEN = 3;
const BLADEN = 2_000;
const GEDULD_MS = 60_000;

const slecht = (waarom: string, detail?: string) =>
  new AppError('source_invalid', waarom, { status: 400, ...(detail === undefined ? {} : { detail }) });

/**
 * Fetches a package from a CASE server (1EdTech CASE, getCFPackage): from the address of a CFPackage or a CFDocument, page
 * by page when the server gives pages. Goes to the public internet only (outbound-fetch.ts), also where it is sent on to.
 * @throws AppError `source_refused` for an address that is not public; `source_unavailable`; `source_invalid`
 */
export async function haalPakket(adres: string, opties: HaalOpties): Promise<VanServer> {
  const url = pakketAdres(adres);
  const haal = new Haler(opties);
  const eerste = await haal.json(url);
  const pakket = eerste.json;
  for (let n = 1, volgende = eerste.volgende; volgende !== null; n += 1) {
    if (n > BLADEN) throw slecht('Deze server blijft bladzijden geven. Koers is gestopt.');
    const blad: { json: Record<string, unknown>; volgende: string | null } = await haal.json(volgende);
    for (const lijst of ['CFItems', 'CFAssociations', 'CFRubrics']) voegToe(pakket, blad.json, lijst);
    volgende = blad.volgende;
  }
  return { bytes: Buffer.from(JSON.stringify(pakket)), url };
}

const breuk = (gelezen: GelezenJson): string =>
  gelezen.goed ? 'no object' : `${gelezen.fout.path}: ${gelezen.fout.message}`;

/** The address of the package itself, from that of its CFDocument or as a person copied it. */
function pakketAdres(adres: string): string {
  const url = URL.canParse(adres.trim()) ? new URL(adres.trim()) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.username !== '')
    throw new AppError('bad_request', 'Dit is geen webadres. Een adres begint met https://.', {
      status: 400,
      issues: [{ path: 'url', message: 'Een adres begint met https://.' }],
    });
  url.pathname = url.pathname.replace(/\/CFDocuments\/([^/]+)\/?$/, '/CFPackages/$1');
  return url.href;
}

function voegToe(pakket: Record<string, unknown>, blad: Record<string, unknown>, lijst: string): void {
  const bij = blad[lijst];
  if (!Array.isArray(bij) || bij.length === 0) return;
  const tot = pakket[lijst];
  if (Array.isArray(tot)) for (const rij of bij) tot.push(rij);
  else pakket[lijst] = bij;
}

class Haler {
  readonly #opties: HaalOpties;
  readonly #signal: AbortSignal;
  #bytes = 0;

  constructor(opties: HaalOpties) {
    this.#opties = opties;
    const klok = AbortSignal.timeout(GEDULD_MS);
    this.#signal = opties.signal ? AbortSignal.any([opties.signal, klok]) : klok;
  }

  async json(url: string): Promise<{ json: Record<string, unknown>; volgende: string | null }> {
    const { antwoord, van } = await this.#antwoord(url);
    const gelezen = leesJson(await this.#lees(antwoord));
    const next = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(antwoord.headers.get('link') ?? '')?.[1];
    const volgende = next !== undefined && URL.canParse(next, van) ? new URL(next, van) : null;
    if (volgende && volgende.origin !== new URL(van).origin)
      throw slecht('De volgende bladzijde staat op een andere server. Koers gaat daar niet vanzelf naartoe.');
    if (gelezen.goed && isObj(gelezen.waarde))
      return { json: gelezen.waarde, volgende: volgende?.href ?? null };
    throw slecht('Op dit adres staat geen CASE-pakket: het antwoord is geen JSON.', breuk(gelezen));
  }

  async #antwoord(url: string): Promise<{ antwoord: Response; van: string }> {
    let van = url;
    for (let n = 0; n <= DOORVERWIJZINGEN; n += 1) {
      const antwoord = await this.#vraag(van);
      if (antwoord.status === 200) return { antwoord, van };
      await antwoord.body?.cancel();
      const naar = antwoord.headers.get('location');
      if (antwoord.status < 300 || antwoord.status >= 400 || naar === null || !URL.canParse(naar, van))
        throw new AppError(
          'source_unavailable',
          `De server antwoordt met code ${antwoord.status}. Kijk het adres na.`,
          {
            status: 400,
          },
        );
      van = new URL(naar, van).href;
    }
    throw slecht('De server stuurt telkens door naar een ander adres.');
  }

  async #vraag(url: string): Promise<Response> {
    try {
      return await this.#opties.fetch(url, { headers: { accept: 'application/json' }, signal: this.#signal });
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError(
        'source_unavailable',
        'De server is niet bereikbaar. Kijk het adres na, of probeer het later.',
        {
          status: 400,
          cause,
        },
      );
    }
  }

  async #lees(antwoord: Response): Promise<Uint8Array> {
    const delen: Uint8Array[] = [];
    for await (const deel of antwoord.body ?? []) {
      this.#bytes += deel.byteLength;
      if (this.#bytes > MEESTE_BYTES)
        throw slecht(
          `Dit pakket is groter dan ${MEESTE_BYTES / 1024 / 1024} MB. Koers leest zulke pakketten niet.`,
        );
      delen.push(deel);
      this.#opties.voortgang?.(this.#bytes);
    }
    return Buffer.concat(delen);
  }
}
