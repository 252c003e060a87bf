import type { VNode } from 'preact';
import type { Assets } from '../../ui/assets.ts';
import { StartPage } from '../../ui/components/start-page.tsx';

interface Props {
  assets: Pick<Assets, 'url'>;
}

/** In the window of the ELO: Koers is known there, and waits for the beheerder here. Asks the ELO to close the window. */
export function AangemeldPage({ assets }: Props): VNode {
  return (
    <StartPage
      assets={assets}
      title="Koers staat in je leeromgeving"
      lead="Nog één stap: de beheerder van Koers keurt dit goed."
      clients={['lti-close.js']}
    >
      <p id="lti-close">
        Open Koers, ga naar Leeromgevingen en keur deze leeromgeving goed. Tot die tijd opent niemand Koers
        vanuit deze leeromgeving. Je kunt dit venster sluiten.
      </p>
    </StartPage>
  );
}

/** Somebody opened the link himself, in place of the ELO. It still works. */
export function UitlegPage({ assets }: Props): VNode {
  return (
    <StartPage assets={assets} title="Deze link is voor je leeromgeving" lead="Open hem niet zelf.">
      <p>
        Plak de link in je leeromgeving, bij het toevoegen van een tool met LTI 1.3 (dynamic registration). De
        link werkt één keer.
      </p>
    </StartPage>
  );
}

export function MisluktPage({
  assets,
  message,
  requestId,
}: Props & { message: string; requestId: string }): VNode {
  return (
    <StartPage
      assets={assets}
      title="Koers kon zich niet aanmelden bij de leeromgeving"
      lead={message}
      scene="vuurtoren"
    >
      <p>
        Maak in Koers een nieuwe link, bij Leeromgevingen. Lukt het weer niet? Voeg Koers dan met de hand toe.
      </p>
      <p class="k-sheet__foot">
        Blijft het zo? Geef dan dit nummer door aan wie Koers beheert: <span class="k-code">{requestId}</span>
      </p>
    </StartPage>
  );
}
