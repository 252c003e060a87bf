import type { VNode } from 'preact';
import type { OpeningHier, Overgenomen } from '../../../gateway/leerroute/overkomst/view.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { ongedaanVraag } from '../afvinken/ongedaan.ts';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit, datumVan, wanneer } from '../datum.ts';
import { kaartUrl, leerlingUrl, leerreisUrl } from '../urls.ts';
import { OVERKOMST } from './urls.ts';

export interface KlaarPageProps {
  frame: Frame;
  opening: OpeningHier;
  overgenomen: Overgenomen;
  now: Date;
}

/** What was taken over, where to look at it, and the way back on the same day. */
export function KlaarPage({ frame, opening, overgenomen, now }: KlaarPageProps): VNode {
  const wie = opening.hier;
  const naam = wie?.naam ?? opening.daar.naam;
  const id = wie?.id ?? '';
  const vandaag = datumVan(overgenomen.op) === datumVan(now);
  const undo = ongedaanVraag(`/kaart/leerling/${id}/ongedaan`, overgenomen.acts, { vals: { heel: 1 } });
  return (
    <Page
      frame={frame}
      title={`${naam.voluit} is overgenomen`}
      clients={['screens/afvinken.js']}
      {...(vandaag
        ? { messages: <Toast icon="sailboat" text={`${naam.roepnaam} is overgenomen.`} undo={undo} /> }
        : {})}
    >
      <PageHeader
        title={`${naam.roepnaam} is overgenomen van ${opening.van}`}
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: OVERKOMST, label: 'Leerlingen van een andere school' },
          { href: leerlingUrl(id), label: naam.voluit },
        ]}
      />
      <Card title="Gedaan" icon="check">
        <p>
          {`Overgenomen ${wanneer(overgenomen.op, now)}: de leerroute, de streefniveaus en ${overgenomen.doelen === 1 ? '1 doel' : `${overgenomen.doelen} doelen`}. Op de kaart staat bij elk doel waar het vandaan komt.`}
        </p>
        <p class="k-soft">
          {`De leerreis van ${opening.van} is hier te lezen tot en met ${dagVoluit(opening.laatste)}. Wat is overgenomen, blijft.`}
        </p>
        <div class="k-row">
          <LinkButton href={kaartUrl(id)} kind="primary" icon="list-check">
            Naar de kaart
          </LinkButton>
          <LinkButton href={leerreisUrl(id)} icon="history">
            Naar de leerreis
          </LinkButton>
        </div>
      </Card>
    </Page>
  );
}
