import { spreek } from '../../../ui/client/nederlandse-stem.ts';

/** How long Koers points at one thing, in milliseconds. */
const TEMPO = { langzaam: 3500, gewoon: 2200, snel: 1300 } as const;
type Tempo = keyof typeof TEMPO;
const SLEUTEL = 'stem-aanwijzen';
/** A hand that trembles presses twice: what comes this soon after a choice does not count. */
const TRIL_MS = 400;

interface Stand {
  aan: boolean;
  tempo: Tempo;
  /** Whether what is pointed at is said aloud; follows the button "Lees voor". */
  hardop: boolean;
}

const isTempo = (tekst: string): tekst is Tempo => tekst in TEMPO;

/** The setting stays on this device as long as the browser is open; a browser that keeps nothing begins plain on every page. */
function onthouden(): Stand {
  const [aan, tempo = '', hardop] = (sessionStorage.getItem(SLEUTEL) ?? '').split(' ');
  return { aan: aan === 'ja', tempo: isTempo(tempo) ? tempo : 'gewoon', hardop: hardop === 'ja' };
}

/**
 * Scanning for who has one switch: one thing after the other gets the focus, and one press (space, Enter, or a tap anywhere)
 * chooses what has it. Pressing the space bar while nothing has the focus begins it; Escape ends it.
 */
export function startAanwijzen(stem: HTMLElement): void {
  const deel = stem.querySelector<HTMLElement>('[data-aanwijzen]');
  const schakelaar = deel?.querySelector<HTMLButtonElement>('#aanwijzen');
  const tempi = deel?.querySelector<HTMLElement>('[data-tempo]');
  if (!deel || !schakelaar || !tempi) return;
  deel.hidden = false;
  new Aanwijzer(stem, schakelaar, tempi).start();
}

class Aanwijzer {
  readonly #stem: HTMLElement;
  readonly #schakelaar: HTMLButtonElement;
  readonly #tempi: HTMLElement;
  readonly #stand = onthouden();
  #klok = 0;
  #bij: HTMLElement | null = null;
  #gekozenOp = 0;

  constructor(stem: HTMLElement, schakelaar: HTMLButtonElement, tempi: HTMLElement) {
    this.#stem = stem;
    this.#schakelaar = schakelaar;
    this.#tempi = tempi;
  }

  start(): void {
    this.#schakelaar.addEventListener('click', () => this.#zet(!this.#stand.aan));
    for (const knop of this.#tempi.querySelectorAll('button'))
      knop.addEventListener('click', () => {
        if (isTempo(knop.value)) this.#stand.tempo = knop.value;
        this.#zet(true);
      });
    this.#stem.querySelector('[data-lees]')?.addEventListener('click', () => {
      this.#stand.hardop = !this.#stand.hardop;
      this.#bewaar();
    });
    document.addEventListener('keydown', (event) => this.#toets(event), { capture: true });
    document.addEventListener('pointerdown', (event) => this.#tik(event), { capture: true });
    window.addEventListener('pagehide', () => window.clearInterval(this.#klok));
    this.#toon();
    if (this.#stand.aan) this.#begin();
  }

  /** What can be chosen now, in the order of the page. */
  #keuzes(): HTMLElement[] {
    const all = this.#stem.querySelectorAll<HTMLElement>('[data-scan] :is(a, button, input[type=file])');
    return [...all].filter((one) => one.checkVisibility() && !one.matches(':disabled'));
  }

  #bewaar(): void {
    const { aan, tempo, hardop } = this.#stand;
    sessionStorage.setItem(SLEUTEL, `${aan ? 'ja' : 'nee'} ${tempo} ${hardop ? 'ja' : 'nee'}`);
  }

  #toon(): void {
    this.#schakelaar.setAttribute('aria-pressed', String(this.#stand.aan));
    this.#tempi.hidden = !this.#stand.aan;
    for (const knop of this.#tempi.querySelectorAll('button'))
      knop.setAttribute('aria-pressed', String(knop.value === this.#stand.tempo));
  }

  #zet(aan: boolean): void {
    this.#stand.aan = aan;
    this.#bewaar();
    this.#toon();
    window.clearInterval(this.#klok);
    this.#bij?.classList.remove('is-aangewezen');
    this.#bij = null;
    if (aan) this.#begin();
  }

  #begin(): void {
    // Where the focus came back to after a choice, pointing goes on; else at the first.
    const [eerste] = this.#keuzes();
    const hier = document.activeElement;
    const verder = hier instanceof HTMLElement && this.#keuzes().includes(hier) ? hier : eerste;
    if (verder) this.#wijs(verder);
    this.#klok = window.setInterval(() => this.#volgende(), TEMPO[this.#stand.tempo]);
  }

  #volgende(): void {
    const keuzes = this.#keuzes();
    const at = this.#bij ? keuzes.indexOf(this.#bij) : -1;
    const volgende = keuzes[(at + 1) % keuzes.length];
    if (volgende) this.#wijs(volgende);
  }

  #wijs(keuze: HTMLElement): void {
    this.#bij?.classList.remove('is-aangewezen');
    this.#bij = keuze;
    keuze.classList.add('is-aangewezen');
    keuze.focus({ preventScroll: true });
    keuze.scrollIntoView({ block: 'nearest' });
    if (this.#stand.hardop) spreek(keuze.textContent.trim());
  }

  #kies(): void {
    if (performance.now() - this.#gekozenOp < TRIL_MS) return;
    this.#gekozenOp = performance.now();
    this.#bij?.click();
  }

  #toets(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.#stand.aan) this.#zet(false);
    if (event.key !== ' ' && event.key !== 'Enter') return;
    const begint = event.key === ' ' && !this.#stand.aan && document.activeElement === document.body;
    if (!begint && !(this.#stand.aan && this.#wijstAan())) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return; // held down is one press
    if (begint) this.#zet(true);
    else this.#kies();
  }

  /** Somebody who typed or tabbed elsewhere works by himself there. */
  #wijstAan(): boolean {
    const at = document.activeElement;
    return at === document.body || at === this.#bij;
  }

  /** A tap beside everything chooses what is pointed at; a tap on something is that thing. */
  #tik(event: PointerEvent): void {
    if (!this.#stand.aan || !(event.target instanceof Element)) return;
    if (event.target.closest('a, button, input, textarea, label, audio, canvas, summary')) return;
    event.preventDefault();
    this.#kies();
  }
}
