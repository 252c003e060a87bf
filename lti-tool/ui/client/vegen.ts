import type { Htmx } from 'htmx.org';
import { streekStanden, type ZetWoord } from '../tik-regels.ts';
import { alsCel, leesCode } from './wachtrij/cel.ts';

declare const htmx: Htmx;

/** A stroke under way: the cells it touched, in that order. */
interface Streek {
  readonly pointer: number;
  readonly grid: Element;
  readonly cellen: HTMLButtonElement[];
  x: number;
  y: number;
}

/** Points between two places of the pointer lie no further apart than this, CSS pixels: a cell is 44. */
const STAP = 12;
const KEUZE = 'vegen';

function celOp(x: number, y: number): HTMLButtonElement | null {
  const plek = document.elementFromPoint(x, y)?.closest('.k-tick, td');
  return alsCel(plek?.matches('td') ? plek.querySelector('.k-tick') : plek);
}

/** A mouse scrolls with its wheel; a finger only paints when the person chose so, for else it scrolls. */
function magVegen(event: PointerEvent): boolean {
  if (event.button !== 0 || !event.isPrimary || event.ctrlKey || event.shiftKey) return false;
  return event.pointerType === 'mouse' || vegenAan();
}

const schakelaar = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>('#vegen');
const vegenAan = (): boolean => schakelaar()?.checked ?? false;

/**
 * Paint to mark (R33): drag over cells of the matrix and they all get what a tap on the first would give; one stroke is one request
 * and one undo. Where the browser scrolls instead it says so (`pointercancel`) and nothing happens.
 */
export function startVegen(): void {
  let streek: Streek | null = null;
  let slik = 0;
  const stop = () => {
    for (const cel of streek?.cellen ?? []) cel.removeAttribute('data-veeg');
    streek = null;
  };
  document.addEventListener('pointerdown', (event) => {
    stop();
    const cel = event.target instanceof Element ? alsCel(event.target.closest('.k-tick')) : null;
    const grid = cel?.closest('[data-matrix]');
    if (!cel || !grid || !magVegen(event)) return;
    streek = { pointer: event.pointerId, grid, cellen: [cel], x: event.clientX, y: event.clientY };
  });
  document.addEventListener('pointermove', (event) => {
    if (!streek || event.pointerId !== streek.pointer) return;
    raak(streek, event.clientX, event.clientY);
    if (streek.cellen.length > 1) event.preventDefault();
  });
  document.addEventListener('pointerup', (event) => {
    if (!streek || event.pointerId !== streek.pointer) return;
    raak(streek, event.clientX, event.clientY);
    const { cellen } = streek;
    stop();
    if (cellen.length < 2) return;
    slik = performance.now();
    zend(cellen);
  });
  document.addEventListener('pointercancel', stop);
  document.addEventListener(
    'click',
    (event) => {
      // The click that ends a stroke is no tap of its own.
      if (slik === 0 || performance.now() - slik > 100) return;
      slik = 0;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
  onthoudKeuze();
}

/** Every cell on the way from where the pointer was, so that a quick stroke leaves no holes. */
function raak(streek: Streek, x: number, y: number): void {
  const [dx, dy] = [x - streek.x, y - streek.y];
  const stappen = Math.max(1, Math.ceil(Math.hypot(dx, dy) / STAP));
  for (let n = 1; n <= stappen; n += 1) {
    const cel = celOp(streek.x + (dx * n) / stappen, streek.y + (dy * n) / stappen);
    if (!cel || streek.cellen.includes(cel) || cel.closest('[data-matrix]') !== streek.grid) continue;
    streek.cellen.push(cel);
  }
  streek.x = x;
  streek.y = y;
  if (streek.cellen.length > 1) for (const cel of streek.cellen) cel.setAttribute('data-veeg', '');
}

/** The stroke as one request; nothing when no cell would change. */
function zend(cellen: readonly HTMLButtonElement[]): void {
  const [eerste] = cellen;
  if (!eerste) return;
  const doel = eerste.dataset['stand'] !== undefined;
  const zet = document.querySelector<HTMLInputElement>('#zet input[name=zet]:checked')?.value ?? 'tik';
  const gezien = cellen.map((cel) => leesCode(cel.value));
  const nodig = doel
    ? streekStanden(
        zet as ZetWoord,
        gezien.map((c) => ({ stand: c.nummer, vanaf: c.vanaf })),
      ).some((stand) => stand !== null)
    : true;
  if (!nodig) return;
  const ids = (cel: HTMLButtonElement) => cel.id.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  const values = { zet, cellen: cellen.map((cel) => [...ids(cel), cel.value].join('.')).join(',') };
  void htmx.ajax('POST', `/matrix/streek/${doel ? 'doelen' : 'acties'}`, {
    source: eerste,
    swap: 'none',
    values,
  });
}

/** The choice to paint with a finger is kept as long as the tab is open. */
function onthoudKeuze(): void {
  const vak = schakelaar();
  if (!vak) return;
  vak.checked = sessionStorage.getItem(KEUZE) === '1';
  vak.addEventListener('change', () => sessionStorage.setItem(KEUZE, vak.checked ? '1' : '0'));
}
