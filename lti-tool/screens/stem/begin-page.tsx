import type { VNode } from 'preact';
import type { Gesprek, Moment } from '../../../gateway/opp/stem/service.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { Tekst, Voorlezen } from '../mijn/voorlezen.tsx';
import { Aanwijzen, type Plek } from './formulier.tsx';
import { isBegonnen, verderBij } from './stappen.ts';

const WAAROM: Readonly<Record<Moment, string>> = {
  opstellen: 'School maakt een plan voor jou. Jij mag zeggen wat je vindt.',
  bijstellen: 'School wil je plan veranderen. Jij mag zeggen wat je vindt.',
  evalueren: 'School kijkt hoe het ging. Jij mag zeggen wat je vindt.',
};
const ZOJUIST = {
  gestopt: 'Bewaard. Je kunt later verder gaan.',
  klaar: 'Opgestuurd. Dank je wel!',
} as const;

export interface BeginProps {
  frame: Frame;
  plek: Plek;
  gesprek: Gesprek | null;
  zojuist: keyof typeof ZOJUIST | null;
}

/** First page of the form: what it is for, and one button. */
export function BeginPage({ frame, plek, gesprek, zojuist }: BeginProps): VNode {
  return (
    <Page
      frame={frame}
      title="Wat vind jij?"
      plek={plek.samenMet ? 'elders' : 'mijn'}
      clients={['screens/stem.js']}
      {...(zojuist === null ? {} : { messages: <Toast text={ZOJUIST[zojuist]} /> })}
    >
      <div class="s-stem" data-stem="begin">
        <PageHeader
          title={zojuist === 'klaar' ? 'Dank je wel!' : 'Wat vind jij?'}
          mark={
            <span class="s-stem__welkom">
              <Icon name="message-circle" />
            </span>
          }
          lead={<Tekst>{leadVan(gesprek, zojuist)}</Tekst>}
          actions={<Voorlezen />}
        />
        {zojuist === 'klaar' ? (
          <Opgestuurd terug={plek.samenMet ? plek.terug : '/mijn'} />
        ) : (
          <Begin plek={plek} gesprek={gesprek} />
        )}
        <Aanwijzen />
      </div>
    </Page>
  );
}

function leadVan(gesprek: Gesprek | null, zojuist: BeginProps['zojuist']): string {
  if (zojuist === 'klaar') return 'Je juf of meester leest wat je zei. Het komt in je plan.';
  return gesprek ? WAAROM[gesprek.versie.moment] : '';
}

function Begin({ plek, gesprek }: Pick<BeginProps, 'plek' | 'gesprek'>): VNode {
  if (!gesprek)
    return (
      <EmptyState title="Er zijn nu geen vragen" scene="haven">
        Als school een plan maakt of bekijkt, staan hier vragen voor je.
      </EmptyState>
    );
  const begonnen = isBegonnen(gesprek);
  return (
    <div class="s-stem__begin" data-scan="">
      <ul class="s-stem__gerust">
        <li>
          <Icon name="heart" /> <Tekst>Niets is fout.</Tekst>
        </li>
        <li>
          <Icon name="hand-stop" /> <Tekst>Je mag altijd stoppen.</Tekst>
        </li>
      </ul>
      <LinkButton
        id="stem-begin"
        kind="primary"
        icon="arrow-right"
        href={`${plek.base}/${begonnen ? verderBij(gesprek) : 'vraag/1'}`}
      >
        {begonnen ? 'Ga verder' : 'Begin'}
      </LinkButton>
    </div>
  );
}

function Opgestuurd({ terug }: { terug: string }): VNode {
  return (
    <div class="s-stem__begin" data-scan="">
      <span class="s-stem__groot">
        <Icon name="mood-smile" />
      </span>
      <LinkButton kind="primary" icon="check" href={terug}>
        Klaar
      </LinkButton>
    </div>
  );
}
