import { leesCase } from '../case/lezen.ts';
import { type Obj, RELATIES } from '../case/model.ts';
import { GEEN_MOMENT } from '../case/normaal.ts';
import type { Gelezen, Indeling, LeesFout, PakketOpgave, RegelMelding } from '../gelezen.ts';
import { isGuid, vastId } from '../vast-id.ts';
import { Cellen, metKop, type TabelMetKop } from './cellen.ts';
import { geheel } from './getallen.ts';
import type { Kolommen } from './kolommen.ts';
import type { Tabel, TabelRij } from './tabel.ts';

/** Columns of a tree that are fields of a CFItem, by their heading without space and case. */
const VELDEN: ReadonlyMap<string, string> = new Map(
  [
    'CFItemType',
    'abbreviatedStatement',
    'alternativeLabel',
    'listEnumeration',
    'conceptKeywords',
    'notes',
    'educationLevel',
    'language',
  ].map((veld) => [veld.toLowerCase(), veld] as const),
);
const RELATIE: ReadonlyMap<string, string> = new Map(RELATIES.map((r) => [r.toLowerCase(), r]));
const GROOTSTE = 2_147_483_647;
const kaal = (kop: string) => kop.replace(/[\s_-]/g, '').toLowerCase();

/** Whether each row names the row above it, as the CSV of OpenSALT does. */
export const isBoom = ({ velden }: TabelMetKop): boolean =>
  velden.ouder !== undefined && velden.leerlijn === undefined;

/**
 * A table in which a row names the row above it, by its code or its identifier: read as a CFPackage, so that every column
 * that CASE knows (relations as well) is kept. What hangs under nothing, or under itself, is at the top.
 */
export function leesBoomTabel(
  tabel: Tabel,
  opties: { opgave: PakketOpgave; bestand: string; kolommen?: Kolommen; indeling?: Indeling },
): Gelezen {
  const kop = metKop(tabel, opties.kolommen);
  const cellen = new Cellen(kop);
  if (!cellen.heeft('doel')) {
    const path = `regel ${Math.max(1, kop.kopregel)}`;
    return {
      goed: false,
      formaat: tabel.soort,
      regels: [],
      fouten: [{ path, message: 'Er is geen kolom met tekst gekozen.' }],
    };
  }
  const { indeling } = opties;
  const opgave = { naam: opties.bestand, ...opties.opgave };
  const document =
    opgave.pakketId ?? vastId('tabel', opgave.uitgever ?? '', opgave.code ?? opgave.naam ?? '');
  const boom = new BoomTabel(kop, cellen, document);
  const gelezen = leesCase(boom.cfPackage(opgave), { opgave, ...(indeling && { indeling }) });
  const regels = [...gelezen.regels.flatMap((r) => boom.opRegel(r)), ...boom.regels];
  if (gelezen.goed) return { ...gelezen, formaat: tabel.soort, regels };
  return { ...gelezen, formaat: tabel.soort, regels, fouten: gelezen.fouten.map((f) => boom.foutOpRegel(f)) };
}

class BoomTabel {
  readonly regels: RegelMelding[] = [];
  readonly #cellen: Cellen;
  readonly #document: string;
  readonly #items: { rij: TabelRij; id: string }[] = [];
  readonly #relaties: { rij: TabelRij; relatie: Obj }[] = [];
  /** Row by its code, and by its identifier. */
  readonly #bij = new Map<string, string>();

