import type { ComponentChildren, VNode } from 'preact';
import type { EigenPakket, GedeeldPakket } from '../../../gateway/leerlijnen/delen/service.ts';
import type { InrichtingRij, VersieKort } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { LeerlijnenTabs } from '../leerlijnen/sub-pages.tsx';
import { BeginForm, type BeginInvoer } from './begin-form.tsx';
import { DeelKeuze, Gedeeld } from './gedeeld.tsx';
import { inrichtingUrl } from './urls.ts';

export interface OverzichtProps {
  frame: Frame;
  inrichtingen: readonly InrichtingRij[];
  bases: readonly VersieKort[];
  pakketten: readonly EigenPakket[];
  gedeeld: readonly GedeeldPakket[];
  /** What was filled in and not kept, and why. */
  mislukt?: { fout: string; invoer: BeginInvoer } | undefined;
  messages?: ComponentChildren;
}

/** The own leerlijnen of this school and its bestuur, what others share, and the way to begin. */
export function OverzichtPage(props: OverzichtProps): VNode {
  const { frame, inrichtingen, bases, pakketten, gedeeld, mislukt, messages } = props;
  return (
    <Page
      frame={frame}
      title="Eigen leerlijnen"
      plek="leerlijnen"
      {...(messages === undefined ? {} : { messages })}
    >
      <PageHeader
        title="Eigen leerlijnen"
        lead="Pas een pakket aan voor jullie school of bestuur, of maak er zelf een. Komt er een nieuwe versie van het pakket, dan blijven jullie wijzigingen staan."
      />
      <LeerlijnenTabs who={frame.who} plek="eigen" />
      <section class="k-stack" aria-labelledby="eigen-kop">
        <h2 id="eigen-kop">Waar jullie aan werken</h2>
        {inrichtingen.length === 0 ? (
          <EmptyState title="Jullie hebben nog geen eigen leerlijnen" level={3}>
            Begin hieronder, boven op een pakket of helemaal zelf.
          </EmptyState>
        ) : (
          inrichtingen.map((i) => (
            <Eigen key={i.id} inrichting={i} pakket={pakketten.find((p) => p.id === i.pakketId)} />
          ))
        )}
      </section>
      <Gedeeld pakketten={gedeeld} />
      <Card title="Beginnen" icon="plus">
        <BeginForm bases={bases} mislukt={mislukt} />
      </Card>
    </Page>
  );
}

function Eigen({
  inrichting,
  pakket,
}: {
  inrichting: InrichtingRij;
  pakket: EigenPakket | undefined;
}): VNode {
  return (
    <div class="k-card">
      <div class="k-card__head">
        <h3 class="k-card__title">
          <a href={inrichtingUrl(inrichting.id)}>{inrichting.naam}</a>
        </h3>
        <div class="k-row">
          <Badge icon="school">
            {inrichting.eigenaar === 'school' ? 'Van deze school' : 'Van het hele bestuur'}
          </Badge>
          <Badge icon="file-text">{`Licentie ${inrichting.licentie}`}</Badge>
          {pakket?.versie ? (
            <Badge tone="success">{`Versie ${pakket.versie}`}</Badge>
          ) : (
            <Badge>Nog niet gepubliceerd</Badge>
          )}
        </div>
      </div>
      {pakket ? <DeelKeuze pakket={pakket} /> : null}
    </div>
  );
}
