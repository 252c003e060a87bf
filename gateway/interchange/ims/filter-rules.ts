/** One comparison of a filter. */
export interface Vergelijking {
  readonly veld: string;
  readonly op: '=' | '!=' | '>' | '>=' | '<' | '<=' | '~';
  readonly waarde: string;
}

/** A filter: comparisons that must all hold, or of which one must (1EdTech REST binding: one `AND` or `OR`, no mix). */
export interface Filter {
  readonly met: 'AND' | 'OR';
  readonly delen: readonly Vergelijking[];
}

const DEEL = /^\s*([A-Za-z][A-Za-z0-9.]{0,120})\s*(=|!=|>=|<=|>|<|~)\s*'((?:[^']|'')*)'\s*/;
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
