import type { Htmx } from 'htmx.org';
import { alsCel, toonCel } from './cel.ts';
import { hoorKlok, nu } from './klok.ts';
import { nakijken, startNakijken } from './nakijken.ts';
import { alle, verwijder } from './opslag.ts';
import { isVerlopen, overzicht, wachttijd } from './tikken.ts';
import { type Toestand, toonRegel } from './toon.ts';
import { type Verzonden, verzend } from './verzend.ts';

declare const htmx: Htmx;

/** Who this page is for; null: nobody, so nothing is kept and nothing sent. */
export const persoon = (): string | null =>
  document.querySelector<HTMLMetaElement>('meta[name=koers-persoon]')?.content ?? null;

const staat = { pogingen: 0, timer: 0, bezig: false, toestand: 'gewoon' as Toestand };

/** Reads what waits and shows it. */
export async function toon(): Promise<void> {
  const wie = persoon();
  if (wie) toonRegel(overzicht(await alle(), wie, nu()), staat.toestand);
}

/** The leerlijn that is open in the matrix. */
const leerlijn = (): string | null =>
  document.querySelector<HTMLInputElement>('#zet input[name=leerlijn]')?.value ?? null;

/** Sends what waits, one window of the browser at a time; with what went wrong it tries again later, by itself. */
export async function verstuur(): Promise<void> {
  const wie = persoon();
  if (!wie || staat.bezig) return;
  staat.bezig = true;
  window.clearTimeout(staat.timer);
  try {
    const uit = await alleenHier(() => verzend(wie, leerlijn()));
    if (uit) await na(uit);
  } finally {
    staat.bezig = false;
  }
}

/** Two windows that send the same marks do no harm (their ids count once), but one is enough. */
async function alleenHier<T>(work: () => Promise<T>): Promise<T | null> {
  if (!('locks' in navigator)) return await work();
  return await navigator.locks.request('koers-wachtrij', { ifAvailable: true }, (lock) =>
    lock ? work() : null,
  );
}

async function na(uit: Verzonden): Promise<void> {
  if (uit.hoe === 'later') {
    staat.pogingen += 1;
    const pauze = Math.max(uit.na ?? 0, wachttijd(staat.pogingen, Math.random()));
    staat.timer = window.setTimeout(() => void verstuur(), pauze);
    return await toon();
  }
  staat.pogingen = 0;
  staat.toestand = uit.hoe === 'aanmelden' ? 'aanmelden' : staat.toestand;
  if (uit.hoe === 'klaar' && uit.tikken.length > 0) {
    staat.toestand = 'opgeslagen';
    document.querySelector('#meldingen [data-wacht-melding]')?.remove();
    for (const { cellen, graden } of uit.antwoorden) {
      for (const { id, nummer } of cellen) {
        const cel = alsCel(document.getElementById(id));
        if (cel) toonCel(cel, nummer, false);
      }
      for (const { id, html } of graden) document.getElementById(id)?.setHTMLUnsafe(html);
    }
    // Also where no answer says how a cell stands, as on a card: nothing waits any more.
    for (const cel of document.querySelectorAll('.k-tick[data-wacht]')) cel.removeAttribute('data-wacht');
    await nakijken(htmx, await mijnNakijken());
  }
  await toon();
}

const mijnNakijken = async () => overzicht(await alle(), persoon() ?? '', nu()).nakijken;

/** What waited too long goes, and its owner is told (R33: marks expire). */
async function ruimOp(): Promise<void> {
  const oud = (await alle()).filter((t) => isVerlopen(t, nu()));
  await verwijder(oud.map((t) => t.id));
  if (oud.some((t) => t.persoon === persoon() && t.staat === 'wacht')) meld('melding-vervallen');
}

/** Shows a message of the layout. */
export function meld(id: string): void {
  const template = document.getElementById(id);
  const plek = document.getElementById('meldingen');
  if (template instanceof HTMLTemplateElement && plek) plek.replaceChildren(template.content.cloneNode(true));
}

/** Marks that wait on this device (R33): sent when the page opens, when the network is back, and after every answer of the server. */
export function startWachtrij(): void {
  if (!persoon() || !('indexedDB' in window)) return;
  window.addEventListener('online', () => void verstuur());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void verstuur();
  });
  document.addEventListener('htmx:after:request', (event) => {
    const { response } = event.detail.ctx;
    hoorKlok(response?.headers.get('date'));
    if (
      response &&
      response.status < 400 &&
      document.getElementById('wachtrij')?.dataset['staat'] === 'wacht'
    )
      void verstuur();
  });
  startNakijken(toon);
  void begin().catch(() => undefined); // a browser that keeps nothing: marks are sent at once or not at all
}

async function begin(): Promise<void> {
  await ruimOp();
  await verstuur();
  await nakijken(htmx, await mijnNakijken());
  await toon();
}
