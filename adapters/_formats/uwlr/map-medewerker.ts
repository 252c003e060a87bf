import type { BronMedewerker, MedewerkerRol } from '../../../gateway/model/roster.ts';
import { type CodeList, lookUp } from '../../../mappings/code-list.ts';
import { code } from './fields.ts';
import { identify, type SeenKeys } from './identity.ts';
import type { GroepKeys } from './map-groep.ts';
import { naamVan } from './map-persoon.ts';
import type { Row } from './row.ts';
import type { Leerkracht } from './schema.ts';

type Rollen = CodeList<MedewerkerRol>;

export function mapMedewerker(
  row: Row,
  wire: Leerkracht,
  keys: GroepKeys,
  seen: SeenKeys,
  rollen: Rollen,
): BronMedewerker | undefined {
  const identity = identify(row, wire, seen);
  if (!identity) return undefined;
  const medewerker: BronMedewerker = { kind: 'medewerker', ...identity, ...naamVan(row, wire) };
  const rol = rolVan(row, '', wire, rollen);
  if (rol !== undefined) medewerker.rol = rol;
  const groepen = groepenVan(row, wire, keys, rollen);
  if (keys.told) medewerker.groepen = groepen;
  return medewerker;
}

type Groepen = NonNullable<BronMedewerker['groepen']>;

function groepenVan(row: Row, wire: Leerkracht, keys: GroepKeys, rollen: Rollen): Groepen {
  const byKey = new Map<string, Groepen[number]>();
  for (const name of ['groep', 'samengestelde_groep'] as const) {
    for (const [i, reference] of (wire.groepen?.[name] ?? []).entries()) {
      const at = `/groepen/${name}[${i + 1}]`;
      const key = keys.resolve(row, `${at}/@key`, reference['@key']);
      const rol = rolVan(row, at, reference, rollen);
      if (key !== undefined) byKey.set(key, { key, ...heaviest(rol, byKey.get(key)?.rol) });
    }
  }
  return [...byKey.values()];
}

function heaviest(a: MedewerkerRol | undefined, b: MedewerkerRol | undefined): { rol?: MedewerkerRol } {
  const rol = HEAVIEST_FIRST.find((one) => one === a || one === b);
  return rol === undefined ? {} : { rol };
}

/** One person may have several; we keep one, and the same one whatever order the source uses. */
const HEAVIEST_FIRST: readonly MedewerkerRol[] = [
  'directie',
  'begeleider',
  'leerkracht',
  'ondersteuner',
  'administratie',
  'overig',
];

/** `rol` is a code, `rolomschrijving` free text: it counts when it is the title of a code, else it is `overig`. */
function rolVan(
  row: Row,
  at: string,
  wire: Pick<Leerkracht, 'rol' | 'rolomschrijving'>,
  rollen: Rollen,
): MedewerkerRol | undefined {
  const found = new Set<MedewerkerRol>();
  for (const [i, value] of wire.rol.entries()) {
    const rol = code(row, `${at}/rol[${i + 1}]`, value, rollen);
    if (rol !== undefined) found.add(rol);
  }
  for (const value of wire.rolomschrijving) {
    if (value) found.add(byTitle(rollen, value) ?? 'overig');
  }
  return HEAVIEST_FIRST.find((rol) => found.has(rol));
}

function byTitle(rollen: Rollen, title: string): MedewerkerRol | undefined {
  const wanted = title.trim().toLowerCase();
  const found = Object.entries(rollen.codes).find(([, entry]) => entry.title.toLowerCase() === wanted);
  return found && lookUp(rollen, found[0]);
}
