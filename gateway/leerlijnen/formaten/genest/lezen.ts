import { isObj, type Obj } from '../case/model.ts';
import type { Gelezen, LeesFout, PakketOpgave, RegelMelding } from '../gelezen.ts';
import { type Gebied, type Lijn, Opbouw } from '../opbouw.ts';
import { kopVan } from '../opgave.ts';
import { rijTekst } from '../tekst-in-rij.ts';
import { isGuid } from '../vast-id.ts';

/**
 * Packages that nest: vakgebied › deelgebied › item, an item with a name and perhaps a `Niveau` (domain.md §1.4). There is no
 * standard for it, so names are read leniently: whatever the case, and under the names that are usual. An item may hold
 * items of its own; then those are the leerdoelen.
 */
const NAMEN = {
  naam: ['naam', 'omschrijving', 'tekst', 'titel', 'name', 'title', 'description'],
  code: ['code', 'nummer', 'afkorting'],
  id: ['id', 'guid', 'uuid', 'identifier', 'identificatie'],
  niveau: ['niveau', 'level'],
  gebieden: ['vakgebieden', 'vakgebied', 'leergebieden', 'vakken'],
  lijnen: ['deelgebieden', 'deelgebied', 'leerlijnen', 'subgebieden'],
  items: ['items', 'item', 'doelen', 'leerdoelen', 'doelstellingen', 'leerlijnitems'],
  uitgever: ['uitgever', 'auteur', 'publisher', 'eigenaar'],
  licentie: ['licentie', 'license', 'licence'],
  versie: ['versie', 'version'],
} as const satisfies Record<string, readonly string[]>;
type Wat = keyof typeof NAMEN;

const kaal = (naam: string) => naam.toLowerCase().replace(/[^a-z0-9]/g, '');

interface Gevonden {
  readonly waarde: unknown;
  /** The name as the source writes it. */
  readonly veld: string;
}

function zoek(obj: Obj, wat: Wat): Gevonden | null {
  const velden = new Map(Object.keys(obj).map((veld) => [kaal(veld), veld] as const));
  const veld = NAMEN[wat].map((naam) => velden.get(naam)).find((v) => v !== undefined && obj[v] !== null);
  return veld === undefined ? null : { waarde: obj[veld], veld };
}

function tekst(obj: Obj, wat: Wat): string {
  const waarde = zoek(obj, wat)?.waarde;
  return typeof waarde === 'string' || typeof waarde === 'number' ? rijTekst(String(waarde)) : '';
}

// A list; one thing that is no list (as XML made JSON writes it) is a list of one.
function lijst(obj: Obj, wat: Wat): { delen: unknown[]; veld: string } | null {
  const gevonden = zoek(obj, wat);
  if (!gevonden || typeof gevonden.waarde !== 'object') return null;
  const { waarde, veld } = gevonden;
  if (Array.isArray(waarde)) return { delen: waarde, veld };
  // { Vakgebieden: { Vakgebied: [ … ] } }
  const binnen = isObj(waarde) ? lijst(waarde, wat) : null;
  return binnen ? { delen: binnen.delen, veld: `${veld}/${binnen.veld}` } : { delen: [waarde], veld };
}

/** Whether this JSON nests vakgebieden, or is a list of them. */
export const lijktGenest = (bron: unknown): boolean => wortelVan(bron) !== null;

function wortelVan(bron: unknown): { wortel: Obj; delen: unknown[]; pad: string } | null {
  if (Array.isArray(bron))
    return bron.some((d) => isObj(d) && lijst(d, 'lijnen')) ? { wortel: {}, delen: bron, pad: '' } : null;
  if (!isObj(bron)) return null;
  const gebieden = lijst(bron, 'gebieden');
  if (gebieden) return { wortel: bron, delen: gebieden.delen, pad: `/${gebieden.veld}` };
  // { Leerlijnenpakket: { Vakgebieden: … } }
  const [enig] = Object.entries(bron).flatMap(([veld, deel]) =>
    isObj(deel) && lijst(deel, 'gebieden') ? [[veld, deel] as const] : [],
  );
  const binnen = enig ? wortelVan(enig[1]) : null;
  return enig && binnen ? { ...binnen, pad: `/${enig[0]}${binnen.pad}` } : null;
}

