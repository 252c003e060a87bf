import type { LeesFout } from './gelezen.ts';
import { leesTekst, opslaanbaar } from './tekst.ts';

/** Deeper is no package, and would exhaust the stack of who walks through it. */
const DIEPSTE = 64;

export type GelezenJson =
  | { goed: true; waarde: unknown; opmerkingen: string[] }
  | { goed: false; fout: LeesFout };

/** JSON of a file, or the line where it goes wrong. */
export function leesJson(bytes: Uint8Array): GelezenJson {
  const { tekst, codering } = leesTekst(bytes);
  const diep = teDiep(tekst);
  if (diep !== null) return fout(tekst, diep, `is dieper genest dan ${DIEPSTE} lagen`);
  const opmerkingen =
    codering === 'windows-1252' ? ['Het bestand is geen UTF-8; het is gelezen als Windows-1252.'] : [];
  try {
    const waarde: unknown = JSON.parse(tekst);
    // Only an escape can bring in what the database cannot store.
    if (!/\\u(0000|d[89a-f])/i.test(tekst)) return { goed: true, waarde, opmerkingen };
    const schoon = { geraakt: false };
    const heel = gezuiverd(waarde, schoon);
    if (schoon.geraakt) opmerkingen.push('Tekens die niet opgeslagen kunnen worden, zijn vervangen door �.');
    return { goed: true, waarde: heel, opmerkingen };
  } catch {
    return fout(tekst, breuk(tekst), 'is geen geldige JSON');
  }
}

function fout(tekst: string, positie: number, message: string): GelezenJson {
  const voor = tekst.slice(0, positie);
  const regel = voor.split('\n').length;
  const teken = positie - voor.lastIndexOf('\n');
  return {
    goed: false,
    fout: { path: `regel ${regel}`, message: `Het bestand ${message} (teken ${teken}).` },
  };
}

// Where brackets outside of texts go too deep; null when they do not.
function teDiep(tekst: string): number | null {
  let diepte = 0;
  for (let i = 0; i < tekst.length; i++) {
    const teken = tekst.charCodeAt(i);
    if (teken === 34) i = eindVanTekst(tekst, i);
    else if (teken === 123 || teken === 91) {
      if (++diepte > DIEPSTE) return i;
    } else if (teken === 125 || teken === 93) diepte--;
  }
  return null;
}

// Index of the closing quote, or the end of the file.
function eindVanTekst(tekst: string, begin: number): number {
  let eind = begin;
  for (;;) {
    eind = tekst.indexOf('"', eind + 1);
    if (eind === -1) return tekst.length;
    let strepen = 0;
    while (tekst.charCodeAt(eind - 1 - strepen) === 92) strepen++;
    if (strepen % 2 === 0) return eind;
  }
}

/** Keys as well: they become keys of jsonb. */
function gezuiverd(waarde: unknown, stand: { geraakt: boolean }): unknown {
  if (typeof waarde === 'string') {
    const schoon = opslaanbaar(waarde);
    if (schoon !== waarde) stand.geraakt = true;
    return schoon;
  }
  if (Array.isArray(waarde)) return waarde.map((deel) => gezuiverd(deel, stand));
  if (typeof waarde !== 'object' || waarde === null) return waarde;
  return Object.fromEntries(
    Object.entries(waarde).map(([veld, deel]) => [String(gezuiverd(veld, stand)), gezuiverd(deel, stand)]),
  );
}

const WIT = /\s*/y;
const STUK = /[{}[\],:]|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

/** What may come next, by what came before: `w` a value, `s` a key, `:`, or `,` (and the end of what is open). */
type Verwacht = 'w' | 'w]' | 's' | 's}' | ':' | ',';

// JSON.parse of Node 20 does not always say where; walking the tokens does. Returns the place of the first wrong one.
function breuk(tekst: string): number {
  const open: string[] = [];
  let verwacht: Verwacht = 'w';
  let plek = 0;
  for (;;) {
    WIT.lastIndex = plek;
    plek += WIT.exec(tekst)?.[0].length ?? 0;
    STUK.lastIndex = plek;
    const isTekst = tekst.charCodeAt(plek) === 34;
    const eind = isTekst ? heleTekst(tekst, plek) : plek + (STUK.exec(tekst)?.[0].length ?? 0);
    if (eind < 0) return -eind;
    if (eind === plek) return plek;
    const teken = /[{}[\],:]/.test(tekst.charAt(plek)) ? tekst.charAt(plek) : undefined;
    const na = volgende(verwacht, teken, isTekst, open);
    if (na === null) return plek;
    verwacht = na;
    plek = eind;
  }
}

// Index behind the closing quote; or minus the place of what may not stand in a text.
function heleTekst(tekst: string, begin: number): number {
  const eind = eindVanTekst(tekst, begin);
  for (let i = begin + 1; i < eind; i++) {
    if (tekst.charCodeAt(i) < 32) return -i;
    if (tekst.charCodeAt(i) !== 92) continue;
    if (!/^(?:["\\/bfnrt]|u[0-9a-f]{4})/i.test(tekst.slice(i + 1, i + 6))) return -i;
    i++;
  }
  return eind >= tekst.length ? -tekst.length : eind + 1;
}

function volgende(
  verwacht: Verwacht,
  teken: string | undefined,
  isTekst: boolean,
  open: string[],
): Verwacht | null {
  const top = open.at(-1);
  if (teken === undefined) {
    if (verwacht === 'w' || verwacht === 'w]') return ',';
    return isTekst && (verwacht === 's' || verwacht === 's}') ? ':' : null;
  }
  if (teken === '{' || teken === '[') {
    if (verwacht !== 'w' && verwacht !== 'w]') return null;
    open.push(teken);
    return teken === '{' ? 's}' : 'w]';
  }
  if (teken === ':') return verwacht === ':' ? 'w' : null;
  if (teken === ',') return verwacht === ',' && top ? (top === '{' ? 's' : 'w') : null;
  const sluit = teken === '}' ? '{' : '[';
  const mag = verwacht === ',' || verwacht === (teken === '}' ? 's}' : 'w]');
  if (!mag || top !== sluit) return null;
  open.pop();
  return ',';
}
