import type { Pakket, PakketRest } from '../../pakket.ts';
import { gelijk } from '../gelijk.ts';
import type { Boom } from './boom.ts';
import type { Ingedeeld } from './indelen.ts';
import { Kern, type KernOpties, kernDocument, kernLicentie, type Slot, slotId } from './kern.ts';
import { type CfDefinities, type CfPakket, type CfRij, DEFINITIES, type Obj } from './model.ts';
import { GEEN_MOMENT } from './normaal.ts';
import { DOCUMENT_KOLOMMEN, ITEM_KOLOMMEN, RELATIE_KOLOMMEN } from './rest-vorm.ts';
import { geleerdeUris, metUris } from './uris.ts';
import { verschil } from './verschil.ts';

export interface Bron {
  readonly cf: CfPakket;
  readonly boom: Boom;
  readonly ingedeeld: Ingedeeld;
  readonly gemaakt: ReadonlyMap<string, string>;
  /** Association of each `leerroute|leerlijn`. */
  readonly routes: ReadonlyMap<string, number>;
  /** Fields of the CFDocument where a person said something else. */
  readonly anders: ReadonlySet<string>;
}

/** What the source says and the rows do not: laid over what the rows say (`schrijfCase`) it gives the source back. */
export function maakRest(pakket: Pakket, bron: Bron): PakketRest[] {
  const { CFDocument: document } = bron.cf;
  const uris = geleerdeUris(bron.cf);
  const opties: KernOpties = {
    document: document.identifier,
    moment: document.lastChangeDateTime,
    uri: metUris(uris),
    gemaakt: bron.gemaakt,
  };
  const kern = new Kern(pakket, opties);
  const kop = kernDocument(pakket, { ...opties, document: pakket.id, moment: GEEN_MOMENT });
  const anders = verschil(kop, document, DOCUMENT_KOLOMMEN, bron.anders);
  const relaties = relatieRest(kern, bron, document.identifier);
  const algemeen: Obj = {
    ...(Object.keys(uris).length > 0 && { uri: uris }),
    ...leeg(bron.cf),
    ...(relaties.zonder.length > 0 && { zonder: relaties.zonder }),
    ...(bron.gemaakt.size > 0 && { gemaakt: Object.fromEntries(bron.gemaakt) }),
    ...(bron.cf.extensions && { extensions: bron.cf.extensions }),
    ...(bron.cf.CFDefinitions?.extensions && { definitieExtensions: bron.cf.CFDefinitions.extensions }),
  };
  const id = document.identifier;
  return [
    ...(anders ? [{ soort: 'document' as const, id, plek: 0, rest: { ...anders } }] : []),
    ...(Object.keys(algemeen).length > 0 ? [{ soort: 'pakket' as const, id, plek: 0, rest: algemeen }] : []),
    ...itemRest(kern, bron),
    ...relaties.rijen,
    ...definitieRest(bron.cf.CFDefinitions ?? {}, {
      CFLicenses: bron.anders.has('licenseURI') ? [] : [kernLicentie(pakket, opties)],
      CFItemTypes: kern.types(),
    }),
    ...(bron.cf.CFRubrics ?? []).map((heel, plek) => ({
      soort: 'rubriek' as const,
      id: heel.identifier,
      plek,
      rest: { heel },
    })),
  ];
}

/** Keeps the places that do not follow from the order of the rows: `ja` are those that have no row of rest yet. */
function plaatsenNodig(ja: readonly number[]): boolean {
  return ja.some((plek, i) => i > 0 && plek < (ja[i - 1] ?? 0));
}

function itemRest(kern: Kern, { boom, ingedeeld }: Bron): PakketRest[] {
  const uit: PakketRest[] = [];
  const gewoon: number[] = [];
  for (const { item } of kern.items()) {
    const plek = boom.index.get(item.identifier);
    const bron = plek === undefined ? undefined : boom.items[plek];
    if (plek === undefined || !bron) continue;
    const rest = verschil(item, bron, ITEM_KOLOMMEN);
    if (rest) uit.push({ soort: 'item', id: item.identifier, plek, rest: { ...rest } });
    else gewoon.push(plek);
  }
  if (plaatsenNodig(gewoon))
    for (const plek of gewoon)
      uit.push({ soort: 'item', id: boom.items[plek]?.identifier ?? '', plek, rest: {} });
  boom.items.forEach((heel, plek) => {
    if (ingedeeld.soort[plek] === 'rest')
      uit.push({ soort: 'item', id: heel.identifier, plek, rest: { heel } });
  });
  return uit;
}

