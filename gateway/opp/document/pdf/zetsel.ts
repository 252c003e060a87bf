import { type Cel, type Punt, stukken, type Tekst } from '../blad.ts';
import { STIJL, type Stijl } from './maten.ts';
import type { Element, Pers, Zetregel } from './pers.ts';
import { breek } from './regels.ts';

export interface Plek {
  readonly breed: number;
  readonly dx?: number;
  readonly voor?: number;
  readonly versiering?: (x: number, y: number) => void;
}

const leeg = (tekst: Tekst): boolean => stukken(tekst).every((stuk) => stuk.tekst.trim() === '');

/** Sets text as one element of the structure tree; nothing when there is no text, because an element must hold something. */
export function zet(
  pers: Pers,
  ouder: Element,
  tag: string,
  tekst: Tekst,
  stijl: Stijl,
  plek: Plek,
): Zetregel[] {
  if (leeg(tekst)) return [];
  return zetIn(pers, pers.element(ouder, tag), tag, tekst, stijl, plek);
}

/** As `zet`, in an element that is there already. */
export function zetIn(
  pers: Pers,
  element: Element,
  tag: string,
  tekst: Tekst,
  stijl: Stijl,
  plek: Plek,
): Zetregel[] {
  const { dx = 0, voor = stijl.voor } = plek;
  return breek(pers.letters, stukken(tekst), stijl, plek.breed - dx).map((regel, n) => ({
    element,
    tag,
    regel,
    stijl,
    dx,
    voor: n === 0 ? voor : 0,
    ...(n === 0 && plek.versiering ? { versiering: plek.versiering } : {}),
  }));
}

const INSPRONG = 12;

/** A list: L, with LI and LBody in it; its bullets are decoration. */
export function zetLijst(pers: Pers, ouder: Element, punten: readonly Punt[], plek: Plek): Zetregel[] {
  if (punten.every((punt) => leeg(punt.tekst))) return [];
  const lijst = pers.element(ouder, 'L');
  const dx = (plek.dx ?? 0) + INSPRONG;
  return punten.flatMap((punt, n): Zetregel[] => {
    if (leeg(punt.tekst)) return [];
    const body = pers.element(pers.element(lijst, 'LI'), 'LBody');
    const bolletje = (x: number, y: number) => {
      pers.doc.circle(x + dx - 7, y + STIJL.gewoon.regel / 2 + 0.5, 1.6).fill(pers.blad.huisstijl.kleur);
    };
    const voor = n === 0 ? (plek.voor ?? 0) : 4;
    return [
      ...zet(pers, body, 'P', punt.tekst, STIJL.gewoon, {
        breed: plek.breed,
        dx,
        voor,
        versiering: bolletje,
      }),
      ...zet(pers, body, 'P', punt.klein ?? '', STIJL.klein, { breed: plek.breed, dx }),
    ];
  });
}

/** What stands in a cell: the text, its list, and its origin in small print. */
export function zetCel(pers: Pers, ouder: Element, cel: Cel, stijl: Stijl, breed: number): Zetregel[] {
  const tekst = zet(pers, ouder, 'P', cel.tekst, cel.leeg ? STIJL.zacht : stijl, { breed });
  const voor = tekst.length === 0 ? 0 : 4;
  const punten = cel.punten ? zetLijst(pers, ouder, cel.punten, { breed, voor }) : [];
  return [...tekst, ...punten, ...zet(pers, ouder, 'P', cel.klein ?? '', STIJL.klein, { breed })];
}
