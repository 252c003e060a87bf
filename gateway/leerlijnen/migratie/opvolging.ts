import type { PakketRest } from '../pakket.ts';

/** Which rows of one version go on as which rows of another; both sides in the order of their lists. */
export interface Opvolging<O, N> {
  readonly opvolgers: (oud: O) => readonly N[];
  readonly voorgangers: (nieuw: N) => readonly O[];
}

interface MetEntiteit {
  readonly id: string;
  readonly entiteit: string;
}

/** What an association says it begins or ends at; an item is named by its entiteit. */
function eindpunt(rest: Readonly<Record<string, unknown>>, kant: 'origin' | 'destination'): string | null {
  const uri = rest[`${kant}NodeURI`];
  const id =
    typeof uri === 'object' && uri !== null && 'identifier' in uri
      ? uri.identifier
      : (rest[`${kant}NodeIdentifier`] ?? uri);
  return typeof id === 'string' ? id.toLowerCase() : null;
}

/** The `replacedBy` associations of CASE (CFAssociation.associationType), by entiteit: what became what. */
export function vervangingen(rest: readonly PakketRest[]): ReadonlyMap<string, readonly string[]> {
  const door = new Map<string, string[]>();
  for (const { soort, rest: rij } of rest) {
    const heel = rij['heel']; // as formaten/case/rest-vorm.ts keeps an association that follows from no row
    if (soort !== 'associatie' || typeof heel !== 'object' || heel === null) continue;
    const gezegd = { ...heel } as Readonly<Record<string, unknown>>;
    if (gezegd['associationType'] !== 'replacedBy') continue;
    const [van, naar] = [eindpunt(gezegd, 'origin'), eindpunt(gezegd, 'destination')];
    if (van === null || naar === null || van === naar) continue;
    const lijst = door.get(van) ?? [];
    if (!lijst.includes(naar)) lijst.push(naar);
    door.set(van, lijst);
  }
  return door;
}

/**
 * An entity goes on as the row that has the same entiteit, and as every entity that replaced it. A replacement that is
 * not there itself (a version was skipped) is followed further.
 */
export function opvolging<O extends MetEntiteit, N extends MetEntiteit>(
  oud: readonly O[],
  nieuw: readonly N[],
  vervangen: ReadonlyMap<string, readonly string[]>,
): Opvolging<O, N> {
  const nieuwMet = new Map(nieuw.map((n) => [n.entiteit, n]));
  const plek = new Map(nieuw.map((n, i) => [n.id, i]));
  const opvolgers = new Map<string, N[]>();
  const voorgangers = new Map<string, O[]>();
  for (const o of oud) {
    const gevonden = [...gaatDoorAls(o.entiteit, nieuwMet, vervangen)].sort(
      (a, b) => (plek.get(a.id) ?? 0) - (plek.get(b.id) ?? 0),
    );
    opvolgers.set(o.id, gevonden);
    for (const n of gevonden) voorgangers.set(n.id, [...(voorgangers.get(n.id) ?? []), o]);
  }
  return { opvolgers: (o) => opvolgers.get(o.id) ?? [], voorgangers: (n) => voorgangers.get(n.id) ?? [] };
}

function gaatDoorAls<N>(
  entiteit: string,
  nieuwMet: ReadonlyMap<string, N>,
  vervangen: ReadonlyMap<string, readonly string[]>,
): Set<N> {
  const gevonden = new Set<N>();
  const gezien = new Set([entiteit]);
  const zelf = nieuwMet.get(entiteit);
  if (zelf) gevonden.add(zelf);
  const open = [...(vervangen.get(entiteit) ?? [])];
  for (let volgende = open.pop(); volgende !== undefined; volgende = open.pop()) {
    if (gezien.has(volgende)) continue;
    gezien.add(volgende);
    const rij = nieuwMet.get(volgende);
    if (rij) gevonden.add(rij);
    else open.push(...(vervangen.get(volgende) ?? []));
  }
  return gevonden;
}
