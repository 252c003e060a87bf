import { gelijk } from '../gelijk.ts';
import { isObj, type Obj } from './model.ts';

/**
 * What a source says otherwise than our rows say it. Laid over what we would write it gives the source back; where a row
 * was changed since, the row goes before the source.
 */
export interface Verschil {
  /** Fields as the source has them. A field of `extensions` is named `extensions.<veld>`. */
  readonly zo?: Obj;
  /** Fields that the source does not have. */
  readonly zonder?: readonly string[];
  /** What our row said when it was read, of the fields above that follow from a column. */
  readonly was?: Obj;
}

const EXT = 'extensions.';

function plat(obj: Obj): Obj {
  const ext = obj['extensions'];
  if (!isObj(ext)) return obj;
  const { extensions, ...rest } = obj;
  const velden = Object.entries(ext);
  if (velden.length === 0) return obj;
  return { ...rest, ...Object.fromEntries(velden.map(([veld, waarde]) => [EXT + veld, waarde])) };
}

function bol(obj: Obj): Obj {
  const gewoon: [string, unknown][] = [];
  const ext: [string, unknown][] = [];
  for (const [veld, waarde] of Object.entries(obj)) {
    if (veld.startsWith(EXT)) ext.push([veld.slice(EXT.length), waarde]);
    else gewoon.push([veld, waarde]);
  }
  if (ext.length > 0) gewoon.push(['extensions', Object.fromEntries(ext)]);
  return Object.fromEntries(gewoon);
}

// Most rows of one source lack the same fields: one list for all of them.
const lijsten = new Map<string, readonly string[]>();
function eenmalig(velden: readonly string[]): readonly string[] {
  const sleutel = velden.join('\u001f');
  const lijst = lijsten.get(sleutel) ?? velden;
  if (lijsten.size < 100) lijsten.set(sleutel, lijst);
  return lijst;
}

/**
 * @param kern what we would write of the row
 * @param kolommen fields that follow from a column, so that a change of the row goes before the source
 * @param overslaan fields where a person said something else than the source
 */
export function verschil(
  kern: Obj,
  bron: Obj,
  kolommen: ReadonlySet<string>,
  overslaan?: ReadonlySet<string>,
): Verschil | null {
  const [a, b] = [plat(kern), plat(bron)];
  if (overslaan === undefined && gelijk(a, b)) return null;
  const zo: [string, unknown][] = [];
  const zonder: string[] = [];
  for (const [veld, waarde] of Object.entries(b))
    if (!(Object.hasOwn(a, veld) && gelijk(a[veld], waarde)) && !overslaan?.has(veld))
      zo.push([veld, waarde]);
  for (const veld of Object.keys(a)) if (!Object.hasOwn(b, veld) && !overslaan?.has(veld)) zonder.push(veld);
  if (zo.length + zonder.length === 0) return null;
  const geraakt = [...zo.map(([veld]) => veld), ...zonder].filter((veld) => kolommen.has(veld));
  return {
    ...(zo.length > 0 && { zo: Object.fromEntries(zo) }),
    ...(zonder.length > 0 && { zonder: eenmalig(zonder) }),
    ...(geraakt.length > 0 && { was: Object.fromEntries(geraakt.map((veld) => [veld, a[veld] ?? null])) }),
  };
}

/** The row as the source said it, but for what changed in the row since. */
export function metVerschil(kern: Obj, rest: Obj): Obj {
  const zo = isObj(rest['zo']) ? rest['zo'] : {};
  const was = isObj(rest['was']) ? rest['was'] : {};
  const zonder = Array.isArray(rest['zonder']) ? rest['zonder'].map(String) : [];
  const a = plat(kern);
  const geldt = (veld: string) => !Object.hasOwn(was, veld) || gelijk(a[veld] ?? null, was[veld]);
  const weg = new Set(zonder.filter(geldt));
  return bol(
    Object.fromEntries([
      ...Object.entries(a).filter(([veld]) => !weg.has(veld)),
      ...Object.entries(zo).filter(([veld]) => geldt(veld)),
    ]),
  );
}
