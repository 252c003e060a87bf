import type { Overzicht } from './tikken.ts';

/** What the line says when nothing waits: nothing, or that all is well after something did. */
export type Toestand = 'gewoon' | 'aanmelden' | 'opgeslagen';

function woorden(naam: string): string {
  const blad = document.getElementById('wachtrij-woorden');
  if (!(blad instanceof HTMLTemplateElement)) return '';
  return blad.content.querySelector(`[data-woord="${naam}"]`)?.textContent ?? '';
}

const dag = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', hour: '2-digit', minute: '2-digit' });

function zinnen({ wacht, vanAnder, einde }: Overzicht, toestand: Toestand): string[] {
  const aantal = (naam: string, n: number) =>
    n === 0 ? '' : woorden(`${naam}-${n === 1 ? '1' : 'n'}`).replace('{n}', String(n));
  return [
    aantal(toestand === 'aanmelden' ? 'aanmelden' : 'wacht', wacht),
    einde === null ? '' : woorden('verloopt').replace('{dag}', dag.format(einde)),
    wacht === 0 && toestand === 'opgeslagen' ? woorden('opgeslagen') : '',
    aantal('ander', vanAnder),
  ].filter(Boolean);
}

/** The quiet line at the lower edge: how many marks wait, of oneself and of somebody else, and that all is kept. */
export function toonRegel(overzicht: Overzicht, toestand: Toestand): void {
  const regel = document.getElementById('wachtrij');
  if (!regel) return;
  const tekst = zinnen(overzicht, toestand).join('. ');
  const nieuw = regel.textContent !== tekst;
  regel.textContent = tekst;
  regel.hidden = tekst === '';
  regel.dataset['staat'] = overzicht.wacht > 0 ? 'wacht' : 'rust';
  if (nieuw && tekst) document.dispatchEvent(new CustomEvent('koers:announce', { detail: { text: tekst } }));
}
