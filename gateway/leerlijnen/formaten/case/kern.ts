import type { Pakket } from '../../pakket.ts';
import type { EntiteitSoort } from '../gelezen.ts';
import { vastId } from '../vast-id.ts';
import { KOERS_TYPE, koersVan, typeId } from './koers-extensie.ts';
import {
  type CfAssociatie,
  type CfDocument,
  type CfItem,
  type CfRij,
  type Link,
  ROUTE_LEERLIJN,
} from './model.ts';
import { inRij, type PakketRij, titel } from './reeks.ts';

/** What all objects of one document have in common. */
export interface KernOpties {
  /** Identifier of the CFDocument. */
  readonly document: string;
  /** `lastChangeDateTime` of what has none of its own. */
  readonly moment: string;
  /** Of an object by the list it stands in, as `CFItems`. */
  readonly uri: (lijst: string, id: string) => string;
  /** Rows that stand in no source, with the code and naam they got: as long as those hold, they are not written. */
  readonly gemaakt: ReadonlyMap<string, string>;
}

type DocumentOpties = Pick<KernOpties, 'document' | 'moment' | 'uri'>;

/** A relation that the rows of a package say, whatever its identifier is. */
export interface Slot {
  /** The same in every version and at every reading: `k|kind|ouder`, `p|niveau|volgende` or `r|leerroute|leerlijn`. */
  readonly sleutel: string;
  readonly soort: 'k' | 'p' | 'r';
  /** Entiteit of the origin, and of the destination (or `document`). */
  readonly van: string;
  readonly naar: string;
  readonly maak: (identifier: string) => CfAssociatie;
}

/** Identifier of a relation that has none in a source. */
export const slotId = (document: string, sleutel: string): string => vastId('relatie', document, sleutel);
/** Mark of a row that was made: while it has these, it is still as it was made. */
export const merk = (rij: { code: string; naam: string }): string => `${rij.code}\u001f${rij.naam}`;

const RELATIE = { k: 'isChildOf', p: 'precedes', r: ROUTE_LEERLIJN } as const;

/** What a package says in CASE 1.1 when nothing else is known of it: the rows, and no more. */
export class Kern {
  readonly #pakket: Pakket;
  readonly #opties: KernOpties;
  readonly #reeks: PakketRij[];
  readonly #metNiveaus: ReadonlySet<string>;

