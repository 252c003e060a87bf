import type { LeesFout, RegelMelding } from '../formaten/gelezen.ts';
import { basisVan, type Editiemap, folderVan, lijstUit, mappenVan } from './bestanden.ts';
import { boomVan, wegenIn } from './boom-rules.ts';
import type {
  Bronbestand,
  BronItem,
  BronRelatie,
  BronSet,
  Gelezen,
  Herkomst,
  Kerndoeluitgave,
  Telling,
} from './bron.ts';
import { Eigenschappen, niveauNamen } from './eigenschappen.ts';
import { leesRij } from './rij.ts';
import { setsVan, toetsbareVan } from './sets-rules.ts';
import type { SloFamilie } from './slo.ts';

/** Above this the files are refused as a whole; curriculum-fo with all its examenprogramma's is about 20 MB. */
export const MAX_BYTES = 64 * 1024 * 1024;
const MAX_ITEMS = 200_000;

/** What was read of one edition so far. */
class Lezing {
  readonly items = new Map<string, BronItem>();
  readonly relaties: BronRelatie[] = [];
  readonly tellingen: Telling[] = [];
  readonly regels: RegelMelding[] = [];
  readonly fouten: LeesFout[] = [];
  /** Where each item stood, for who has to mend it. */
  readonly plek = new Map<string, string>();

  bestand(bestand: Bronbestand, soort: string | null): void {
    const lijst = lijstUit(bestand);
    if ('fout' in lijst) {
      this.fouten.push(lijst.fout);
      return;
    }
    const { naam } = bestand;
    const telling = { items: 0, verwijzingen: 0, relaties: 0 };
    for (const [nr, row] of lijst.rijen.entries()) {
      const plek = `${naam}#/${nr}`;
      const rij = leesRij(row, soort, { plek, nr });
      this.regels.push(...rij.meldingen);
      telling.verwijzingen += rij.verwijzingen;
      if (rij.item === null || !this.neemOp(rij.item, plek)) continue;
      const { id } = rij.item;
      for (const { soort: veld, plek: at, naar } of rij.relaties)
        this.relaties.push({ van: id, soort: veld, plek: at, naar });
      telling.items += 1;
      telling.relaties += rij.relaties.length;
    }
    this.tellingen.push(
      { bestand: naam, wat: 'items', bron: lijst.rijen.length, opgenomen: telling.items },
      { bestand: naam, wat: 'relaties', bron: telling.verwijzingen, opgenomen: telling.relaties },
    );
  }

  /** @returns false when it was there already, or there are too many */
  private neemOp(item: BronItem, plek: string): boolean {
    const eerder = this.plek.get(item.id);
    if (eerder !== undefined) {
      this.fouten.push({ path: `${plek}/id`, message: `Deze UUID staat ook op ${eerder}.` });
      return false;
    }
    if (this.items.size >= MAX_ITEMS) {
      if (this.items.size === MAX_ITEMS)
        this.fouten.push({ path: plek, message: `Meer dan ${MAX_ITEMS} regels leest Koers niet.` });
      return false;
    }
    this.items.set(item.id, item);
    this.plek.set(item.id, plek);
    return true;
  }
}

/** References within the edition to something that is not there: kept, and said. */
function loseVerwijzingen(lezing: Lezing, familie: SloFamilie): RegelMelding[] {
  const soorten = new Set(Object.values(familie.bestanden));
  return lezing.relaties
    .filter(({ soort, naar }) => soorten.has(soort.replace(/_id$/, '')) && !lezing.items.has(naar))
    .map(({ van, soort, plek, naar }) => ({
      plek: `${lezing.plek.get(van) ?? ''}/${soort}/${plek}`,
      uitkomst: 'aangenomen',
      waarom: `Wijst naar ${naar}, dat niet in deze bestanden staat. De verwijzing is bewaard.`,
    }));
}

type Naamgever = (settype: string | null, niveaus: readonly string[]) => string;