  constructor(kop: TabelMetKop, cellen: Cellen, document: string) {
    this.#cellen = cellen;
    this.#document = document;
    const gezien = new Set<string>();
    for (const rij of kop.rijen) {
      const [kenmerk, code, tekst] = [
        cellen.van(rij, 'id'),
        cellen.van(rij, 'doelCode'),
        cellen.van(rij, 'doel'),
      ];
      const gevonden = kenmerk || code || tekst;
      if (gevonden === '' || tekst === '') {
        this.regels.push({
          plek: `regel ${rij.regel}`,
          uitkomst: 'geweigerd',
          waarom: 'Er staat geen tekst.',
        });
        continue;
      }
      const id = isGuid(kenmerk) ? kenmerk.toLowerCase() : vastId('bron', document, gevonden);
      if (gezien.has(id)) {
        this.regels.push({
          plek: `regel ${rij.regel}`,
          uitkomst: 'geweigerd',
          waarom: 'Dit kenmerk staat al op een andere regel.',
        });
        continue;
      }
      gezien.add(id);
      this.#items.push({ rij, id });
      for (const naam of [code, kenmerk]) if (naam !== '' && !this.#bij.has(naam)) this.#bij.set(naam, id);
    }
    for (const { rij, id } of this.#items) this.#relatiesVan(rij, id);
  }

  cfPackage(opgave: PakketOpgave): Obj {
    return {
      CFDocument: {
        identifier: this.#document,
        title: opgave.naam ?? 'Zonder naam',
        creator: opgave.uitgever ?? 'Onbekend',
      },
      CFItems: this.#items.map(({ rij, id }) => this.#item(rij, id)),
      CFAssociations: this.#relaties.map((r) => r.relatie),
    };
  }

  #item(rij: TabelRij, identifier: string): Obj {
    const kenmerk = this.#cellen.van(rij, 'id');
    const code = this.#cellen.van(rij, 'doelCode');
    const over = this.#cellen.over.flatMap(([kop, i]): [string, unknown][] => {
      const cel = (rij.cellen[i] ?? '').trim();
      if (cel === '' || RELATIE.has(kaal(kop))) return [];
      const veld = VELDEN.get(kaal(kop));
      return [[veld ?? kop, veld === 'conceptKeywords' ? cel.split(/[|,]/).map((d) => d.trim()) : cel]];
    });
    return {
      ...Object.fromEntries(over),
      identifier,
      uri: `urn:uuid:${identifier}`,
      lastChangeDateTime: GEEN_MOMENT,
      fullStatement: this.#cellen.van(rij, 'doel'),
      ...(code !== '' && { humanCodingScheme: code }),
      ...(kenmerk !== '' && !isGuid(kenmerk) && { extensions: { bron: { identifier: kenmerk } } }),
    };
  }

  #relatiesVan(rij: TabelRij, id: string): void {
    const boven = this.#bij.get(this.#cellen.van(rij, 'ouder'));
    const sequenceNumber = geheel(this.#cellen.van(rij, 'volgorde'), -GROOTSTE, GROOTSTE);
    const onbekend = this.#cellen.van(rij, 'ouder') !== '' && boven === undefined;
    if (onbekend)
      this.regels.push({
        plek: `regel ${rij.regel}`,
        uitkomst: 'aangepast',
        waarom: 'De rij waar deze onder hoort, staat niet in dit bestand; zij staat nu bovenaan.',
      });
    const naar = boven === undefined || boven === id ? this.#document : boven;
    this.#relatie(rij, 'isChildOf', id, naar, '', sequenceNumber);
    for (const [kop, i] of this.#cellen.over) {
      const soort = RELATIE.get(kaal(kop));
      if (soort === undefined) continue;
      for (const deel of (rij.cellen[i] ?? '').split('|').map((d) => d.trim()))
        if (deel !== '') this.#relatie(rij, soort, id, this.#bij.get(deel) ?? deel, deel, undefined);
    }
  }

  #relatie(
    rij: TabelRij,
    soort: string,
    van: string,
    naar: string,
    titel: string,
    sequenceNumber: number | undefined,
  ): void {
    const knoop = (id: string, title: string) => ({
      title,
      identifier: id,
      uri: isGuid(id) ? `urn:uuid:${id}` : id,
    });
    const identifier = vastId('relatie', this.#document, soort, van, naar);
    const relatie = {
      identifier,
      uri: `urn:uuid:${identifier}`,
      lastChangeDateTime: GEEN_MOMENT,
      associationType: soort,
      originNodeURI: knoop(van, this.#cellen.van(rij, 'doel')),
      destinationNodeURI: knoop(naar, titel),
      ...(sequenceNumber !== undefined && { sequenceNumber }),
    };
    this.#relaties.push({ rij, relatie });
  }

  #rij(plek: string): TabelRij | undefined {
    const [, lijst, nummer] = /^\/(CFItems|CFAssociations)\/(\d+)/.exec(plek) ?? [];
    return (lijst === 'CFItems' ? this.#items : this.#relaties)[Number(nummer ?? -1)]?.rij;
  }

  /** A report of the CFPackage as one of the table. */
  opRegel(r: RegelMelding): RegelMelding[] {
    const rij = this.#rij(r.plek);
    return rij ? [{ ...r, plek: `regel ${rij.regel}` }] : [];
  }

  foutOpRegel(fout: LeesFout): LeesFout {
    const rij = this.#rij(fout.path);
    return rij ? { path: `regel ${rij.regel}`, message: fout.message } : fout;
  }
}
