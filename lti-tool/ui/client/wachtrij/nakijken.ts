import type { Htmx } from 'htmx.org';
import { alsCel, toonCel } from './cel.ts';
import { verwijder } from './opslag.ts';
import type { Tik } from './tikken.ts';

/** As many as one message can hold; the rest follows when these are seen. */
const LIJST = 50;

function alsTekst({ id, waarom = 'niet_bij', inhoud }: Tik): string {
  const plek =
    inhoud.soort === 'actie' ? [inhoud.kaartActie] : [inhoud.leerling, inhoud.leerdoel, String(inhoud.stand)];
  return [id, waarom, ...plek].join('.');
}

/** Asks the server to put into words what needs the eye of the person: only it knows names. */
export async function nakijken(htmx: Htmx, tikken: readonly Tik[]): Promise<void> {
  if (tikken.length === 0) return;
  const lijst = tikken.slice(0, LIJST);
  await htmx.ajax('POST', '/afvinken/wachtrij/nakijken', {
    source: document.body,
    swap: 'none',
    values: {
      verschillen: lijst.flatMap((t) => (t.staat === 'verschil' ? [t.id] : [])).join(','),
      geweigerd: lijst.flatMap((t) => (t.staat === 'geweigerd' ? [alsTekst(t)] : [])).join(','),
    },
  });
}

/** Forgets what was settled; the last one takes the message along. */
async function vergeet(
  ids: readonly string[],
  regel: Element | null,
  toon: () => Promise<void>,
): Promise<void> {
  await verwijder(ids);
  const lijst = regel?.parentElement;
  regel?.remove();
  if (lijst?.childElementCount === 0) {
    document.getElementById('wachtrij-nakijken')?.remove();
    document.getElementById('inhoud')?.focus({ preventScroll: true });
  } else lijst?.querySelector('button')?.focus();
  await toon();
}

/** The buttons of that message. A choice that is sent is forgotten once the server has it. */
export function startNakijken(toon: () => Promise<void>): void {
  const regelVan = (from: Element) => from.closest('[data-wachtrij-klaar]');
  document.addEventListener('click', (event) => {
    const knop =
      event.target instanceof Element ? event.target.closest('[data-wachtrij-klaar] button') : null;
    const act =
      knop && !knop.hasAttribute('hx-post') ? regelVan(knop)?.getAttribute('data-wachtrij-klaar') : null;
    if (knop && act) void vergeet([act], knop.closest('li'), toon);
  });
  document.addEventListener('htmx:after:request', (event) => {
    const { sourceElement, response, request } = event.detail.ctx;
    const act = regelVan(sourceElement)?.getAttribute('data-wachtrij-klaar');
    if (!act || (response?.status ?? 500) >= 400) return;
    const regel = sourceElement.closest('li');
    const cel = alsCel(document.getElementById(regel?.dataset['cel'] ?? ''));
    const body = request.body;
    if (cel && body instanceof URLSearchParams) toonCel(cel, Number(body.get('stand')), false);
    void vergeet([act], regel, toon);
  });
  document.addEventListener('htmx:after:swap', () => {
    const blad = document.getElementById('wachtrij-nakijken');
    const klaar = blad?.dataset['klaar'];
    if (!blad || !klaar) return;
    delete blad.dataset['klaar'];
    void verwijder(klaar.split(',')).then(toon);
  });
}