  constructor(pakket: Pakket, opties: KernOpties) {
    this.#pakket = pakket;
    this.#opties = opties;
    this.#metNiveaus = new Set(pakket.niveaus.map((n) => n.leerlijnId));
    // A leerroute that names such a row makes it a real one.
    const gebruikt = new Set(pakket.routeLeerlijnen.map((r) => r.leerlijnId));
    this.#reeks = inRij(
      pakket,
      (rij) => opties.gemaakt.get(rij.entiteit) === merk(rij) && !gebruikt.has(rij.id),
    );
  }

  /** In the order of the tree: what is above comes first. */
  *items(): Generator<{ soort: EntiteitSoort; item: CfItem }> {
    for (const { soort, rij } of this.#reeks) yield { soort, item: this.item(soort, rij) };
  }

  item(soort: EntiteitSoort, rij: PakketRij['rij']): CfItem {
    const koers = koersVan(soort, rij, this.#metNiveaus.has(rij.id));
    const type = typeId(soort);
    return {
      identifier: rij.entiteit,
      uri: this.#opties.uri('CFItems', rij.entiteit),
      fullStatement: titel(rij),
      ...('code' in rij && { humanCodingScheme: rij.code }),
      CFItemType: KOERS_TYPE[soort],
      CFItemTypeURI: link(type, KOERS_TYPE[soort], this.#opties.uri('CFItemTypes', type)),
      lastChangeDateTime: this.#opties.moment,
      ...(koers && { extensions: { koers } }),
    };
  }

  *slots(): Generator<Slot> {
    const p = this.#pakket;
    for (const { soort, rij, ouder } of this.#reeks) {
      const boven = ouder ? [ouder.entiteit, titel(ouder)] : [this.#opties.document, p.naam];
      const [naar, naam] = boven as [string, string];
      const sequenceNumber =
        soort === 'niveau' && 'rang' in rij ? rij.rang : 'volgorde' in rij ? rij.volgorde : 1;
      yield this.#slot('k', rij, { entiteit: naar, naam }, { sequenceNumber });
    }
    let vorige: PakketRij | null = null;
    for (const nu of this.#reeks) {
      if (nu.soort !== 'niveau') continue;
      if (vorige && lijnVan(vorige) === lijnVan(nu)) yield this.#slot('p', vorige.rij, nu.rij, {});
      vorige = nu;
    }
    yield* this.#routes();
  }

  *#routes(): Generator<Slot> {
    const p = this.#pakket;
    const plaats = new Map(this.#reeks.map(({ rij }, i) => [rij.id, i] as const));
    const entiteit = new Map(p.niveaus.map((n) => [n.id, n.entiteit]));
    const rijen = p.routeLeerlijnen
      .flatMap((r) => {
        const van = plaats.get(r.leerrouteId);
        const naar = plaats.get(r.leerlijnId);
        return van === undefined || naar === undefined ? [] : [{ r, van, naar }];
      })
      .sort((a, b) => a.van - b.van || a.naar - b.naar);
    for (const { r, van, naar } of rijen) {
      const [route, lijn] = [this.#reeks[van]?.rij, this.#reeks[naar]?.rij];
      if (!route || !lijn) continue;
      const koers = {
        uitstroomniveau: r.uitstroomniveauId === null ? null : (entiteit.get(r.uitstroomniveauId) ?? null),
        profiel: [...r.profiel]
          .sort((a, b) => a.onderwijsleeftijd - b.onderwijsleeftijd)
          .map((punt) => [punt.onderwijsleeftijd, punt.niveau]),
      };
      yield this.#slot('r', route, lijn, { extensions: { koers } });
    }
  }

  #slot(
    soort: Slot['soort'],
    van: PakketRij['rij'],
    naar: PakketRij['rij'] | { entiteit: string; naam: string },
    meer: Partial<CfAssociatie>,
  ): Slot {
    const { uri, moment, document } = this.#opties;
    const knoop = (id: string, naam: string) =>
      link(id, naam, uri(id === document ? 'CFDocuments' : 'CFItems', id));
    const doel = naar.entiteit === document ? 'document' : naar.entiteit;
    return {
      sleutel: `${soort}|${van.entiteit}|${doel}`,
      soort,
      van: van.entiteit,
      naar: doel,
      maak: (identifier) => ({
        identifier,
        uri: uri('CFAssociations', identifier),
        associationType: RELATIE[soort],
        originNodeURI: knoop(van.entiteit, titel(van)),
        destinationNodeURI: knoop(naar.entiteit, titel(naar)),
        lastChangeDateTime: moment,
        ...meer,
      }),
    };
  }

  /** The CFItemTypes of the soorten that this package has. */
  types(): CfRij[] {
    const soorten = new Set(this.#reeks.map((r) => r.soort));
    return [...soorten].map((soort) => ({
      identifier: typeId(soort),
      uri: this.#opties.uri('CFItemTypes', typeId(soort)),
      title: KOERS_TYPE[soort],
      description: KOERS_TYPE[soort],
      hierarchyCode: soort,
      lastChangeDateTime: this.#opties.moment,
    }));
  }
}

const lijnVan = ({ rij }: PakketRij) => ('leerlijnId' in rij ? rij.leerlijnId : null);
const link = (identifier: string, title: string, uri: string): Link => ({ title, identifier, uri });

/** The CFDocument, when no source says more of it. */
export function kernDocument(p: Pakket, opties: DocumentOpties): CfDocument {
  const id = opties.document;
  const licentie = kernLicentie(p, opties);
  return {
    identifier: id,
    uri: opties.uri('CFDocuments', id),
    caseVersion: '1.1',
    creator: p.uitgever,
    title: p.naam,
    version: p.versie,
    language: 'nl',
    licenseURI: link(licentie.identifier, p.licentie, String(licentie['uri'])),
    lastChangeDateTime: opties.moment,
    extensions: {
      koers: {
        pakketId: p.pakketId,
        code: p.code,
        schaal: [...p.schaal].sort((a, b) => a.score - b.score).map((s) => s.naam),
        behaaldVanaf: p.behaaldVanaf,
      },
    },
  };
}

/** The CFLicense that goes with `licentie`. */
export function kernLicentie({ licentie }: Pakket, opties: DocumentOpties): CfRij {
  const id = vastId('licentie', licentie);
  return {
    identifier: id,
    uri: opties.uri('CFLicenses', id),
    title: licentie,
    licenseText: licentie,
    lastChangeDateTime: opties.moment,
  };
}
