/** Whether two JSON values are the same, whatever the order of keys. */
export function gelijk(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!gelijk(a[i], b[i])) return false;
    return true;
  }
  if (Array.isArray(b)) return false;
  const velden = Object.keys(a);
  if (velden.length !== Object.keys(b).length) return false;
  for (const veld of velden) {
    if (!Object.hasOwn(b, veld)) return false;
    if (!gelijk(Reflect.get(a, veld), Reflect.get(b, veld))) return false;
  }
  return true;
}