function relatieRest(kern: Kern, bron: Bron, document: string): { rijen: PakketRest[]; zonder: string[] } {
  const { boom } = bron;
  const rijen: PakketRest[] = [];
  const zonder: string[] = [];
  const gewoon: { plek: number; sleutel: string }[] = [];
  const geraakt = new Set<number>();
  const zoek = slotZoeker(bron);
  for (const slot of kern.slots()) {
    const plek = zoek(slot);
    const a = plek === undefined ? undefined : boom.associaties[plek];
    if (plek === undefined || !a || geraakt.has(plek)) {
      zonder.push(slot.sleutel);
      continue;
    }
    geraakt.add(plek);
    const rest = verschil(slot.maak(a.identifier), a, RELATIE_KOLOMMEN);
    if (rest || a.identifier !== slotId(document, slot.sleutel))
      rijen.push({ soort: 'associatie', id: a.identifier, plek, rest: { slot: slot.sleutel, ...rest } });
    else gewoon.push({ plek, sleutel: slot.sleutel });
  }
  if (plaatsenNodig(gewoon.map((g) => g.plek)))
    for (const { plek, sleutel } of gewoon)
      rijen.push({ soort: 'associatie', id: slotId(document, sleutel), plek, rest: { slot: sleutel } });
  boom.associaties.forEach((heel, plek) => {
    if (geraakt.has(plek)) return;
    const binnen = [heel.originNodeURI, heel.destinationNodeURI].every(
      (knoop) => boom.index.has(knoop.identifier) || knoop.identifier === document,
    );
    rijen.push({
      soort: 'associatie',
      id: heel.identifier,
      plek,
      rest: { heel, ...(!binnen && { buiten: true }) },
    });
  });
  return { rijen, zonder };
}

// The association of the source that says what a slot says.
function slotZoeker({ boom, ingedeeld, routes }: Bron): (slot: Slot) => number | undefined {
  const voorgaand = new Map<string, number>();
  boom.associaties.forEach((a, i) => {
    if (a.associationType !== 'precedes') return;
    const paar = `${a.originNodeURI.identifier}|${a.destinationNodeURI.identifier}`;
    if (!voorgaand.has(paar)) voorgaand.set(paar, i);
  });
  return ({ soort, van, naar }) => {
    if (soort === 'p') return voorgaand.get(`${van}|${naar}`);
    if (soort === 'r') return routes.get(`${van}|${naar}`);
    return ingedeeld.plaats[boom.index.get(van) ?? -1]?.associatie ?? undefined;
  };
}

// A list of definitions that is just what we would write of the rows needs no rest.
function definitieRest(
  definities: CfDefinities,
  eigen: { CFLicenses: CfRij[]; CFItemTypes: CfRij[] },
): PakketRest[] {
  const gezien = new Set<string>();
  return DEFINITIES.flatMap((lijst) => {
    const rijen = definities[lijst] ?? [];
    const zelfde = lijst === 'CFLicenses' || lijst === 'CFItemTypes' ? gelijk(rijen, eigen[lijst]) : false;
    if (zelfde) return [];
    return rijen.map((heel, plek) => {
      // The same identifier may stand in two lists; a row of rest is one per id.
      const id = gezien.has(heel.identifier) ? slotId(lijst, heel.identifier) : heel.identifier;
      gezien.add(id);
      return { soort: 'definitie' as const, id, plek, rest: { lijst, heel } };
    });
  });
}

// Lists, and CFDefinitions itself, that are there with nothing in them.
function leeg(cf: CfPakket): { leeg?: string[] } {
  const definities = cf.CFDefinitions;
  const niets =
    definities && !definities.extensions && !DEFINITIES.some((lijst) => definities[lijst]?.length);
  const lijsten = [
    ...(['CFItems', 'CFAssociations', 'CFRubrics'] as const).filter((lijst) => cf[lijst]?.length === 0),
    ...(niets ? ['CFDefinitions'] : []),
    ...DEFINITIES.filter((lijst) => definities?.[lijst]?.length === 0),
  ];
  return lijsten.length === 0 ? {} : { leeg: lijsten };
}
