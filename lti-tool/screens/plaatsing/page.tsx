import type { VNode } from 'preact';
import type { PlaatsVoorstel } from '../../../gateway/arrangementskaart/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Voortgang } from '../../ui/components/voortgang.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { kaartUrl, leerlingUrl } from '../urls.ts';
import { Formulier, type FormulierProps } from './formulier.tsx';

export interface PlaatsingPageProps extends FormulierProps {
  frame: Frame;
}

/** The third act: place a pupil in another niveau of one leerlijn, step by step (R31, R32). */
export function PlaatsingPage({ frame, ...form }: PlaatsingPageProps): VNode {
  const { leerling, leerlijn, leergebied } = form.voorstel;
  return (
    <Page frame={frame} title={`Ander niveau voor ${leerling.naam.voluit}`}>
      <PageHeader
        title={`${leerling.naam.roepnaam}: ander niveau bij ${leerlijn.naam}`}
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: leerlingUrl(leerling.id), label: leerling.naam.voluit },
          { href: kaartUrl(leerling.id, leerlijn.id), label: 'Arrangementskaart' },
        ]}
        meta={<NuBadges voorstel={form.voorstel} leergebied={leergebied.naam} />}
      />
      <div class="k-card">
        {form.voorstel.graad ? (
          <Voortgang behaald={form.voorstel.graad.behaald} totaal={form.voorstel.graad.totaal} />
        ) : null}
        {form.voorstel.keuzes.length === 0 ? (
          <EmptyState
            title="Deze leerlijn heeft maar één niveau"
            action={<LinkButton href={kaartUrl(leerling.id, leerlijn.id)}>Terug naar de kaart</LinkButton>}
          >
            Er is geen ander niveau om naartoe te gaan.
          </EmptyState>
        ) : (
          <Formulier {...form} />
        )}
      </div>
    </Page>
  );
}

function NuBadges({ voorstel, leergebied }: { voorstel: PlaatsVoorstel; leergebied: string }): VNode {
  return (
    <>
      <Badge icon="map">{leergebied}</Badge>
      <Badge icon="flag">{`Nu: ${voorstel.huidig.naam}`}</Badge>
      {voorstel.uitstroomniveau ? (
        <Badge tone="course" icon="anchor">{`Uitstroomniveau: ${voorstel.uitstroomniveau.naam}`}</Badge>
      ) : null}
    </>
  );
}
