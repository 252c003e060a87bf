import type { Pakket } from '../../pakket.ts';
import type { Gelezen, Indeling, LeesFout, PakketOpgave, RegelMelding } from '../gelezen.ts';
import { type Boom, maakBoom } from './boom.ts';
import { deelIn } from './indelen.ts';
import { caseKop } from './kop.ts';
import type { Obj } from './model.ts';
import { type NormaalPakket, normaalPakket } from './normaal.ts';
import { maakRest } from './rest-lezen.ts';
import { maakRijen } from './rijen.ts';
import { leesRoutes } from './routes.ts';

/**
 * A CFPackage of CASE 1.0 or 1.1 as a package of ours (1EdTech CASE 1.1 §CFPackage). What has no column goes to `rest`, so
 * that `schrijfCase` gives the same CFPackage back (as CASE 1.1, up to the order of keys).
 */
export function leesCase(bron: Obj, opties: { opgave: PakketOpgave; indeling?: Indeling }): Gelezen {
  const normaal = normaalPakket(bron);
  const cf = normaal.pakket;
  const formaat = cf.CFDocument['caseVersion'] === '1.1' ? 'case-1.1' : 'case-1.0';
  const niet = (fouten: LeesFout[]): Gelezen => ({ goed: false, formaat, fouten, regels: normaal.regels });
  if (normaal.fouten.length > 0) return niet(normaal.fouten);
  const { boom, fouten } = maakBoom(normaal);
  if (!boom) return niet(fouten);
  const kop = caseKop(cf, opties.opgave);
  if (Array.isArray(kop)) return niet(kop);
  const melder = new Melder(normaal);
  const ingedeeld = deelIn(boom, opties.indeling, (i, waarom) => melder.weiger(i, waarom));
  const document = { id: cf.CFDocument.identifier, naam: kop.kop.naam };
  const { rijen, gemaakt } = maakRijen(boom, ingedeeld, document, (i, waarom) => melder.pas(i, waarom));
  const { routes, associatie } = leesRoutes(boom, rijen);
  const pakket: Pakket = { ...kop.kop, ...rijen, routeLeerlijnen: routes, rest: [] };
  pakket.rest = maakRest(pakket, { cf, boom, ingedeeld, gemaakt, routes: associatie, anders: kop.anders });
  ingedeeld.soort.forEach((s, i) => {
    if (s === 'rest') melder.bewaar(i);
  });
  return { goed: true, formaat, pakket, regels: [...melder.regels(), ...losseEinden(normaal, boom)] };
}

/** Adds to what normalising said of each item what became of it as a row. */
class Melder {
  readonly #normaal: NormaalPakket;
  readonly #bij = new Map<string, { uitkomst: RegelMelding['uitkomst']; waarom: string[] }>();

  constructor(normaal: NormaalPakket) {
    this.#normaal = normaal;
  }

  weiger(item: number, waarom: string): void {
    this.#zet(item, 'geweigerd', `${waarom} Het blijft bewaard.`);
  }

  pas(item: number, waarom: string): void {
    this.#zet(item, 'aangepast', waarom);
  }

  /** Of what is no row of ours and was not refused. */
  bewaar(item: number): void {
    if (!this.#bij.has(this.#plek(item)))
      this.#zet(item, 'aangenomen', 'Dit is geen rij van Koers; het blijft bewaard.');
  }

  regels(): RegelMelding[] {
    if (this.#bij.size === 0) return this.#normaal.regels;
    return this.#normaal.regels.map((regel) => {
      const bij = this.#bij.get(regel.plek);
      if (!bij) return regel;
      const waarom = [regel.waarom, ...bij.waarom].filter((w) => w !== '').join('; ');
      const uitkomst = bij.uitkomst === 'aangenomen' ? regel.uitkomst : bij.uitkomst;
      return { plek: regel.plek, uitkomst, waarom };
    });
  }

  #plek(item: number): string {
    return `/CFItems/${this.#normaal.itemIndex[item]}`;
  }

  #zet(item: number, uitkomst: RegelMelding['uitkomst'], waarom: string): void {
    const was = this.#bij.get(this.#plek(item));
    const ergste = was?.uitkomst === 'geweigerd' ? was.uitkomst : uitkomst;
    this.#bij.set(this.#plek(item), { uitkomst: ergste, waarom: [...(was?.waarom ?? []), waarom] });
  }
}

// Relations that begin or end outside of the package. That is allowed (CASE links frameworks); a tree should not do it.
function losseEinden(normaal: NormaalPakket, boom: Boom): RegelMelding[] {
  const document = normaal.pakket.CFDocument.identifier;
  return boom.associaties.flatMap((a, i) => {
    const los = [a.originNodeURI, a.destinationNodeURI].find(
      (knoop) => !boom.index.has(knoop.identifier) && knoop.identifier !== document,
    );
    if (!los) return [];
    const waarom = `${a.associationType} wijst naar ${los.identifier.slice(0, 60)}, dat niet in dit pakket staat. De relatie blijft bewaard.`;
    const uitkomst = a.associationType === 'isChildOf' ? 'aangepast' : 'aangenomen';
    return [{ plek: `/CFAssociations/${normaal.associatieIndex[i]}`, uitkomst, waarom } as const];
  });
}
