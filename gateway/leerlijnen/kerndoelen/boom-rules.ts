import type { BronItem, BronRelatie } from './bron.ts';

/** Items by who stands above whom, from the references that name a kind (`kerndoel_id`, `fo_doelzin_id`). */
export interface Boom {
  readonly items: ReadonlyMap<string, BronItem>;
  /** Children in the order of the parent's list. */
  readonly kinderen: ReadonlyMap<string, readonly string[]>;
  readonly ouders: ReadonlyMap<string, readonly string[]>;
  readonly niveaus: ReadonlyMap<string, readonly string[]>;
}

const erbij = (map: Map<string, string[]>, key: string, value: string) => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

/** What was withdrawn stands above nothing that still holds. */
export function boomVan(items: readonly BronItem[], relaties: readonly BronRelatie[]): Boom {
  const byId = new Map(items.map((item) => [item.id, item]));
  const kinderen = new Map<string, string[]>();
  const ouders = new Map<string, string[]>();
  const niveaus = new Map<string, string[]>();
  for (const { van, soort, naar } of relaties) {
    const kind = byId.get(naar);
    if (soort === 'niveau_id') erbij(niveaus, van, naar);
    if (kind === undefined || soort !== `${kind.soort}_id`) continue;
    if (byId.get(van)?.vervallen && !kind.vervallen) continue;
    erbij(kinderen, van, naar);
    erbij(ouders, naar, van);
  }
  return { items: byId, kinderen, ouders, niveaus };
}

/** The ways up, of a tree that was found to have an end. */
export interface Wegen {
  /** Top first, without the item itself: the longest way, and of equally long ways the first in the source. */
  naarBoven(id: string): string[];
}

/** Follows parents from an item that is in a ring or below one, until one comes back. */
function kringVan(boom: Boom, vast: ReadonlySet<string>, begin: string): string[] {
  const gezien = new Set<string>();
  let hier = begin;
  while (!gezien.has(hier)) {
    gezien.add(hier);
    hier = boom.ouders.get(hier)?.find((ouder) => vast.has(ouder)) ?? hier;
  }
  const pad = [...gezien];
  return [...pad.slice(pad.indexOf(hier)), hier].reverse();
}

/** From the top down (Kahn); what is left over stands in a ring, given from parent to child with the first one again at the end. */
export function wegenIn(boom: Boom): Wegen | { readonly kring: readonly string[] } {
  const open = new Map([...boom.items.keys()].map((id) => [id, boom.ouders.get(id)?.length ?? 0]));
  const diepte = new Map<string, number>();
  const klaar = [...open].filter(([, n]) => n === 0).map(([id]) => id);
  for (const id of klaar) {
    // A list that grows is walked to its end.
    const ouders = boom.ouders.get(id) ?? [];
    diepte.set(
      id,
      ouders.reduce((diep, ouder) => Math.max(diep, (diepte.get(ouder) ?? 0) + 1), 0),
    );
    for (const kind of boom.kinderen.get(id) ?? []) {
      const nog = (open.get(kind) ?? 1) - 1;
      open.set(kind, nog);
      if (nog === 0) klaar.push(kind);
    }
  }
  const vast = new Set([...open.keys()].filter((id) => !diepte.has(id)));
  const [eerste] = vast;
  if (eerste !== undefined) return { kring: kringVan(boom, vast, eerste) };
  const boven = (id: string) =>
    boom.ouders.get(id)?.reduce((a, b) => ((diepte.get(b) ?? 0) > (diepte.get(a) ?? 0) ? b : a));
  return {
    naarBoven(id) {
      const pad: string[] = [];
      for (let op = boven(id); op !== undefined; op = boven(op)) pad.push(op);
      return pad.reverse();
    },
  };
}

/** Everything below these items, themselves first, depth first; each once. */
export function vanBovenAf({ kinderen }: Pick<Boom, 'kinderen'>, begin: readonly string[]): string[] {
  const gezien = new Set<string>();
  const stapel = [...begin].reverse();
  for (let next = stapel.pop(); next !== undefined; next = stapel.pop()) {
    if (gezien.has(next)) continue;
    gezien.add(next);
    for (const kind of [...(kinderen.get(next) ?? [])].reverse()) stapel.push(kind);
  }
  return [...gezien];
}
