import type { LeesFout, RegelMelding } from '../gelezen.ts';
import { isGuid, vastId } from '../vast-id.ts';
import {
  type CfAssociatie,
  type CfDefinities,
  type CfDocument,
  type CfItem,
  type CfPakket,
  type CfRij,
  DEFINITIES,
  isObj,
  type Obj,
} from './model.ts';
import { type Gemeen, hernoemd, normaleRij } from './normaal-rij.ts';
import { normaleRubriek } from './normaal-rubriek.ts';
import type { Klasse } from './velden.ts';

/** A row with its place in the list of the source: refused rows leave gaps there. */
export interface MetPlek<T> {
  readonly rij: T;
  readonly index: number;
}

/** A CFPackage as CASE 1.1 allows it, what was done for that, and why it cannot be read at all. */
export interface NormaalPakket {
  readonly pakket: CfPakket;
  /** Index in the source of each of `pakket.CFItems`. */
  readonly itemIndex: readonly number[];
  readonly associatieIndex: readonly number[];
  readonly regels: RegelMelding[];
  readonly fouten: LeesFout[];
}

/** For sources that give no date; the same in every run, so that reading twice gives the same. */
export const GEEN_MOMENT = '2000-01-01T00:00:00Z';

/** More rows than this are refused: items and associations together. */
const MEESTE_RIJEN = 1_000_000;

/** Whether this JSON looks like a CFPackage. */
export const lijktCase = (bron: unknown): boolean => isObj(bron) && isObj(binnen(bron)['CFDocument']);

const binnen = (bron: Obj): Obj => (isObj(bron['CFPackage']) ? bron['CFPackage'] : bron);

const WORTEL = new Set([
  'CFDocument',
  'CFItems',
  'CFAssociations',
  'CFDefinitions',
  'CFRubrics',
  'extensions',
]);

/** Brings CASE 1.0, and CASE 1.1 that bends the rules, to CASE 1.1. Reads leniently; refuses only what has no meaning. */
export function normaalPakket(bron: Obj): NormaalPakket {
  const wortel = binnen(bron);
  const lezer = new Lezer(wortel);
  const CFDocument = lezer.document();
  const items = lezer.lijst<CfItem>('CFItem', wortel['CFItems'], '/CFItems', true);
  const rubrieken = lezer.rubrieken(wortel['CFRubrics']);
  const definities = lezer.definities(wortel['CFDefinitions']);
  const associaties = lezer.associaties(wortel['CFAssociations']);
  const vreemd = Object.keys(wortel).filter((veld) => !WORTEL.has(veld));
  const extensions = metVreemd(wortel, vreemd);
  if (vreemd.length > 0)
    lezer.meld(
      '',
      'aangenomen',
      `${vreemd.map((veld) => veld.slice(0, 40)).join(', ')} bewaard in extensions`,
    );
  const pakket: CfPakket = {
    CFDocument,
    ...(items && { CFItems: items.map((i) => i.rij) }),
    ...(associaties && { CFAssociations: associaties.map((a) => a.rij) }),
    ...(definities && { CFDefinitions: definities }),
    ...(rubrieken && { CFRubrics: rubrieken }),
    ...(extensions && { extensions }),
  };
  return {
    pakket,
    itemIndex: items?.map((i) => i.index) ?? [],
    associatieIndex: associaties?.map((a) => a.index) ?? [],
    regels: lezer.regels,
    fouten: lezer.fouten,
  };
}

/** `extensions` with fields that CASE does not know; one that is there already, or no object, goes to `extensions.bron`. */
function metVreemd(obj: Obj, vreemd: readonly string[]): Obj | null {
  const ext = obj['extensions'];
  const eerst = isObj(ext) ? ext : {};
  const bron = vreemd.filter((veld) => Object.hasOwn(eerst, veld)).map((veld) => [veld, obj[veld]] as const);
  if (ext !== undefined && ext !== null && !isObj(ext)) bron.push(['extensions', ext]);
  if (!isObj(ext) && vreemd.length + bron.length === 0) return null;
  const nieuw = vreemd
    .filter((veld) => !Object.hasOwn(eerst, veld))
    .map((veld) => [veld, obj[veld]] as const);
  const uit = { ...Object.fromEntries(nieuw), ...eerst };
  return bron.length === 0
    ? uit
    : { ...uit, bron: { ...(isObj(uit['bron']) ? uit['bron'] : {}), ...Object.fromEntries(bron) } };
}

class Lezer {
  readonly regels: RegelMelding[] = [];
  readonly fouten: LeesFout[] = [];
  readonly #gemeen: Gemeen;
  readonly #document: Obj;

  constructor(wortel: Obj) {
    this.#document = isObj(wortel['CFDocument']) ? wortel['CFDocument'] : {};
    const id = this.#document['identifier'];
    const documentId =
      typeof id === 'string' && isGuid(id) ? id.toLowerCase() : vastId('document', String(id ?? ''));
    this.#gemeen = { documentId, moment: GEEN_MOMENT, hernoemd: new Map() };
  }

  meld(plek: string, uitkomst: RegelMelding['uitkomst'], waarom: string): void {
    this.regels.push({ plek, uitkomst, waarom });
  }

