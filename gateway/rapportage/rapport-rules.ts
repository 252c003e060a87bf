import { OORDELEN, type SchoolFeiten, type VertrekFeit } from './feiten.ts';
import { verraadtSamen } from './gekoppeld-rules.ts';
import { bescherm } from './onderdrukken-rules.ts';
import { type Tabel, type Telling, tabelVan } from './tabel.ts';
import { BESTENDIGINGEN, bestendigingVan, UITKOMSTEN, uitkomstVan } from './uitstroom/vergelijk-rules.ts';
import { VAKKEN, type Vak } from './vakken.ts';
import type { Cel, Deel, Onderwerp, Rapport, Verdeling } from './view.ts';

/** A school with its counts. */
export interface VanSchool {
  readonly naam: string;
  readonly feiten: SchoolFeiten;
}

/** What a row is called of which nothing is known. */
const ONBEKEND = '';

/** One count under every way to divide. */
interface Geteld {
  readonly per: Readonly<Partial<Record<Verdeling, string>>>;
  readonly kolom: string;
  readonly aantal: number;
}

type Toon = (tabel: Tabel, opVolgorde?: boolean) => Tabel | null;

/** The figure itself, or `null` when it is too small. */
const klein = (n: number, toon: Toon): Cel =>
  n > 0 && toon(tabelVan([{ rij: '', kolom: '', aantal: n }], [''])) === null ? null : n;

/**
 * The same pupils by every division that has more than one row; by the first of them when none has. In their order: one that
 * together with those before it would give away what is hidden is left out.
 */
function onderwerp(
  geteld: readonly Geteld[],
  kolommen: readonly string[],
  verdelingen: readonly Verdeling[],
  toon: Toon,
): Onderwerp {
  const leerlingen = geteld.reduce((n, g) => n + g.aantal, 0);
  const rijVan = ({ per }: Geteld, verdeling: Verdeling) => per[verdeling] ?? ONBEKEND;
  const alle = verdelingen.flatMap((verdeling): Deel[] => {
    const opVolgorde = verdeling === 'cohort';
    const tellingen = geteld.map(
      (g): Telling => ({ rij: rijVan(g, verdeling), kolom: g.kolom, aantal: g.aantal }),
    );
    if (opVolgorde) tellingen.sort((a, b) => a.rij.localeCompare(b.rij));
    const tabel = leerlingen > 0 ? toon(tabelVan(tellingen, kolommen), opVolgorde) : null;
    return tabel === null ? [] : [{ verdeling, tabel }];
  });
  const rijk = alle.filter(({ tabel }) => tabel.rijen.length > 1);
  const delen: Deel[] = [];
  for (const deel of rijk.length > 0 ? rijk : alle.slice(0, 1)) {
    const samen = [...delen, deel];
    const geplaatst = geteld.map((g) => ({
      ...g,
      sleutels: samen.map(({ verdeling }) => rijVan(g, verdeling)),
    }));
    const tabellen = samen.map(({ tabel }) => tabel);
    if (delen.length === 0 || !verraadtSamen(tabellen, geplaatst)) delen.push(deel);
  }
  return { leerlingen: klein(leerlingen, toon), delen };
}

/** By school when there are several, then the rest. */
const metSchool = (scholen: readonly VanSchool[], rest: readonly Verdeling[]): Verdeling[] => [
  ...(scholen.length > 1 ? (['school'] as const) : []),
  ...rest,
];

function streef(scholen: readonly VanSchool[], vak: Vak, toon: Toon): Onderwerp {
  const geteld = scholen.flatMap(({ naam, feiten }) =>
    feiten.streef
      .filter((f) => f.vak === vak)
      .map(({ route, cohort, oordeel, aantal }): Geteld => {
        const per = { school: naam, leerroute: route, cohort: cohort === null ? ONBEKEND : `${cohort}` };
        return { per, kolom: oordeel, aantal };
      }),
  );
  return onderwerp(geteld, OORDELEN, metSchool(scholen, ['leerroute', 'cohort']), toon);
}

function vertrekkers(
  scholen: readonly VanSchool[],
  jaar: number,
  kolom: (feit: VertrekFeit) => string,
  profiel: (feit: VertrekFeit) => string | null,
): Geteld[] {
  return scholen.flatMap(({ naam, feiten }) =>
    feiten.vertrek
      .filter((f) => f.jaar === jaar)
      .map((feit): Geteld => {
        const per = { school: naam, leerroute: feit.route ?? ONBEKEND, profiel: profiel(feit) ?? ONBEKEND };
        return { per, kolom: kolom(feit), aantal: feit.aantal };
      }),
  );
}

/** Expected against realised, by what was expected (R65). */
function uitstroom(scholen: readonly VanSchool[], jaar: number, toon: Toon): Onderwerp {
  const geteld = vertrekkers(
    scholen,
    jaar,
    (f) => uitkomstVan(f.verwacht, f.plekken[0]),
    (f) => f.verwacht,
  );
  return onderwerp(geteld, UITKOMSTEN, metSchool(scholen, ['profiel', 'leerroute']), toon);
}

/**
 * Still there after one or two years, by the profile that was expected (R67): as in the report of the year in which they left, so that
 * no row here says how many of them went where.
 */
function bestendiging(scholen: readonly VanSchool[], jaar: number, moment: 1 | 2, toon: Toon): Onderwerp {
  const geteld = vertrekkers(
    scholen,
    jaar,
    (f) => bestendigingVan(f.plekken[0], f.plekken[moment]),
    (f) => f.verwacht,
  );
  return onderwerp(geteld, BESTENDIGINGEN, ['profiel', ...metSchool(scholen, [])], toon);
}

/** School years with leavers, newest first. */
function jarenVan(scholen: readonly VanSchool[]): number[] {
  const jaren = new Set(scholen.flatMap((s) => s.feiten.vertrek.map((f) => f.jaar)));
  return [...jaren].sort((a, b) => b - a);
}

/**
 * The report over one school or several (R65, R67). Beschermd: each table is made safe (onderdrukken-rules.ts). Tables
 * over the same pupils are only there together when they give away nothing together (gekoppeld-rules.ts); tables of different years or
 * moments share no figure. That is why a protected report never adds years up.
 */
export function rapportVan(
  scholen: readonly VanSchool[],
  vraag: { readonly jaar?: number | undefined; readonly beschermd: boolean },
): Omit<Rapport, 'opp' | 'magAlles'> {
  const toon: Toon = vraag.beschermd ? (t, opVolgorde = false) => bescherm(t, { opVolgorde }) : (t) => t;
  const jaren = jarenVan(scholen);
  const jaar = jaren.find((j) => j === vraag.jaar) ?? jaren[0] ?? null;
  return {
    scholen: scholen.map((s) => s.naam),
    beschermd: vraag.beschermd,
    jaren,
    jaar,
    streef: Object.fromEntries(VAKKEN.map((vak) => [vak, streef(scholen, vak, toon)])) as Rapport['streef'],
    uitstroom: jaar === null ? { leerlingen: 0, delen: [] } : uitstroom(scholen, jaar, toon),
    bestendiging:
      jaar === null
        ? []
        : ([1, 2] as const).map((moment) => ({
            moment,
            jaar: jaar - moment,
            onderwerp: bestendiging(scholen, jaar - moment, moment, toon),
          })),
  };
}
