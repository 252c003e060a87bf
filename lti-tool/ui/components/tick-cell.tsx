import type { VNode } from 'preact';
import { type Hx, hx } from './hx.ts';

/** The five standen of a leerdoel (domain.md §5.1). */
export type Stand = 0 | 1 | 2 | 3 | 4;

export const STAND_WORDS: Record<Stand, string> = {
  0: 'niet gestart',
  1: 'aangeboden',
  2: 'met hulp',
  3: 'zelfstandig in een bekende situatie',
  4: 'beheerst',
};

export interface TickCellState {
  /** Stable over updates: it carries the focus through a swap. */
  id: string;
  /** Ticked off: a leerdoel is behaald, an actie is gedaan. */
  done: boolean;
  /** Only for a leerdoel: how far it is; draws the water level. */
  stand?: Stand;
  /** Words for the state when it is not a leerdoel; default "gedaan" / "nog niet gedaan". */
  words?: { done: string; open: string };
  /** The last tap was not saved. */
  error?: boolean;
  disabled?: boolean;
  /** Why it takes no tap any more, in words; it stays a stop for the keyboard, so that this is heard. */
  closed?: string;
  /** Sent along with the tap. */
  name?: string;
  value?: string;
  hx?: Hx;
}

/** Who and what: in words, or as ids of elements on the page that say it (the headings of a matrix). */
export type TickCellName =
  | {
      /** For example "Pip Regenlaars". */
      leerling: string;
      /** The leerdoel or the actie, in full. */
      wat: string;
    }
  | { labelledBy: readonly string[] };

export type TickCellProps = TickCellState & TickCellName;

/**
 * One cell to tick: a real toggle button (R29, R30). Its name is who, what and the state. The answer of the server is
 * the same cell in its new state, swapped over itself (`outerHTML` is the default here).
 */
export function TickCell(props: TickCellProps): VNode {
  return (
    <button
      type="button"
      class="k-tick"
      id={props.id}
      name={props.name}
      value={props.value}
      aria-pressed={props.done ? 'true' : 'false'}
      {...nameOf(props)}
      data-stand={props.stand}
      data-error={props.error ? '' : undefined}
      disabled={props.disabled && props.closed === undefined}
      aria-disabled={props.closed === undefined ? undefined : 'true'}
      title={props.closed}
      {...hx(props.hx ? { swap: 'outerHTML', ...props.hx } : undefined)}
    />
  );
}

/** With `labelledBy` the button names itself last, so that its state (`aria-label`) follows the headings. */
function nameOf(props: TickCellProps): { 'aria-label': string; 'aria-labelledby'?: string } {
  const words = props.words ?? { done: 'gedaan', open: 'nog niet gedaan' };
  const stand = props.stand === undefined ? (props.done ? words.done : words.open) : STAND_WORDS[props.stand];
  const state = props.error ? `${stand}, niet bewaard` : props.closed ? `${stand}, ${props.closed}` : stand;
  if ('labelledBy' in props) {
    // "nu:" keeps the state apart from the last words of the doel ("… klaargelegd" / "met hulp").
    return { 'aria-label': `nu: ${state}`, 'aria-labelledby': [...props.labelledBy, props.id].join(' ') };
  }
  return { 'aria-label': `${props.leerling}: ${props.wat}, ${state}` };
}
