import { type EntiteitSoort, type Indeling, SOORTEN } from '../gelezen.ts';
import { type Boom, DOCUMENT } from './boom.ts';
import { KOERS_TYPE } from './koers-extensie.ts';

/** What an item becomes; `rest`: no row of ours, but kept with its relations. */
export type Soort = EntiteitSoort | 'rest';

/** Where a row hangs: the row above it (index of an item), by way of which association of the source. */
export interface Plaats {
  /** `null`: no row above it could be found. */
  readonly bak: number | null;
  /** Its first parent that leads there; `null`: it has none in this package. */
  readonly associatie: number | null;
}

export interface Ingedeeld {
  readonly soort: Soort[];
  readonly plaats: readonly Plaats[];
}

/** Says of an item why it is no row of ours after all. */
export type Weiger = (item: number, waarom: string) => void;

/** Highest number of niveaus of a leerlijn (`Pakket.niveaus[].rang`). */
const MEESTE_NIVEAUS = 40;

/**
 * What is what (`Indeling`), and what hangs under what. Without an indeling a package that names our own types is read by
 * those alone; any other by depth: the top is leergebied, the next leerlijn, leaves are leerdoelen.
 */
export function deelIn(boom: Boom, indeling: Indeling | undefined, weiger: Weiger): Ingedeeld {
  const soort = soorten(boom, indeling);
  const lijn = plaatsen(boom, soort, ['leergebied']);
  const niveau = plaatsen(boom, soort, ['leerlijn']);
  soort.forEach((s, i) => {
    if (s !== 'niveau' || niveau[i]?.bak !== null) return;
    soort[i] = 'rest';
    weiger(i, 'Dit niveau hoort bij geen leerlijn.');
  });
  teVeelNiveaus(boom, soort, niveau, weiger);
  const doel = plaatsen(boom, soort, ['niveau'], ['leerlijn'], ['leergebied']);
  weigerDoelen(boom, soort, doel, niveau, weiger);
  const actie = plaatsen(boom, soort, ['leerdoel']);
  soort.forEach((s, i) => {
    if (s !== 'actie' || actie[i]?.bak !== null) return;
    soort[i] = 'rest';
    weiger(i, 'Deze actie hoort bij geen leerdoel.');
  });
  const top = boom.ouders.map((ouders) => ({
    bak: null,
    associatie: (ouders.find((o) => o.ouder === DOCUMENT) ?? ouders[0])?.associatie ?? null,
  }));
  const per: Partial<Record<Soort, readonly Plaats[]>> = { leerlijn: lijn, niveau, leerdoel: doel, actie };
  return { soort, plaats: soort.map((s, i) => (per[s] ?? top)[i] ?? { bak: null, associatie: null }) };
}

function soorten(boom: Boom, indeling: Indeling | undefined): Soort[] {
  const perType = new Map<string, Soort>(SOORTEN.map((s) => [KOERS_TYPE[s].toLowerCase(), s]));
  const type = (i: number) => boom.items[i]?.CFItemType?.trim().toLowerCase() ?? '';
  const eigen = boom.items.some((_, i) => perType.has(type(i)));
  for (const [naam, soort] of Object.entries(indeling?.perType ?? {}))
    perType.set(naam.trim().toLowerCase(), soort);
  const perDiepte = indeling?.perDiepte ?? ['leergebied', 'leerlijn'];
  const opDiepte = indeling !== undefined || !eigen;
  return boom.items.map((_, i) => {
    const genoemd = perType.get(type(i));
    if (genoemd !== undefined || !opDiepte) return genoemd ?? 'rest';
    const diep = perDiepte[(boom.diepte[i] ?? 1) - 1];
    if (boom.heeftKind[i]) return diep ?? 'rest';
    return diep === 'rest' || diep === 'actie' || diep === 'leerroute' ? diep : 'leerdoel';
  });
}

// For every item the nearest row above it of one of the soorten; of several lists of soorten the first that is found.
function plaatsen(boom: Boom, soort: readonly Soort[], ...zoek: readonly Soort[][]): Plaats[] {
  const lagen = zoek.map((wat) => {
    const hier = soort.map((s, i) => (wat.includes(s) ? i : -1));
    for (const i of boom.oudersEerst)
      if (hier[i] === -1)
        hier[i] = boom.ouders[i]?.map((o) => hier[o.ouder] ?? -1).find((bak) => bak !== -1) ?? -1;
    return hier;
  });
  return boom.ouders.map((ouders) => {
    for (const hier of lagen)
      for (const { ouder, associatie } of ouders) {
        const bak = hier[ouder] ?? -1;
        if (bak !== -1) return { bak, associatie };
      }
    return { bak: null, associatie: ouders[0]?.associatie ?? null };
  });
}

function teVeelNiveaus(boom: Boom, soort: Soort[], plaats: readonly Plaats[], weiger: Weiger): void {
  const aantal = new Map<number, number>();
  const lijnVan = (i: number) => (soort[i] === 'niveau' ? (plaats[i]?.bak ?? -1) : -1);
  for (let i = 0; i < soort.length; i++) aantal.set(lijnVan(i), (aantal.get(lijnVan(i)) ?? 0) + 1);
  const vol = boom.items.flatMap((_, i) =>
    (aantal.get(lijnVan(i)) ?? 0) > MEESTE_NIVEAUS && lijnVan(i) !== -1 ? [i] : [],
  );
  for (const i of vol) {
    soort[i] = 'rest';
    weiger(
      i,
      `Deze leerlijn heeft meer dan ${MEESTE_NIVEAUS} niveaus; zij is gelezen als een leerlijn zonder niveaus.`,
    );
  }
}

function weigerDoelen(
  boom: Boom,
  soort: Soort[],
  doel: readonly Plaats[],
  niveau: readonly Plaats[],
  weiger: Weiger,
): void {
  const geordend = new Set(soort.flatMap((s, i) => (s === 'niveau' ? [niveau[i]?.bak] : [])));
  soort.forEach((s, i) => {
    if (s !== 'leerdoel') return;
    const bak = doel[i]?.bak ?? null;
    const leeg = boom.items[i]?.fullStatement.trim() === '';
    const zonderNiveau = bak !== null && soort[bak] === 'leerlijn' && geordend.has(bak);
    if (!leeg && !zonderNiveau) return;
    soort[i] = 'rest';
    weiger(
      i,
      leeg
        ? 'Dit leerdoel heeft geen tekst.'
        : 'Dit leerdoel heeft geen niveau, en zijn leerlijn heeft niveaus.',
    );
  });
}
