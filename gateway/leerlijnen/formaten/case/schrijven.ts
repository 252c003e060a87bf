import type { Pakket, PakketRest } from '../../pakket.ts';
import { Kern, type KernOpties, kernDocument, kernLicentie, slotId } from './kern.ts';
import {
  type CfAssociatie,
  type CfDefinities,
  type CfDocument,
  type CfItem,
  type CfPakket,
  type CfRij,
  DEFINITIES,
  isObj,
  type Link,
  type Obj,
} from './model.ts';
import { GEEN_MOMENT } from './normaal.ts';
import { leesUris, metUris } from './uris.ts';
import { metVerschil } from './verschil.ts';

export interface SchrijfCaseOpties {
  /** `lastChangeDateTime` of a package that came from no source (or is no longer the version that came), RFC 3339. */
  readonly moment?: string;
  /**
   * Address of our CASE provider, as `https://koers.example/ims/case/v1p1`: what URIs of a package that came from no source
   * begin with. Without it they are `urn:uuid:…`.
   */
  readonly basis?: string;
}

/** A version as a CFPackage that is valid against the official schema of CASE 1.1. Expects `pakketFouten` to be empty. */
export function schrijfCase(pakket: Pakket, opties: SchrijfCaseOpties = {}): CfPakket {
  return new Schrijver(pakket, opties).alles();
}

/** Lays what a source said (`rest`) over what the rows say. */
class Schrijver {
  readonly #pakket: Pakket;
  readonly #algemeen: Obj;
  readonly #documentRest: PakketRest | undefined;
  readonly #opties: KernOpties;
  readonly #kern: Kern;