  document(): CfDocument {
    const { moment } = this.#gemeen;
    const { rij, waarom } = normaleRij('CFDocument', this.#document, '/CFDocument', this.#gemeen);
    // Checked by normaleRij: every mandatory field is there and is text.
    const document = rij as CfDocument;
    if (waarom.length > 0) this.meld('/CFDocument', 'aangepast', waarom.join('; '));
    Object.assign(this.#gemeen, {
      moment: document.lastChangeDateTime ?? moment,
      documentId: document.identifier,
    });
    return document;
  }

  /** @param alle whether rows that needed nothing are reported as well */
  lijst<T extends CfRij>(klasse: Klasse, bron: unknown, pad: string, alle: boolean): MetPlek<T>[] | null {
    const ruw = this.#rijen(bron, pad);
    if (!ruw) return null;
    const uit: MetPlek<T>[] = [];
    const gezien = new Map<string, number>();
    if (klasse === 'CFItem') gezien.set(this.#gemeen.documentId, -1);
    for (const [index, deel] of ruw.entries()) {
      const plek = `${pad}/${index}`;
      if (!isObj(deel)) {
        this.meld(plek, 'geweigerd', 'Dit is geen object.');
        continue;
      }
      const { rij, waarom, veranderd } = normaleRij(klasse, deel, plek, this.#gemeen);
      if (!this.#uniek(gezien, String(rij['identifier']), index, plek, pad)) continue;
      if (alle || waarom.length > 0)
        this.meld(plek, veranderd ? 'aangepast' : 'aangenomen', waarom.join('; '));
      uit.push({ rij: rij as T, index });
    }
    return uit;
  }

  associaties(bron: unknown): MetPlek<CfAssociatie>[] | null {
    const rijen = this.lijst<CfAssociatie>('CFAssociation', bron, '/CFAssociations', false);
    return (
      rijen?.flatMap(({ rij, index }) => {
        const { associationType: type, originNodeURI: van, destinationNodeURI: naar } = rij;
        if (type === undefined || van === undefined || naar === undefined) {
          this.meld(
            `/CFAssociations/${index}`,
            'geweigerd',
            'Een relatie zonder soort, begin of eind zegt niets.',
          );
          return [];
        }
        const nieuw = [hernoemd(van, this.#gemeen), hernoemd(naar, this.#gemeen)] as const;
        const zelfde = nieuw[0] === van && nieuw[1] === naar;
        return [
          { index, rij: zelfde ? rij : { ...rij, originNodeURI: nieuw[0], destinationNodeURI: nieuw[1] } },
        ];
      }) ?? null
    );
  }

  definities(bron: unknown): CfDefinities | null {
    if (bron === undefined || bron === null) return null;
    if (!isObj(bron)) {
      this.fouten.push({ path: '/CFDefinitions', message: 'Hier hoort een object te staan.' });
      return null;
    }
    const uit: CfDefinities = {};
    for (const naam of DEFINITIES) {
      const rijen = this.lijst<CfRij>(naam, bron[naam], `/CFDefinitions/${naam}`, false);
      if (rijen) uit[naam] = rijen.map((r) => r.rij);
    }
    const bekend = new Set<string>([...DEFINITIES, 'extensions']);
    const extensions = metVreemd(
      bron,
      Object.keys(bron).filter((veld) => !bekend.has(veld)),
    );
    if (extensions) uit.extensions = extensions;
    return uit;
  }

  rubrieken(bron: unknown): CfRij[] | null {
    const ruw = this.#rijen(bron, '/CFRubrics');
    const gezien = new Map<string, number>();
    return (
      ruw?.flatMap((deel: unknown, index) => {
        const plek = `/CFRubrics/${index}`;
        const { rij, waarom } = normaleRubriek(isObj(deel) ? deel : {}, plek, this.#gemeen);
        if (waarom.length > 0) this.meld(plek, 'aangepast', waarom.join('; '));
        return this.#uniek(gezien, String(rij['identifier']), index, plek, '/CFRubrics')
          ? [rij as CfRij]
          : [];
      }) ?? null
    );
  }

  #rijen(bron: unknown, pad: string): unknown[] | null {
    if (bron === undefined || bron === null) return null;
    if (Array.isArray(bron) && bron.length <= MEESTE_RIJEN) return bron;
    const message = Array.isArray(bron)
      ? `Hier staan meer dan ${MEESTE_RIJEN} rijen; dat is te veel.`
      : 'Hier hoort een lijst te staan.';
    this.fouten.push({ path: pad, message });
    return null;
  }

  // Two rows with one identity cannot both be told apart later: the source must be mended first.
  #uniek(gezien: Map<string, number>, id: string, index: number, plek: string, pad: string): boolean {
    const eerste = gezien.get(id);
    if (eerste === undefined) {
      gezien.set(id, index);
      return true;
    }
    const waar = eerste < 0 ? '/CFDocument' : `${pad}/${eerste}`;
    this.fouten.push({
      path: `${plek}/identifier`,
      message: `${id} staat ook op ${waar}. Een kenmerk komt één keer voor.`,
    });
    return false;
  }
}
