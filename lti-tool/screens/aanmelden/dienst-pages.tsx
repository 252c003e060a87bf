import type { VNode } from 'preact';
import { LinkButton } from '../../ui/components/button.tsx';
import { SpokenCode } from '../../ui/components/spoken-code.tsx';
import { StartPage } from '../../ui/components/start-page.tsx';
import type { AanmeldenDeps } from './deps.ts';
import { AANMELDEN } from './urls.ts';

type Assets = AanmeldenDeps['assets'];

/** The service knows him, Koers does not yet. */
export function DienstOnbekendPage({ assets, code }: { assets: Assets; code: string }): VNode {
  return (
    <StartPage assets={assets} title="Welkom bij Koers" lead="Koers weet nog niet wie jij bent.">
      <p>
        Je bent goed aangemeld. Alleen is jouw account nog niet gekoppeld aan een persoon in Koers. Daarom zie
        je nog niets. Zo gaat het verder:
      </p>
      <ol>
        <li>
          Geef deze code aan de beheerder van Koers op jouw school: <SpokenCode code={code} />
        </li>
        <li>De beheerder koppelt jouw account.</li>
        <li>Meld je daarna opnieuw aan.</li>
      </ol>
      <Terug />
    </StartPage>
  );
}

const Terug = (): VNode => (
  <div class="k-row">
    <LinkButton href={AANMELDEN} kind="primary" icon="lock">
      Naar aanmelden
    </LinkButton>
  </div>
);

/** Signing in did not work: why, and what to do. */
export function DienstGeweigerdPage({
  assets,
  message,
  requestId,
}: {
  assets: Assets;
  message: string;
  requestId: string;
}): VNode {
  return (
    <StartPage assets={assets} title="Aanmelden is niet gelukt" lead={message} scene="vuurtoren">
      <Terug />
      <p class="k-sheet__foot">
        Blijft het zo? Geef dan dit nummer door aan de beheerder van je school:{' '}
        <span class="k-code">{requestId}</span>
      </p>
    </StartPage>
  );
}
