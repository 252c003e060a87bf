import type { BundelView } from '../../../gateway/opp/document/bundel/service.ts';
import type { DocumentSoort } from '../../../gateway/opp/document/service.ts';
import type { Tone } from '../../ui/components/badge.tsx';

/** Kinds of documents, for who does not know the names. */
export const SOORTEN: Readonly<Record<DocumentSoort, { readonly label: string; readonly note: string }>> = {
  pdf: { label: 'PDF', note: 'Om te lezen, te printen en te versturen. Toegankelijk.' },
  docx: { label: 'Word', note: 'Om zelf verder te bewerken.' },
  html: { label: 'Webpagina', note: 'Leest prettig op een telefoon.' },
  json: { label: 'Gegevens (JSON)', note: 'Voor een ander systeem.' },
};

export const STATUS: Readonly<Record<BundelView['status'], { readonly label: string; readonly tone: Tone }>> =
  {
    wacht: { label: 'Wacht op zijn beurt', tone: 'info' },
    bezig: { label: 'Bezig', tone: 'info' },
    klaar: { label: 'Klaar', tone: 'success' },
    mislukt: { label: 'Mislukt', tone: 'error' },
    gestopt: { label: 'Gestopt', tone: 'neutral' },
    weg: { label: 'Weggehaald', tone: 'neutral' },
  };

/** "PDF en Word". */
export const inWoorden = (soorten: readonly DocumentSoort[]): string => {
  const namen = soorten.map((soort) => SOORTEN[soort].label);
  const laatste = namen.at(-1) ?? '';
  return namen.length < 2 ? laatste : `${namen.slice(0, -1).join(', ')} en ${laatste}`;
};