/** The lists of kerndoelen of an edition, or why there are none. */
function setsUit(
  lezing: Lezing,
  map: Editiemap,
  naam: Naamgever,
): { sets: readonly BronSet[] } | { fout: LeesFout } {
  const { familie } = map;
  const boom = boomVan([...lezing.items.values()], lezing.relaties);
  const wegen = wegenIn(boom);
  if ('kring' in wegen) {
    const [eerste = ''] = wegen.kring;
    const message = `Deze verwijzen in een kring naar elkaar: ${wegen.kring.join(' → ')}.`;
    return { fout: { path: lezing.plek.get(eerste) ?? '', message } };
  }
  const toetsbare = toetsbareVan(boom, wegen, familie.toetsbaar, familie.volgorde).filter(
    (toets) => familie.lijst(toets.settype) !== null,
  );
  if (toetsbare.length > 0) return { sets: setsVan(boom, toetsbare, naam) };
  const bestand = map.bestanden.find(({ bestand: b }) => basisVan(b.naam) === familie.kenmerk)?.bestand.naam;
  return { fout: { path: bestand ?? map.folder, message: 'Hierin staat geen enkel kerndoel.' } };
}

function leesMap(
  map: Editiemap,
  bestanden: readonly Bronbestand[],
  herkomst: Herkomst,
): { uitgave: Kerndoeluitgave | null; fouten: readonly LeesFout[]; regels: readonly RegelMelding[] } {
  const { familie } = map;
  const lezing = new Lezing();
  for (const { bestand, soort } of map.bestanden) lezing.bestand(bestand, soort);
  const eigen = new Eigenschappen(map, bestanden, herkomst);
  const regels = [...lezing.regels, ...loseVerwijzingen(lezing, familie), ...eigen.regels()];
  if (lezing.fouten.length > 0) return { uitgave: null, fouten: lezing.fouten, regels };
  const namen = niveauNamen(bestanden);
  const metNiveaus = lezing.relaties.some((relatie) => relatie.soort === 'niveau_id');
  const gemaakt = setsUit(lezing, map, (settype, niveaus) => {
    if (!metNiveaus) return eigen.naam;
    const waarvoor = niveaus.length === 0 ? 'zonder niveau' : niveaus.map((id) => namen(id)).join(' en ');
    return `${familie.lijst(settype) ?? eigen.naam} ${waarvoor}`;
  });
  if ('fout' in gemaakt) return { uitgave: null, fouten: [gemaakt.fout], regels };
  const uitgave = {
    bron: eigen.bron,
    naam: eigen.naam,
    uitgave: eigen.uitgave,
    uitgever: eigen.uitgever,
    licentie: eigen.licentie,
    items: [...lezing.items.values()],
    relaties: lezing.relaties,
    sets: gemaakt.sets,
    tellingen: lezing.tellingen,
    regels,
  };
  return { uitgave, fouten: [], regels };
}

const geweigerd = (path: string, message: string): Gelezen => ({
  uitgaven: [],
  fouten: [{ path, message }],
  regels: [],
});

/**
 * Reads SLO's open data: curriculum-kerndoelen and the kerndoelensets of curriculum-fo, each in a folder of its own, with
 * niveaus.json of curriculum-basis beside them for the names of niveaus. Foreign input, so lenient per row; but when a file
 * is not what it says, a UUID stands there twice or things stand in a ring, nothing at all is read (R9, R11).
 * Pure: no file, no database.
 */
export function leesKerndoelen(bestanden: readonly Bronbestand[], herkomst: Herkomst = {}): Gelezen {
  const bytes = bestanden.reduce((som, { bytes: b }) => som + b.byteLength, 0);
  if (bytes > MAX_BYTES)
    return geweigerd('', `Samen zijn deze bestanden groter dan ${MAX_BYTES / 1024 / 1024} MB.`);
  const mappen = mappenVan(bestanden);
  if (mappen.length === 0)
    return geweigerd(
      folderVan(bestanden[0]?.naam ?? '.'),
      'Koers vindt hier geen kerndoelen. Het zoekt kerndoelen.json (curriculum-kerndoelen) of kernzinnen.json (curriculum-fo).',
    );
  const gelezen = mappen.map((map) => leesMap(map, bestanden, herkomst));
  const fouten = gelezen.flatMap((g) => g.fouten);
  return {
    uitgaven: fouten.length > 0 ? [] : gelezen.flatMap((g) => g.uitgave ?? []),
    fouten,
    regels: gelezen.flatMap((g) => g.regels),
  };
}
