import type { VNode } from 'preact';
import { Button, LinkButton } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ERROR_TEXTS } from '../components/error-texts.ts';
import { Notice } from '../components/notice.tsx';
import { Scene } from '../components/scene.tsx';
import { Section } from './section.tsx';

export function MessagesSection(): VNode {
  const refused = ERROR_TEXTS.not_allowed;
  return (
    <Section
      id="meldingen-voorbeeld"
      title="Meldingen"
      lead="Wat er gebeurde, en wat je nu kunt doen. Nooit een verwijt."
    >
      <Notice
        title="ParnasSys is vannacht bijgewerkt."
        next={<a href="#koppelingen">Bekijk wat er veranderde</a>}
      >
        <p>Twee leerlingen zijn nieuw in De Duinen.</p>
      </Notice>
      <Notice
        kind="success"
        title="Fenna werkt voor Geld nu aan niveau 4."
        next={<a href="#kaart">Naar de nieuwe kaart</a>}
      />
      <Notice
        kind="warning"
        title="Het plan van Juno moet over 12 dagen klaar zijn."
        next={<LinkButton href="#opp">Verder met het plan</LinkButton>}
      />
      <Notice
        kind="error"
        title="Je laatste tik is niet bewaard."
        next={<Button icon="refresh">Probeer het opnieuw</Button>}
      >
        <p>Er was even geen verbinding. De rest staat er goed in.</p>
      </Notice>
      <EmptyState
        title="Nog geen doelen in deze periode"
        action={<LinkButton href="#kiezen">Kies doelen</LinkButton>}
        level={3}
      >
        Kies eerst een streefniveau. Dan zet Koers de doelen van dat niveau klaar.
      </EmptyState>
      <div class="k-sheet">
        <Scene kind={refused.scene} />
        <h3>{refused.title}</h3>
        <p class="k-sheet__lead">{refused.what}</p>
        <p>{refused.next}</p>
        <p class="k-sheet__foot">
          Blijft het zo? Geef dan dit nummer door aan de beheerder van je school:{' '}
          <span class="k-code">7F3K-20QM</span>
        </p>
      </div>
      <div class="k-row">
        <Scene kind="boei" />
        <Scene kind="vuurtoren" />
        <Scene kind="haven" />
      </div>
    </Section>
  );
}
