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

export interface TickCellProps {
  /** Stable over updates: it carries the focus through a swap. */
  id: string;
  /** Who, for example "Pip Regenlaars". Not needed with `labelledBy`. */
  leerling?: string;
  /** What, in full: the leerdoel or the actie. Not needed with `labelledBy`. */
  wat?: string;
  /** Ids of the elements that say who and what, where they are in sight already; the state is added to it. */
  labelledBy?: string;
  /** Sent with the request, as with any button. */
  name?: string;
  value?: string;
  /** Takes the focus when it comes in with an answer (client/keep-focus.ts). */
  focus?: boolean;
  /** Ticked off: a leerdoel is behaald, an actie is gedaan. */
  done: boolean;
  /** Only for a leerdoel: how far it is; draws the water level. */
  stand?: Stand;
  /** Words for the state when it is not a leerdoel; default "gedaan" / "nog niet gedaan". */
  words?: { done: string; open: string };
  /** The last tap was not saved. */
  error?: boolean;
  disabled?: boolean;
  hx?: Hx;
}

/**
 * One cell to tick: a real toggle button (R29, R30). The answer of the server is the same cell in its new state,
 * swapped over itself (`outerHTML` is the default here).
 */
export function TickCell(props: TickCellProps): VNode {
  const words = props.words ?? { done: 'gedaan', open: 'nog niet gedaan' };
  const state = props.stand === undefined ? (props.done ? words.done : words.open) : STAND_WORDS[props.stand];
  const said = `${state}${props.error ? ', niet bewaard' : ''}`;
  const label = props.labelledBy === undefined ? `${props.leerling}: ${props.wat}, ${said}` : said;
  return (
    <button
      type="button"
      class="k-tick"
      id={props.id}
      name={props.name}
      value={props.value}
      aria-pressed={props.done ? 'true' : 'false'}
      aria-label={label}
      aria-labelledby={props.labelledBy === undefined ? undefined : `${props.labelledBy} ${props.id}`}
      data-focus={props.focus ? '' : undefined}
      data-stand={props.stand}
      data-error={props.error ? '' : undefined}
      disabled={props.disabled}
      {...hx(props.hx ? { swap: 'outerHTML', ...props.hx } : undefined)}
    />
  );
}
