import { pages } from '@microsoft/teams-js';
import { meldAan } from './aanmelden.ts';
import { begin } from './begin.ts';
import { kader, zetThema } from './thema.ts';

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([type="hidden"]), select, textarea, summary';

/** From Teams with Tab: to the first or the last that can be pressed, in Koers itself when it stands here. */
function neemFocus(forward: boolean): void {
  const page = kader()?.contentDocument ?? document;
  const all = [...page.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.checkVisibility());
  (forward ? all[0] : all.at(-1))?.focus();
}

/** Koers itself, in the place of this page. Who comes back to it after his session has ended, signs in from the beginning. */
function openKoers(naar: string, thema: string | undefined): void {
  const template = document.getElementById('teams-kader');
  const main = document.querySelector('main');
  if (!(template instanceof HTMLTemplateElement) || !main) return;
  main.replaceChildren(template.content.cloneNode(true));
  document.title = 'Koers';
  document.getElementById('teams-terug')?.addEventListener('click', () => pages.returnFocus(true));
  const frame = kader();
  if (!frame) return;
  zetThema(thema);
  let begun = false;
  frame.addEventListener('load', () => {
    zetThema(document.documentElement.dataset['theme']);
    const ended = frame.contentDocument?.querySelector('[data-fout="not_signed_in"]');
    if (ended && begun) window.location.reload();
    begun = true;
  });
  frame.src = naar;
}

const context = await begin();
if (context) {
  pages.registerFocusEnterHandler((forward) => neemFocus(forward));
  const { id = '', subPageId = '' } = context.page;
  const komBinnen = async (more: Record<string, string> = {}): Promise<void> => {
    const naar = await meldAan({ plek: id, deel: subPageId, ...more }, (asked) => void komBinnen(asked));
    if (naar !== null) openKoers(naar, document.documentElement.dataset['theme']);
  };
  await komBinnen();
}