  constructor(pakket: Pakket, { moment, basis }: SchrijfCaseOpties = {}) {
    this.#pakket = pakket;
    this.#algemeen = pakket.rest.find((r) => r.soort === 'pakket')?.rest ?? {};
    this.#documentRest = pakket.rest.find((r) => r.soort === 'document');
    const uris = { ...(basis === undefined ? {} : vanBasis(basis)), ...leesUris(this.#algemeen['uri']) };
    const gemaakt = isObj(this.#algemeen['gemaakt']) ? this.#algemeen['gemaakt'] : {};
    const vast = { uri: metUris(uris), moment: moment ?? GEEN_MOMENT };
    const eerst = this.#documentMet({ ...vast, document: pakket.id });
    const zelfde = eerst.identifier === this.#documentRest?.id;
    this.#opties = {
      ...vast,
      document: eerst.identifier,
      moment: zelfde || moment === undefined ? eerst.lastChangeDateTime : moment,
      gemaakt: new Map(Object.entries(gemaakt).map(([id, merk]) => [id, String(merk)] as const)),
    };
    this.#kern = new Kern(pakket, this.#opties);
  }

  document(): CfDocument {
    const { document, moment } = this.#opties;
    const gelegd = this.#documentMet({ ...this.#opties, document: this.#pakket.id });
    return document === this.#pakket.id ? { ...gelegd, lastChangeDateTime: moment } : gelegd;
  }

  #documentMet(opties: Pick<KernOpties, 'document' | 'moment' | 'uri'>): CfDocument {
    return metVerschil(kernDocument(this.#pakket, opties), this.#documentRest?.rest ?? {}) as CfDocument;
  }

  items(): CfItem[] {
    const rest = new Map(this.#van('item').map((r) => [r.id, r] as const));
    const rijen = [...this.#kern.items()].map(({ item }) => {
      const bij = rest.get(item.identifier);
      const heel = bij && !Object.hasOwn(bij.rest, 'heel') ? metVerschil(item, bij.rest) : item;
      // A reader of tables knows no place in a list of CFItems.
      const plek = bij && bij.rest['los'] !== true ? bij.plek : null;
      return { plek, ding: heel as CfItem };
    });
    const anders = [...rest.values()].flatMap(({ plek, rest: { heel } }) =>
      isObj(heel) ? [{ plek, ding: heel as CfItem }] : [],
    );
    return opPlek([...rijen, ...anders]);
  }

  associaties(items: readonly CfItem[]): CfAssociatie[] {
    const rest = this.#van('associatie');
    const perSlot = new Map(
      rest.flatMap((r) => (typeof r.rest['slot'] === 'string' ? [[r.rest['slot'], r] as const] : [])),
    );
    const zonder = new Set(Array.isArray(this.#algemeen['zonder']) ? this.#algemeen['zonder'] : []);
    const uit: { plek: number | null; ding: CfAssociatie }[] = [];
    for (const slot of this.#kern.slots()) {
      const bij = perSlot.get(slot.sleutel);
      if (!bij && zonder.has(slot.sleutel)) continue;
      const kaal = slot.maak(bij?.id ?? slotId(this.#opties.document, slot.sleutel));
      uit.push({ plek: bij?.plek ?? null, ding: bij ? (metVerschil(kaal, bij.rest) as CfAssociatie) : kaal });
    }
    const knopen = new Set([this.#opties.document, ...items.map((i) => i.identifier)]);
    for (const { plek, rest: bij } of rest) {
      if (!isObj(bij['heel'])) continue;
      const ding = this.#naarDocument(bij['heel'] as CfAssociatie);
      const heel = [ding.originNodeURI, ding.destinationNodeURI].every((k) => knopen.has(k?.identifier));
      if (heel || bij['buiten'] === true) uit.push({ plek, ding });
    }
    return opPlek(uit).map((a) => this.#naarDocument(a));
  }

  // A relation with the document of the source is one with ours, when this is another version.
  #naarDocument(a: CfAssociatie): CfAssociatie {
    const was = this.#documentRest?.id;
    const { document, uri } = this.#opties;
    if (was === undefined || was === document) return a;
    const nieuw = (link: Link): Link =>
      link?.identifier === was ? { ...link, identifier: document, uri: uri('CFDocuments', document) } : link;
    return { ...a, originNodeURI: nieuw(a.originNodeURI), destinationNodeURI: nieuw(a.destinationNodeURI) };
  }

  /** The definitions of the source, and those of ours that the document or an item names. */
  definities(document: CfDocument, items: readonly CfItem[]): CfDefinities {
    const uit: CfDefinities = {};
    for (const { rest } of this.#van('definitie').sort((a, b) => a.plek - b.plek)) {
      const lijst = DEFINITIES.find((naam) => naam === rest['lijst']);
      if (lijst && isObj(rest['heel'])) uit[lijst] = [...(uit[lijst] ?? []), rest['heel'] as CfRij];
    }
    const genoemd = new Set(items.map((item) => linkId(item['CFItemTypeURI'])));
    const vul = (lijst: 'CFLicenses' | 'CFItemTypes', rijen: readonly CfRij[]) => {
      const heeft = new Set(uit[lijst]?.map((r) => r.identifier));
      const nieuw = rijen.filter((r) => !heeft.has(r.identifier));
      if (nieuw.length > 0) uit[lijst] = [...(uit[lijst] ?? []), ...nieuw];
    };
    const licentie = kernLicentie(this.#pakket, this.#opties);
    if (document.licenseURI?.identifier === licentie.identifier) vul('CFLicenses', [licentie]);
    vul(
      'CFItemTypes',
      this.#kern.types().filter((type) => genoemd.has(type.identifier)),
    );
    return uit;
  }

  alles(): CfPakket {
    const CFDocument = this.document();
    const CFItems = this.items();
    const CFAssociations = this.associaties(CFItems);
    const CFDefinitions = this.definities(CFDocument, CFItems);
    const CFRubrics = this.#van('rubriek')
      .sort((a, b) => a.plek - b.plek)
      .flatMap(({ rest }) => (isObj(rest['heel']) ? [rest['heel'] as CfRij] : []));
    const leeg = new Set(Array.isArray(this.#algemeen['leeg']) ? this.#algemeen['leeg'].map(String) : []);
    for (const lijst of DEFINITIES) if (leeg.has(lijst) && !CFDefinitions[lijst]) CFDefinitions[lijst] = [];
    const { extensions, definitieExtensions } = this.#algemeen;
    if (isObj(definitieExtensions)) CFDefinitions.extensions = definitieExtensions;
    return {
      CFDocument,
      ...((CFItems.length > 0 || leeg.has('CFItems')) && { CFItems }),
      ...((CFAssociations.length > 0 || leeg.has('CFAssociations')) && { CFAssociations }),
      ...((Object.keys(CFDefinitions).length > 0 || leeg.has('CFDefinitions')) && { CFDefinitions }),
      ...((CFRubrics.length > 0 || leeg.has('CFRubrics')) && { CFRubrics }),
      ...(isObj(extensions) && { extensions }),
    };
  }

  #van(soort: PakketRest['soort']): PakketRest[] {
    return this.#pakket.rest.filter((r) => r.soort === soort);
  }
}

const LIJSTEN = ['CFDocuments', 'CFItems', 'CFAssociations', 'CFLicenses', 'CFItemTypes'] as const;

const vanBasis = (basis: string) =>
  Object.fromEntries(LIJSTEN.map((lijst) => [lijst, `${basis.replace(/\/+$/, '')}/${lijst}/`]));

const linkId = (link: unknown): unknown => (isObj(link) ? link['identifier'] : undefined);

// Each where it stood in the source; the others fill what is free, in their own order.
function opPlek<T>(dingen: readonly { plek: number | null; ding: T }[]): T[] {
  const vast = dingen.filter((d) => d.plek !== null).sort((a, b) => (a.plek ?? 0) - (b.plek ?? 0));
  const vrij = dingen.filter((d) => d.plek === null);
  const uit: T[] = [];
  let v = 0;
  for (const { plek, ding } of vast) {
    while (uit.length < (plek ?? 0) && v < vrij.length) {
      const volgende = vrij[v++];
      if (volgende) uit.push(volgende.ding);
    }
    uit.push(ding);
  }
  return [...uit, ...vrij.slice(v).map((d) => d.ding)];
}