/** Reads a nested package; every item is reported with its JSON pointer. */
export function leesGenest(bron: unknown, opgave: PakketOpgave): Gelezen {
  const gevonden = wortelVan(bron);
  const niet = (fouten: LeesFout[], regels: RegelMelding[] = []): Gelezen => ({
    goed: false,
    formaat: 'genest',
    fouten,
    regels,
  });
  if (!gevonden) return niet([{ path: '', message: 'Er staan geen vakgebieden in dit bestand.' }]);
  const { wortel, delen, pad } = gevonden;
  const zegt = {
    naam: tekst(wortel, 'naam'),
    code: tekst(wortel, 'code'),
    uitgever: tekst(wortel, 'uitgever'),
    licentie: tekst(wortel, 'licentie'),
  };
  const versie = /^\d+\.\d+$/.exec(tekst(wortel, 'versie'))?.[0];
  const kop = kopVan({ ...zegt, ...(versie && { versie }) }, opgave);
  if (Array.isArray(kop)) return niet(kop);
  const lezer = new GenestLezer();
  for (const [i, deel] of delen.entries()) lezer.gebied(deel, `${pad}/${i}`);
  lezer.sluitAf();
  const teVeel = lezer.opbouw.teVeelNiveaus();
  if (teVeel)
    return niet(
      [
        {
          path: pad,
          message: `${teVeel.lijn.slice(0, 60)} heeft ${teVeel.aantal} niveaus; dat zijn er te veel.`,
        },
      ],
      lezer.regels(),
    );
  const { rijen } = lezer.opbouw.rijen(kop.pakketId);
  return {
    goed: true,
    formaat: 'genest',
    regels: lezer.regels(),
    pakket: { ...kop, ...rijen, leerroutes: [], routeLeerlijnen: [] },
  };
}

class GenestLezer {
  readonly opbouw = new Opbouw();
  readonly #regels = new Map<string, RegelMelding>();
  readonly #plek = new Map<object, string>();

  regels(): RegelMelding[] {
    return [...this.#regels.values()];
  }

  gebied(bron: unknown, plek: string): void {
    if (!isObj(bron)) {
      this.#meld(plek, 'geweigerd', 'Dit is geen vakgebied.');
      return;
    }
    const naam = this.#naam(bron, plek, 'vakgebied');
    const gebied = this.opbouw.gebied({ naam, code: tekst(bron, 'code') });
    const lijnen = lijst(bron, 'lijnen');
    for (const [i, deel] of lijnen?.delen.entries() ?? [])
      this.#lijn(gebied, deel, `${plek}/${lijnen?.veld}/${i}`);
    if (lijst(bron, 'items')) this.#items(bron, this.opbouw.lijn(gebied, { naam }), plek);
  }

  #lijn(gebied: Gebied, bron: unknown, plek: string): void {
    if (!isObj(bron)) {
      this.#meld(plek, 'geweigerd', 'Dit is geen deelgebied.');
      return;
    }
    const naam = this.#naam(bron, plek, 'deelgebied');
    this.#items(bron, this.opbouw.lijn(gebied, { naam, code: tekst(bron, 'code') }), plek);
  }

  #naam(bron: Obj, plek: string, wat: string): string {
    const naam = tekst(bron, 'naam');
    this.#meld(
      plek,
      naam === '' ? 'aangepast' : 'aangenomen',
      naam === '' ? `Dit ${wat} heeft geen naam.` : '',
    );
    return naam || 'Zonder naam';
  }

  /** Refuses items without niveau below a deelgebied that has niveaus. */
  sluitAf(): void {
    for (const doel of this.opbouw.zonderNiveau()) {
      const plek = this.#plek.get(doel);
      if (plek !== undefined)
        this.#meld(plek, 'geweigerd', 'Dit item heeft geen niveau, en andere items van dit deelgebied wel.');
    }
  }

  #items(bron: Obj, lijn: Lijn, plek: string): void {
    const items = lijst(bron, 'items');
    for (const [i, item] of items?.delen.entries() ?? [])
      this.#item(item, lijn, `${plek}/${items?.veld}/${i}`);
  }

  #item(item: unknown, lijn: Lijn, plek: string): void {
    if (typeof item !== 'string' && !isObj(item)) {
      this.#meld(plek, 'geweigerd', 'Dit is geen item.');
      return;
    }
    const bron = typeof item === 'string' ? { naam: item } : item;
    if (lijst(bron, 'items')) {
      this.#meld(plek, 'aangepast', 'Dit item heeft items onder zich; die zijn de leerdoelen.');
      this.#items(bron, lijn, plek);
      return;
    }
    const naam = tekst(bron, 'naam');
    if (naam === '') {
      this.#meld(plek, 'geweigerd', 'Er staat geen leerdoel.');
      return;
    }
    const heet = tekst(bron, 'niveau');
    const niveau = heet === '' ? null : this.opbouw.niveau(lijn, { naam: heet });
    const doel = this.opbouw.doel(lijn, niveau, { naam, code: tekst(bron, 'code') });
    const id = tekst(bron, 'id').toLowerCase();
    if (isGuid(id) && !this.#ids.has(id)) doel.id = id;
    this.#ids.add(id);
    doel.over = over(bron);
    this.#plek.set(doel, plek);
    this.#meld(plek, 'aangenomen', '');
  }

  readonly #ids = new Set<string>();

  #meld(plek: string, uitkomst: RegelMelding['uitkomst'], waarom: string): void {
    this.#regels.set(plek, { plek, uitkomst, waarom });
  }
}

// What has no column, as `IsHoofdDoelstelling`.
function over(bron: Obj): Obj | undefined {
  const bekend = new Set((['naam', 'code', 'niveau'] as const).map((wat) => zoek(bron, wat)?.veld));
  const rest = Object.entries(bron).filter(([veld, waarde]) => !bekend.has(veld) && waarde !== null);
  return rest.length > 0 ? Object.fromEntries(rest) : undefined;
}
