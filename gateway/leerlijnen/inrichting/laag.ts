import { regelSleutel } from './boom.ts';
import {
  type DeelVelden,
  type EntiteitSoort,
  puntSleutel,
  RouteProfiel,
  type Wijziging,
  type WijzigingVan,
} from './wijziging.ts';

/** One field that the school or bestuur words in its own way. */
export interface EigenVeld {
  readonly soort: EntiteitSoort;
  readonly entiteit: string;
  readonly veld: string;
  readonly eigen: unknown;
  /** What the package said then; `undefined`: nothing, because it was added. */
  was: unknown;
}

/** An own place of an entity; `was` is where the package had it. */
export interface EigenPlaats {
  readonly wijziging: WijzigingVan<'verplaatsen'>;
  was: string | null;
}

export interface EigenProfiel {
  readonly wijziging: WijzigingVan<'profiel'>;
  was: RouteProfiel | null;
}

/**
 * What a list of changes comes to, before it is laid on a package: of every field, place and profile the last that was
 * said, with the choices that were made about it.
 */
export interface Laag {
  readonly verborgen: Map<string, EntiteitSoort>;
  readonly toegevoegd: Map<string, WijzigingVan<'toevoegen'>>;
  readonly velden: Map<string, EigenVeld>;
  readonly plaatsen: Map<string, EigenPlaats>;
  readonly profielen: Map<string, EigenProfiel>;
  /** Gone from the package, and the own changes on it were let go. */
  readonly losgelaten: Set<string>;
  /** What gets a place, in the order in which it was said. */
  readonly stappen: readonly (WijzigingVan<'toevoegen'> | WijzigingVan<'verplaatsen'>)[];
}

type Open = Omit<Laag, 'stappen'>;

/** @throws never; a change that says nothing new leaves no trace */
export function laagVan(wijzigingen: readonly Wijziging[]): Laag {
  const laag: Open = {
    verborgen: new Map(),
    toegevoegd: new Map(),
    velden: new Map(),
    plaatsen: new Map(),
    profielen: new Map(),
    losgelaten: new Set(),
  };
  for (const wijziging of wijzigingen) voegToe(laag, wijziging);
  const geldt = (w: Wijziging) =>
    w.wat === 'toevoegen'
      ? laag.toegevoegd.get(w.entiteit) === w
      : w.wat === 'verplaatsen' && laag.plaatsen.get(w.entiteit)?.wijziging === w;
  const stappen = wijzigingen.filter((w) => w.wat === 'toevoegen' || w.wat === 'verplaatsen').filter(geldt);
  return { ...laag, stappen };
}

function voegToe(laag: Open, w: Wijziging): void {
  switch (w.wat) {
    case 'verbergen':
      laag.verborgen.set(w.entiteit, w.soort);
      return;
    case 'tonen':
      laag.verborgen.delete(w.entiteit);
      return;
    case 'toevoegen':
      laag.losgelaten.delete(w.entiteit);
      laag.toegevoegd.set(w.entiteit, w);
      zegVelden(laag, w, w.velden, null);
      return;
    case 'herformuleren':
      zegVelden(laag, w, w.velden, w.was);
      return;
    case 'verplaatsen':
      laag.plaatsen.set(w.entiteit, { wijziging: w, was: w.was });
      return;
    case 'profiel':
      laag.profielen.set(regelSleutel(w.leerroute, w.leerlijn), { wijziging: w, was: w.was });
      return;
    case 'kiezen':
      kies(laag, w);
      return;
    default:
      w satisfies never;
  }
}

const veldSleutel = (entiteit: string, veld: string) => puntSleutel({ om: 'veld', entiteit, veld });

function zegVelden(
  laag: Open,
  { soort, entiteit }: { soort: EntiteitSoort; entiteit: string },
  velden: DeelVelden,
  was: DeelVelden | null,
): void {
  const toen: Readonly<Record<string, unknown>> = was ?? {};
  for (const [veld, eigen] of Object.entries(velden)) {
    if (eigen === undefined) continue;
    const sleutel = veldSleutel(entiteit, veld);
    const eerder = laag.velden.get(sleutel)?.was;
    laag.velden.set(sleutel, { soort, entiteit, veld, eigen, was: veld in toen ? toen[veld] : eerder });
  }
}

// "Own" goes on from what the package says now; "the package" drops what was own, also for versions to come.
function kies(laag: Open, { punt, keuze, basis }: WijzigingVan<'kiezen'>): void {
  switch (punt.om) {
    case 'veld':
      rond(laag.velden, veldSleutel(punt.entiteit, punt.veld), keuze, basis);
      return;
    case 'plaats':
      rond(laag.plaatsen, punt.entiteit, keuze, typeof basis === 'string' ? basis : null);
      return;
    case 'profiel': {
      const was = RouteProfiel.nullable().catch(null).parse(basis);
      rond(laag.profielen, regelSleutel(punt.leerroute, punt.leerlijn), keuze, was);
      return;
    }
    case 'weg':
      if (keuze === 'basis') laatLos(laag, punt.entiteit);
      return;
    case 'code':
      return; // the change that mends it came along with the choice
    default:
      punt satisfies never;
  }
}

function rond<W>(lade: Map<string, { was: W }>, sleutel: string, keuze: 'eigen' | 'basis', was: W): void {
  const eigen = lade.get(sleutel);
  if (keuze === 'basis') lade.delete(sleutel);
  else if (eigen) eigen.was = was;
}

function laatLos(laag: Open, entiteit: string): void {
  laag.losgelaten.add(entiteit);
  laag.plaatsen.delete(entiteit);
  for (const [sleutel, eigen] of laag.velden) if (eigen.entiteit === entiteit) laag.velden.delete(sleutel);
  for (const [sleutel, { wijziging }] of laag.profielen)
    if (wijziging.leerroute === entiteit || wijziging.leerlijn === entiteit) laag.profielen.delete(sleutel);
}
