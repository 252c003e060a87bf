import { Stand } from '../../model/act.ts';
import type { Daar, HierFeiten } from './feiten.ts';
import type { DoelNaar, Vertaling } from './vertaling-rules.ts';
import type { AlHier, DoelMee, HoeMee, LijnHier, LijnMee, Voorbeeld } from './view.ts';

/** What of the other school comes along, for one leerroute here. */
export type Mee = Pick<Voorbeeld, 'lijnen' | 'blijftDaar'>;

/** The translation of each version that the pupil worked with there. */
export type Vertalingen = ReadonlyMap<string, Vertaling>;

type DoelDaar = Daar['doelen'][number];
interface Bron {
  readonly daar: DoelDaar;
  readonly naar: DoelNaar;
}

/** The stand with which a doel comes along, of what became it: as a migration has it (R10), and of several the lowest. */
function standVan(bronnen: readonly Bron[], behaaldVanaf: number): number {
  const standen = bronnen.map(({ daar, naar }) => {
    if (naar.stand === 'opnieuw') return 0;
    return naar.stand === 'open' ? Math.min(daar.stand, behaaldVanaf - 1) : daar.stand;
  });
  const compleet = bronnen.every(({ naar }) => naar.stand !== 'laagste' || bronnen.length >= naar.bronnen);
  return compleet ? Math.min(...standen) : 0;
}

/** Every doel here that something there became. */
function doelenMee(daar: Daar, vertalingen: Vertalingen, behaaldVanaf: number): DoelMee[] {
  const per = new Map<string, [Bron, ...Bron[]]>();
  for (const d of daar.doelen)
    for (const naar of vertalingen.get(d.versie)?.doel(d) ?? []) {
      const er = per.get(naar.leerdoel);
      if (er) er.push({ daar: d, naar });
      else per.set(naar.leerdoel, [{ daar: d, naar }]);
    }
  return [...per.values()].map((bronnen) => {
    const stand = standVan(bronnen, behaaldVanaf);
    const laagste = bronnen.reduce((a, b) => (b.daar.stand < a.daar.stand ? b : a));
    const { leerdoel, leerlijn, niveau, code, tekst } = bronnen[0].naar;
    return {
      ...{ leerdoel, leerlijn, niveau, code, tekst },
      stand: Stand.parse(stand),
      behaald: stand >= behaaldVanaf,
      opKaart: bronnen.some((b) => b.daar.opKaart),
      was: laagste.daar.leerdoel,
      op: laagste.daar.op,
    };
  });
}

/** Only what says something: it has a stand, or he worked on it. */
const zegtIets = (d: DoelMee): boolean => d.stand > 0 || d.opKaart;

interface Rij extends Pick<LijnMee, 'daar' | 'hoe' | 'voorstel'> {}

/** One row per streefniveau there, and per leerlijn that it became; each leerlijn here is proposed once. */
function rijen(daar: Daar, vertalingen: Vertalingen, hier: readonly LijnHier[]): Rij[] {
  const opRoute = new Set(hier.map((l) => l.leerlijn));
  const gehad = new Set<string>();
  return daar.lijnen.flatMap((lijn): Rij[] => {
    const van = { leerlijn: lijn.leerlijn, naam: lijn.naam, niveau: lijn.niveauNaam };
    const naar = vertalingen.get(lijn.versie)?.lijn(lijn) ?? [];
    const nieuw = naar.filter((n) => opRoute.has(n.leerlijn) && !gehad.has(n.leerlijn));
    for (const n of nieuw) gehad.add(n.leerlijn);
    if (nieuw.length > 0)
      return nieuw.map(({ hoe, leerlijn, niveau }) => ({ daar: van, hoe, voorstel: { leerlijn, niveau } }));
    const hoe: HoeMee = naar.length > 0 ? 'niet_op_route' : 'onbekend';
    return [{ daar: van, hoe, voorstel: null }];
  });
}

/**
 * What comes along of a pupil: per streefniveau there the proposal here, with the doelen that go with it. A leerlijn that is not
 * known here, or not on this leerroute, has no proposal: a person chooses or leaves it out.
 */
export function meeVan(
  daar: Daar,
  hier: Pick<HierFeiten, 'behaaldVanaf' | 'doelen'>,
  vertalingen: Vertalingen,
  lijnenHier: readonly LijnHier[],
): Mee {
  const alles = doelenMee(daar, vertalingen, hier.behaaldVanaf).filter(zegtIets);
  const al = new Map<string, AlHier>(
    hier.doelen.map((d) => [d.leerdoel, d.leeg ? 'zonder_stand' : 'beoordeeld']),
  );
  const lijnen = rijen(daar, vertalingen, lijnenHier).map((rij, i) => ({
    ...rij,
    veld: `lijn-${i}`,
    doelen: alles
      .filter((d) => d.leerlijn === rij.voorstel?.leerlijn)
      .map((d) => ({ ...d, alHier: al.get(d.leerdoel) ?? null })),
  }));
  const mee = new Set(lijnen.flatMap((l) => l.doelen.map((d) => d.leerdoel)));
  const gaatMee = (d: DoelDaar) =>
    (vertalingen.get(d.versie)?.doel(d) ?? []).some((n) => mee.has(n.leerdoel));
  return {
    lijnen,
    blijftDaar: daar.doelen
      .filter((d) => d.opKaart && d.stand < hier.behaaldVanaf && !gaatMee(d))
      .map(({ code, tekst }) => ({ code, tekst })),
  };
}
