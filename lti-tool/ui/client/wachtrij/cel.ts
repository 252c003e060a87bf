/** What a cell of the matrix or the card says of itself: `act~stand~vanaf~matrix`, or of an actie `act~0|1~matrix~sjabloon`. */
export interface CelCode {
  readonly act: string;
  readonly nummer: number;
  readonly vanaf: number;
}

export function leesCode(code: string): CelCode {
  const [act = '', nummer = '0', vanaf = '4'] = code.split('~');
  return { act, nummer: Number(nummer), vanaf: Number(vanaf) };
}

/** Words for a stand or for done, as the page brought them; '' when it brought none. */
function woord(cel: HTMLButtonElement, nummer: number): string {
  const lijst =
    document.getElementById('zet')?.dataset[cel.dataset['stand'] === undefined ? 'gedaan' : 'standen'];
  return lijst?.split('|')[nummer] ?? '';
}

/** A cell as it is, to be put back. */
export function momentopname(cel: HTMLButtonElement): () => void {
  const { value } = cel;
  const namen = ['data-stand', 'aria-pressed', 'aria-label', 'data-wacht'];
  const was = namen.map((naam) => [naam, cel.getAttribute(naam)] as const);
  return () => {
    cel.value = value;
    for (const [naam, waarde] of was)
      if (waarde === null) cel.removeAttribute(naam);
      else cel.setAttribute(naam, waarde);
  };
}

/**
 * Shows a stand (or for an actie 1 done, 0 open) in a cell before or without an answer of the server; the next tap on it is a new act.
 * `wacht`: it waits on this device.
 */
export function toonCel(cel: HTMLButtonElement, nummer: number, wacht: boolean): void {
  const doel = cel.dataset['stand'] !== undefined;
  const delen = cel.value.split('~');
  const vanaf = doel ? Number(delen[2] ?? 4) : 1;
  cel.value = [crypto.randomUUID(), String(nummer), ...delen.slice(2)].join('~');
  if (doel) cel.dataset['stand'] = String(nummer);
  cel.setAttribute('aria-pressed', nummer >= vanaf ? 'true' : 'false');
  const naam = woord(cel, nummer);
  const wachtWoord = wacht ? (document.getElementById('zet')?.dataset['wacht'] ?? '') : '';
  if (naam) cel.setAttribute('aria-label', [`nu: ${naam}`, wachtWoord].filter(Boolean).join(', '));
  cel.toggleAttribute('data-wacht', wacht);
}

/** A cell that takes taps, by its id or as found. */
export function alsCel(element: Element | null | undefined): HTMLButtonElement | null {
  return element instanceof HTMLButtonElement && element.matches('.k-tick[hx-post]') ? element : null;
}
