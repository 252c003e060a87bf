import type { VNode } from 'preact';
import type { MijnKaart } from '../../../gateway/arrangementskaart/inbreng/view.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { MIJN_STEM } from '../stem/urls.ts';
import { leerlingUrl } from '../urls.ts';
import { pictoVan } from './picto.ts';
import { mijnGebiedUrl } from './urls.ts';
import { Tekst, Voorlezen } from './voorlezen.tsx';

export interface MijnProps {
  frame: Frame;
  mijn: MijnKaart;
}

/** First page of a leerling: what he learns, one large card for each leergebied (R59). */
export function GebiedenPage({ frame, mijn: { kaart } }: MijnProps): VNode {
  const gebieden = kaart.leergebieden
    .map((g) => ({ ...g, doelen: g.leerlijnen.flatMap((l) => l.doelen) }))
    .filter((g) => g.doelen.length > 0);
  return (
    <Page frame={frame} title="Mijn doelen" plek="mijn" clients={['screens/mijn.js']}>
      <div class="s-mij">
        <PageHeader
          title={`Hoi ${kaart.leerling.naam.roepnaam}`}
          lead={<Tekst>{gebieden.length === 0 ? '' : 'Dit leer je nu. Kies er een.'}</Tekst>}
          actions={<Voorlezen />}
        />
        {gebieden.length === 0 ? (
          <EmptyState title="Je hebt nog geen doelen" scene="haven">
            Je leerkracht kiest samen met jou wat je gaat leren. Dan staat het hier.
          </EmptyState>
        ) : (
          <ul class="s-mij__kaarten">
            {gebieden.map((g) => (
              <li key={g.id}>
                <a class="s-mij__kaart" href={mijnGebiedUrl(g.id)}>
                  <Icon name={pictoVan(g.naam)} />
                  <span class="s-mij__naam">
                    <Tekst>{g.naam}</Tekst>
                  </span>
                  <span>{aantal(g.doelen.length)}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
        <div class="k-row">
          <LinkButton href={leerlingUrl(kaart.leerling.id)} icon="map">
            Mijn hele route
          </LinkButton>
          <LinkButton href={MIJN_STEM} icon="message-circle">
            Wat vind jij?
          </LinkButton>
        </div>
      </div>
    </Page>
  );
}

const aantal = (n: number): string => (n === 1 ? '1 doel' : `${n} doelen`);
