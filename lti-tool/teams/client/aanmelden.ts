import { app, authentication } from '@microsoft/teams-js';
import { spoken } from '../../ui/components/spoken.ts';
import type { Antwoord } from '../antwoord.ts';
import { toon } from './toon.ts';

interface Problem {
  title?: string;
  requestId?: string;
}

/** Teams may ask Microsoft first, and somebody may close that. */
const NO_TOKEN = Symbol('no token');

async function ask(
  place: HTMLElement,
  target: Readonly<Record<string, string>>,
): Promise<Response | typeof NO_TOKEN> {
  const token = await authentication.getAuthToken().catch(() => NO_TOKEN);
  if (typeof token !== 'string') return NO_TOKEN;
  return await fetch(place.dataset['aanmelden'] ?? '', {
    method: 'POST',
    headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
    body: new URLSearchParams(target),
  });
}

/**
 * Signs in by what Teams knows of who is there, and shows what comes of it when that is not simply being in.
 * @returns where to go on; null when a state of the page says what to do first
 */
export async function meldAan(
  target: Readonly<Record<string, string>>,
  again: (more: Record<string, string>) => void,
): Promise<string | null> {
  const place = document.getElementById('teams');
  if (!place) return null;
  const retry = (): void => again({});
  const answer = await ask(place, target).catch(() => null);
  // Teams waits for either; with a failure it says so itself, and it has nothing of ours to show.
  if (answer === null) app.notifyFailure({ reason: app.FailedReason.Other });
  else void app.notifySuccess();
  if (answer === NO_TOKEN) shown('toestemming', retry);
  else if (!answer?.ok) {
    const { title, requestId } = ((await answer?.json().catch(() => null)) ?? {}) as Problem;
    shown('geweigerd', retry, {
      ...(title ? { reden: title } : {}),
      ...(requestId ? { nummer: requestId } : {}),
    });
  } else return next((await answer.json()) as Antwoord, again);
  return null;
}

function shown(id: string, retry: () => void, vulling = {}): void {
  toon(id, vulling).querySelector('#teams-opnieuw')?.addEventListener('click', retry);
}

function next(answer: Antwoord, again: (more: Record<string, string>) => void): string | null {
  if (answer.soort === 'binnen') return answer.naar;
  if (answer.soort === 'onbekend') shown('onbekend', () => again({}), { code: spoken(answer.code) });
  if (answer.soort === 'venster') {
    const field = toon('venster').querySelector<HTMLInputElement>('input[name="ticket"]');
    if (field) field.value = answer.ticket;
  }
  if (answer.soort === 'kies') toon('kies', { scholen: (list) => fillSchools(list, answer.scholen, again) });
  return null;
}

function fillSchools(
  list: HTMLElement,
  scholen: readonly { id: string; naam: string }[],
  again: (more: Record<string, string>) => void,
): void {
  const pattern = list.querySelector('button');
  const buttons = scholen.map(({ id, naam }) => {
    const button = pattern?.cloneNode(true) as HTMLButtonElement;
    const label = button.querySelector('span:last-child');
    if (label) label.textContent = naam;
    button.addEventListener('click', () => again({ school: id }));
    return button;
  });
  list.replaceChildren(...buttons);
}
