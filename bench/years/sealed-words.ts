import type { Keys } from '../../gateway/access/keys.ts';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';

const WOORDEN = {
  reden: [
    'act.reden',
    'Besproken in de commissie: de leerling is toe aan deze stap en ziet er zelf naar uit.',
  ],
  verslag: [
    'act.reden',
    'Werkt met plezier aan dit doel en laat het zien in de winkelhoek, nog niet ergens anders.',
  ],
  actie: ['act.reden', '{"tekst":"Samen oefenen in de winkel","waarmee":"echte munten"}'],
  factor: [
    'factor.tekst',
    '{"tekst":"Onthoudt wat op een kaart staat","behoefte":"Een kaart met de stappen"}',
  ],
  zorg: ['ondersteuning.tekst', 'Een vaste plek en een afspraak voor wanneer het te druk wordt.'],
} as const;

export interface SealedWord {
  readonly soort: string;
  readonly leerling: string;
  readonly sealed: Buffer;
}

/** One text of each kind for every pupil, sealed with his own key as the application does it. */
export async function sealWords(
  keys: Keys,
  tx: Tx,
  school: string,
  leerlingen: readonly string[],
): Promise<SealedWord[]> {
  const words: SealedWord[] = [];
  for (const [soort, [purpose, text]] of Object.entries(WOORDEN)) {
    const texts = leerlingen.map((leerling) => ({ leerling, text }));
    const sealed = await keys.sealForLeerlingen(tx, school, texts, purpose);
    for (const [i, one] of sealed.entries())
      words.push({ soort, leerling: leerlingen[i] ?? '', sealed: one });
  }
  return words;
}
