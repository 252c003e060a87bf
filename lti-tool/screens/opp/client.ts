/**
 * Keeps what is typed, once per pause. One request at a time for a field: the answer says what was seen last, and goes with
 * the next text. Words come from the server; this module has none.
 */
const PAUZE = 1_000;
const WEER = 5_000;

interface Bezig {
  klok: number;
  loopt: boolean;
  /** What was typed while a request ran. */
  nogEens: boolean;
  bewaard: string;
}

const velden = new WeakMap<HTMLFormElement, Bezig>();

const vorm = (event: Event): HTMLFormElement | null =>
  event.target instanceof HTMLTextAreaElement ? event.target.closest('form[data-bewaart]') : null;
const tekstVan = (form: HTMLFormElement): string => form.querySelector('textarea')?.value ?? '';

function bezigMet(form: HTMLFormElement): Bezig {
  const er = velden.get(form);
  if (er) return er;
  const begin = form.querySelector('textarea')?.defaultValue ?? '';
  const nieuw = { klok: 0, loopt: false, nogEens: false, bewaard: begin };
  velden.set(form, nieuw);
  return nieuw;
}

function straks(form: HTMLFormElement, na: number): void {
  const b = bezigMet(form);
  window.clearTimeout(b.klok);
  b.klok = window.setTimeout(() => void bewaar(form), na);
}

async function bewaar(form: HTMLFormElement): Promise<void> {
  const b = bezigMet(form);
  window.clearTimeout(b.klok);
  const tekst = tekstVan(form);
  if (tekst === b.bewaard) return;
  if (b.loopt) {
    b.nogEens = true;
    return;
  }
  b.loopt = true;
  b.nogEens = false;
  const antwoord = await verzend(form);
  b.loopt = false;
  // A colleague was first: leaving the page must not write over him. Only who has seen both and types on does.
  if (antwoord === 'bewaard' || antwoord === 'ander') b.bewaard = tekst;
  if (antwoord === 'stil') straks(form, WEER);
  else if (b.nogEens) straks(form, 0);
}

/** `ander`: a colleague was first. `stil`: no answer, so again later. */
type Antwoord = 'bewaard' | 'ander' | 'geweigerd' | 'stil';

async function verzend(form: HTMLFormElement): Promise<Antwoord> {
  const body = new URLSearchParams();
  for (const [naam, waarde] of new FormData(form)) if (typeof waarde === 'string') body.set(naam, waarde);
  const stand = form.querySelector('[data-stand]');
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { accept: 'text/html', 'hx-request': 'true' },
      keepalive: true,
    });
    const html = await answer.text();
    const nieuw = document.createRange().createContextualFragment(html);
    const gezien = nieuw.querySelector<HTMLElement>('[data-gezien]')?.dataset['gezien'];
    if (gezien === undefined) return answer.status < 500 ? 'geweigerd' : toonWacht(form);
    stand?.replaceChildren(nieuw);
    const veld = form.elements.namedItem('gezien');
    if (veld instanceof HTMLInputElement) veld.value = gezien;
    return answer.ok ? 'bewaard' : 'ander';
  } catch {
    return toonWacht(form);
  }
}

function toonWacht(form: HTMLFormElement): 'stil' {
  const woorden = form.querySelector<HTMLTemplateElement>('template[data-wacht]');
  if (woorden) form.querySelector('[data-stand]')?.replaceChildren(woorden.content.cloneNode(true));
  return 'stil';
}

document.addEventListener('input', (event) => {
  const form = vorm(event);
  if (form) straks(form, PAUZE);
});
document.addEventListener('focusout', (event) => {
  const form = vorm(event);
  if (form) void bewaar(form);
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'hidden') return;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-bewaart]')) void bewaar(form);
});
