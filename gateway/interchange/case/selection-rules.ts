import type { Filter, Vergelijking } from '../ims/filter-rules.ts';

/** An object of CASE as JSON. */
export type CaseObject = Readonly<Record<string, unknown>>;

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
