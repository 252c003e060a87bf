import { hoorKlok } from './klok.ts';
import { alle, apparaatId, noteer, verwijder } from './opslag.ts';
import { alsVerzoek, type Tik } from './tikken.ts';

/** How many marks go in one request. */
const PER_KEER = 400;
const WACHTRIJ = '/afvinken/wachtrij';

interface Uitkomst {
  readonly id: string;
  readonly uitkomst: 'toegepast' | 'al' | 'verschil' | 'geweigerd';
  readonly waarom?: string;
}

export interface Antwoord {
  readonly acts: readonly Uitkomst[];
  readonly cellen: readonly { readonly id: string; readonly nummer: number }[];
  readonly graden: readonly { readonly id: string; readonly html: string }[];
}

/** How sending went. `later`: try again, after so many milliseconds if the server said so. */
export type Verzonden =
  | { readonly hoe: 'klaar'; readonly antwoorden: readonly Antwoord[]; readonly tikken: readonly Tik[] }
  | { readonly hoe: 'aanmelden' }
  | { readonly hoe: 'ander' }
  | { readonly hoe: 'later'; readonly na: number | null };

/** Sends what waits of this person; what the server answered for is off the list before anything else happens. */
export async function verzend(persoon: string, leerlijn: string | null): Promise<Verzonden> {
  const antwoorden: Antwoord[] = [];
  const verstuurd: Tik[] = [];
  for (;;) {
    const tikken = (await alle())
      .filter((t) => t.persoon === persoon && t.staat === 'wacht')
      .slice(0, PER_KEER);
    if (tikken.length === 0) return { hoe: 'klaar', antwoorden, tikken: verstuurd };
    const res = await vraag({
      persoon,
      apparaat: await apparaatId(),
      acts: tikken.map(alsVerzoek),
      ...(leerlijn ? { leerlijn } : {}),
    });
    if (!res?.ok) return niet(res);
    const antwoord = (await res.json()) as Antwoord;
    if ((await verwerk(tikken, antwoord.acts)) === 0) return { hoe: 'later', na: null };
    antwoorden.push(antwoord);
    verstuurd.push(...tikken);
  }
}

async function vraag(body: object): Promise<Response | null> {
  try {
    const res = await fetch(WACHTRIJ, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    hoorKlok(res.headers.get('date'));
    return res;
  } catch {
    return null; // no network, or no answer in time
  }
}

function niet(res: Response | null): Verzonden {
  if (res?.status === 401) return { hoe: 'aanmelden' };
  if (res?.status === 409) return { hoe: 'ander' };
  const na = Number(res?.headers.get('retry-after'));
  return { hoe: 'later', na: na > 0 ? na * 1000 : null };
}

/** How many marks do not wait any more. */
async function verwerk(tikken: readonly Tik[], acts: readonly Uitkomst[]): Promise<number> {
  const per = new Map(acts.map((a) => [a.id, a]));
  const nakijken = tikken.flatMap((tik): Tik[] => {
    const a = per.get(tik.id);
    if (a?.uitkomst !== 'verschil' && a?.uitkomst !== 'geweigerd') return [];
    return [{ ...tik, staat: a.uitkomst, ...(a.waarom ? { waarom: a.waarom } : {}) }];
  });
  await noteer(nakijken);
  const klaar = acts.filter((a) => a.uitkomst === 'toegepast' || a.uitkomst === 'al');
  await verwijder(klaar.map((a) => a.id));
  return nakijken.length + klaar.length;
}
