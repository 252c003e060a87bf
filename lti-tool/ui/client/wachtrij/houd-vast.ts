import type { Htmx } from 'htmx.org';
import { momentopname, toonCel } from './cel.ts';
import { nu } from './klok.ts';
import { bewaar, verwijder } from './opslag.ts';
import { type GevraagdeTik, tikkenIn } from './vraag.ts';
import { meld, persoon, toon, verstuur } from './wachtrij.ts';

declare const htmx: Htmx;

/** What an htmx request was about. */
export interface Mislukt {
  readonly sourceElement: Element;
  readonly request: { readonly action: string; readonly body?: unknown };
  /** Null: no answer came. */
  readonly status: number | null;
}

/** Trying again later helps: no answer, not signed in (any more), too much at once, or something wrong at the server. */
function laterBeter(status: number | null): boolean {
  return status === null || status === 401 || status === 408 || status === 429 || status >= 500;
}

const laatste = { ids: [] as string[], herstel: (): void => undefined };

/**
 * Keeps the marks of a request that did not come through, shows them as waiting, and lets them be undone (R33).
 * @returns false when the request is about something else, or this page or browser cannot keep anything
 */
export function houdVast({ sourceElement, request, status }: Mislukt, anders: () => void): boolean {
  const wie = persoon();
  if (!wie || !laterBeter(status) || !('indexedDB' in window)) return false;
  const body = request.body instanceof URLSearchParams ? request.body : null;
  const tikken = tikkenIn(new URL(request.action, document.baseURI).pathname, body, sourceElement);
  if (tikken.length === 0) return false;
  void bewaarEnToon(wie, tikken).catch(anders);
  return true;
}

async function bewaarEnToon(wie: string, tikken: readonly GevraagdeTik[]): Promise<void> {
  await bewaar(
    wie,
    tikken.map(({ id, inhoud }) => ({ id, inhoud })),
    nu(),
  );
  const terug = tikken.flatMap(({ cel, nummer }) => {
    if (!cel?.isConnected) return [];
    const weer = momentopname(cel);
    toonCel(cel, nummer, true);
    return [weer];
  });
  laatste.ids = tikken.map((t) => t.id);
  laatste.herstel = () => {
    for (const weer of terug) weer();
  };
  meld('melding-wacht');
  await toon();
  void verstuur();
}

/** "Ongedaan maken" of marks that wait takes them off the list; when they are gone already it is asked of the server. */
export function startTerugnemen(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-wacht-terug]')) return;
    void neemTerug();
  });
}

async function neemTerug(): Promise<void> {
  const { ids, herstel } = laatste;
  laatste.ids = [];
  const nog = await verwijder(ids);
  document.querySelector('#meldingen [data-wacht-melding]')?.remove();
  herstel();
  const weg = ids.filter((id) => !nog.includes(id));
  const veld = (naam: string) => document.querySelector<HTMLInputElement>(`#zet input[name=${naam}]`)?.value;
  const [groep, leerlijn] = [veld('groep'), veld('leerlijn')];
  if (weg.length > 0 && groep && leerlijn)
    await htmx.ajax('POST', '/matrix/ongedaan', {
      source: document.body,
      swap: 'none',
      values: { acts: weg.join(','), undo: crypto.randomUUID(), groep, leerlijn },
    });
  await toon();
}
