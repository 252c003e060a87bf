import { AppError } from '../../errors.ts';
import { type Boom, vanBovenAf, type Wegen } from './boom-rules.ts';
import type { BronLid, BronSet } from './bron.ts';

/** A kerndoel that holds now. */
export interface Toetsbaar {
  readonly id: string;
  /** Of itself and of all that stands below it. */
  readonly niveaus: readonly string[];
  /** Ids from the top down, without itself. */
  readonly pad: readonly string[];
  /** What kind of list the source calls it, e.g. `functionele kerndoelenset`; `null`: it does not say. */
  readonly settype: string | null;
}

/** In the order of their file, or as the tree has them when the lists of the parents say the order. */
export function toetsbareVan(
  boom: Boom,
  wegen: Wegen,
  soort: string,
  volgorde: 'bestand' | 'boom',
): Toetsbaar[] {
  const bestand = [...boom.items.keys()];
  const ids =
    volgorde === 'bestand'
      ? bestand
      : vanBovenAf(
          boom,
          bestand.filter((id) => !boom.ouders.has(id)),
        );
  return ids.flatMap((id) => {
    const item = boom.items.get(id);
    if (item?.soort !== soort || item.vervallen) return [];
    const pad = wegen.naarBoven(id);
    const niveaus = new Set(vanBovenAf(boom, [id]).flatMap((lid) => boom.niveaus.get(lid) ?? []));
    const type = boom.items.get(pad[0] ?? '')?.rest['settype'];
    return [{ id, niveaus: [...niveaus].sort(), pad, settype: typeof type === 'string' ? type : null }];
  });
}

const binnen = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size <= b.size && [...a].every((id) => b.has(id));

/** Niveaus with the same kerndoelen together; a niveau whose kerndoelen all stand in a longer list makes none of its own. */
function perNiveau(toetsbare: readonly Toetsbaar[]): { niveaus: string[]; ids: ReadonlySet<string> }[] {
  const lijsten = new Map<string, Set<string>>();
  for (const { id, niveaus } of toetsbare)
    for (const niveau of niveaus.length > 0 ? niveaus : ['']) {
      const lijst = lijsten.get(niveau) ?? new Set();
      lijsten.set(niveau, lijst.add(id));
    }
  const uit: { niveaus: string[]; ids: ReadonlySet<string> }[] = [];
  for (const [niveau, ids] of [...lijsten].sort(([, a], [, b]) => b.size - a.size)) {
    const groter = uit.find((groep) => binnen(ids, groep.ids));
    if (groter === undefined) uit.push({ niveaus: [niveau], ids });
    else if (groter.ids.size === ids.size) groter.niveaus.push(niveau);
  }
  return uit.map(({ niveaus, ids }) => ({ niveaus: niveaus.filter((n) => n !== ''), ids }));
}

/** More than any source of kerndoelen comes near; a file made to fill the database does. */
const MAX_LEDEN = 500_000;

/** The members of a list, chapter by chapter. @throws AppError `bad_request` beyond MAX_LEDEN */
function ledenVan(boom: Boom, toetsbare: readonly Toetsbaar[]): BronLid[] {
  const naam = (id: string) => boom.items.get(id)?.kort ?? boom.items.get(id)?.tekst ?? '';
  const hoofdstukken = new Map<string, Toetsbaar[]>();
  for (const toets of toetsbare) {
    const key = toets.pad.join('/');
    const leden = hoofdstukken.get(key) ?? [];
    leden.push(toets);
    hoofdstukken.set(key, leden);
  }
  const uit: BronLid[] = [];
  for (const toets of [...hoofdstukken.values()].flat()) {
    const hoofdstuk = toets.pad.map(naam);
    for (const item of vanBovenAf(boom, [toets.id]))
      uit.push({ item, onder: toets.id, hoofdstuk, plek: uit.length });
    if (uit.length > MAX_LEDEN)
      throw new AppError(
        'bad_request',
        'Deze kerndoelen verwijzen zo vaak naar elkaar dat Koers ze weigert.',
      );
  }
  return uit;
}

/** One list per kind and niveaus; `naam` gives its name. */
export function setsVan(
  boom: Boom,
  toetsbare: readonly Toetsbaar[],
  naam: (settype: string | null, niveaus: readonly string[]) => string,
): BronSet[] {
  const typen = [...new Set(toetsbare.map((t) => t.settype))];
  return typen.flatMap((settype) => {
    const van = toetsbare.filter((t) => t.settype === settype);
    return perNiveau(van).map(({ niveaus, ids }) => ({
      sleutel: [settype ?? '', ...niveaus].join('/'),
      naam: naam(settype, niveaus),
      niveaus,
      leden: ledenVan(
        boom,
        van.filter((t) => ids.has(t.id)),
      ),
    }));
  });
}
