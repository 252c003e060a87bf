import { pages } from '@microsoft/teams-js';
import { meldAan } from './aanmelden.ts';
import { begin } from './begin.ts';
import { toon } from './toon.ts';

const place = document.getElementById('teams');
const { groepen = '', inhoud = '', origin = '' } = place?.dataset ?? {};

/** What was chosen: a place in Koers, which names nobody and no group. */
const gekozen = (): string =>
  document.querySelector<HTMLInputElement>('#teams-keuze input[name="plek"]:checked')?.value ?? '';

/** When Teams saves the tab: where it is, and what it shows. The label in the channel is that of Koers, not of a group. */
function bewaar(event: pages.config.SaveEvent): void {
  const plek = gekozen();
  const config = {
    entityId: plek,
    contentUrl: inhoud,
    websiteUrl: `${origin}/${plek.replace('.', '/')}`,
    suggestedDisplayName: 'Koers',
  };
  pages.config.setConfig(config).then(
    () => event.notifySuccess(),
    () => event.notifyFailure('Koers'),
  );
}

async function kies(more: Record<string, string> = {}): Promise<void> {
  const naar = await meldAan(more, (asked) => void kies(asked));
  if (naar === null) return;
  const answer = await fetch(groepen, { headers: { Accept: 'text/html' } });
  if (!answer.ok) {
    toon('geweigerd')
      .querySelector('#teams-opnieuw')
      ?.addEventListener('click', () => void kies());
    return;
  }
  const html = await answer.text();
  toon('instellen', { groepen: (at) => void at.replaceChildren(fragment(html)) });
  document
    .getElementById('teams-keuze')
    ?.addEventListener('change', () => pages.config.setValidityState(gekozen() !== ''));
}

/** What our own server rendered and escaped. */
function fragment(html: string): DocumentFragment {
  return document.createRange().createContextualFragment(html);
}

const context = await begin();
if (context) {
  pages.config.registerOnSaveHandler(bewaar);
  await kies();
}
