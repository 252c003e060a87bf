/** An object of CASE as JSON. */
export type CaseObject = Readonly<Record<string, unknown>>;

/** One comparison of a filter. */
interface Vergelijking {
  readonly veld: string;
  readonly op: '=' | '!=' | '>' | '>=' | '<' | '<=' | '~';
  readonly waarde: string;
}

/** A filter: comparisons that must all hold, or of which one must (1EdTech REST binding: one `AND` or `OR`, no mix). */
export interface Filter {
  readonly met: 'AND' | 'OR';
  readonly delen: readonly Vergelijking[];
}

const DEEL = /^\s*([A-Za-z][A-Za-z0-9.]{0,60})\s*(=|!=|>=|<=|>|<|~)\s*'((?:[^']|'')*)'\s*/;
const VOEGWOORD = /^(AND|OR)\b/i;
const MEESTE = 10;

/** Reads `title~'reken' AND creator='Koers'`; `null` when it is not such a filter. */
export function leesFilter(tekst: string): Filter | null {
  const delen: Vergelijking[] = [];
  const woorden = new Set<string>();
  let rest = tekst;
  for (;;) {
    const deel = DEEL.exec(rest);
    if (!deel || delen.length === MEESTE) return null;
    const [heel, veld = '', op = '=', waarde = ''] = deel;
    delen.push({ veld, op: op as Vergelijking['op'], waarde: waarde.replaceAll("''", "'") });
    rest = rest.slice(heel.length);
    if (rest === '') break;
    const woord = VOEGWOORD.exec(rest);
    if (!woord) return null;
    woorden.add(woord[0].toUpperCase());
    rest = rest.slice(woord[0].length);
  }
  if (woorden.size > 1) return null;
  return { met: woorden.has('OR') ? 'OR' : 'AND', delen };
}

/** The values of a field; `licenseURI.title` looks into an object, and a list counts for each of its members. */
function waarden(ding: unknown, veld: string): string[] {
  const [eerst = '', ...verder] = veld.split('.');
  const hier =
    typeof ding === 'object' && ding !== null && Object.hasOwn(ding, eerst)
      ? Reflect.get(ding, eerst)
      : undefined;
  const lijst: unknown[] = Array.isArray(hier) ? hier : hier === undefined ? [] : [hier];
  if (verder.length > 0) return lijst.flatMap((een) => waarden(een, verder.join('.')));
  return lijst.filter((een) => typeof een !== 'object' || een === null).map(String);
}

function geldt(ding: CaseObject, { veld, op, waarde }: Vergelijking): boolean {
  const zoek = waarde.toLowerCase();
  const alle = waarden(ding, veld).map((w) => w.toLowerCase());
  if (op === '!=') return !alle.includes(zoek);
  return alle.some((w) => {
    if (op === '=') return w === zoek;
    if (op === '~') return w.includes(zoek);
    if (op === '>') return w > zoek;
    if (op === '>=') return w >= zoek;
    return op === '<' ? w < zoek : w <= zoek;
  });
}

/** Whether an object is what the filter asks for; texts are compared whatever their case. */
export function voldoet(ding: CaseObject, { met, delen }: Filter): boolean {
  return met === 'AND' ? delen.every((d) => geldt(ding, d)) : delen.some((d) => geldt(ding, d));
}

/** Objects in the order of a field; what does not have it comes last. The order of equals stays. */
export function gesorteerd<D extends CaseObject>(
  dingen: readonly D[],
  veld: string,
  orde: 'asc' | 'desc',
): D[] {
  const keer = orde === 'asc' ? 1 : -1;
  const sleutel = new Map(dingen.map((ding) => [ding, waarden(ding, veld)[0]?.toLowerCase()] as const));
  return [...dingen].sort((a, b) => {
    const [x, y] = [sleutel.get(a), sleutel.get(b)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return x < y ? -keer : x > y ? keer : 0;
  });
}

/** Only the fields asked for. */
export function metVelden(ding: CaseObject, velden: readonly string[]): CaseObject {
  return Object.fromEntries(
    velden.filter((veld) => Object.hasOwn(ding, veld)).map((veld) => [veld, ding[veld]]),
  );
}
