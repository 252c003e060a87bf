import type { VNode } from 'preact';
import type { DoelStand, LeerlijnZoom } from '../../../gateway/leerroute/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { RouteStrook } from '../../ui/components/route-strook.tsx';
import { voortgangTekst } from '../../ui/components/voortgang.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { doelUrl, kaartUrl, leerlingUrl } from '../urls.ts';
import { kruimels } from './kop.tsx';
import { Peilglas } from './peilglas.tsx';

export interface LeerlijnPageProps {
  frame: Frame;
  zoom: LeerlijnZoom;
}

/** Second level of the zoom: one leerlijn with all its niveaus (R16). */
export function LeerlijnPage({ frame, zoom }: LeerlijnPageProps): VNode {
  const { leerling, leergebied, leerlijn } = zoom;
  return (
    <Page frame={frame} title={`${leerlijn.naam} van ${leerling.naam.voluit}`}>
      <PageHeader
        title={leerlijn.naam}
        crumbs={[
          ...kruimels(leerling, frame),
          { href: `${leerlingUrl(leerling.id)}#lijn-${leerlijn.id}`, label: leerling.naam.voluit },
        ]}
        meta={<Badge icon="map">{leergebied.naam}</Badge>}
        actions={
          leerlijn.heeftStreef ? (
            <LinkButton href={kaartUrl(leerling.id, leerlijn.id)} icon="list-check">
              Naar de kaart
            </LinkButton>
          ) : null
        }
      />
      <Koers zoom={zoom} />
      {zoom.niveaus.map((trede) => (
        <Trede key={trede.niveau?.id ?? ''} leerling={leerling.id} trede={trede} />
      ))}
    </Page>
  );
}

/** The plotted course of this leerlijn; nothing to plot without niveaus (R4). */
function Koers({ zoom }: { zoom: LeerlijnZoom }): VNode | null {
  const { streefniveau, uitstroomniveau, graad, geordend } = zoom.leerlijn;
  if (!geordend || zoom.niveaus.length === 0) return null;
  const rang = (id: string | undefined): number => zoom.niveaus.findIndex((t) => t.niveau?.id === id) + 1;
  const nu = rang(streefniveau?.id);
  const eind = rang(uitstroomniveau?.id);
  return (
    <RouteStrook
      niveaus={zoom.niveaus.map((t) => t.niveau?.naam ?? '')}
      huidig={nu}
      deel={graad ? graad.procent / 100 : 0}
      {...(nu > 0 ? { streef: nu } : {})}
      {...(eind > 0 ? { uitstroom: eind } : {})}
    />
  );
}

const PLEK = {
  streef: { tekst: 'Streefniveau', icon: 'flag' },
  onder_streef: { tekst: 'Eerder', icon: 'check' },
  boven_streef: { tekst: 'Later', icon: 'arrow-right' },
} as const;

/** The streefniveau is open, and so is a niveau with a doel that was carried over; the others open by themselves. */
function Trede({ leerling, trede }: { leerling: string; trede: LeerlijnZoom['niveaus'][number] }): VNode {
  const { niveau, plek, doelen } = trede;
  const lijst = (
    <ul class="s-doelen">
      {doelen.map((doel) => (
        <DoelRegel key={doel.id} leerling={leerling} doel={doel} />
      ))}
    </ul>
  );
  if (niveau === null) return <div class="k-card">{lijst}</div>;
  const behaald = doelen.filter((doel) => doel.behaald).length;
  const open = plek === 'streef' || doelen.some((doel) => doel.meegenomen);
  return (
    <details class={plek === 'streef' ? 'k-card k-card--land s-trede' : 'k-card s-trede'} open={open}>
      <summary class="s-trede__kop">
        <h2>{niveau.naam}</h2>
        <span class="k-soft">{voortgangTekst({ behaald, totaal: doelen.length })}</span>
        <Badge icon={PLEK[plek].icon} tone={plek === 'streef' ? 'course' : 'neutral'}>
          {PLEK[plek].tekst}
        </Badge>
      </summary>
      {lijst}
    </details>
  );
}

function DoelRegel({
  leerling,
  doel,
}: {
  leerling: string;
  doel: DoelStand & { vervallen: boolean };
}): VNode {
  return (
    <li class="s-regel" id={`doel-${doel.id}`}>
      <Peilglas stand={doel.stand} behaald={doel.behaald} />
      <div>
        <a href={doelUrl(leerling, doel.id)}>
          <span class="s-code">{doel.code}</span> {doel.tekst}
        </a>
        {doel.meegenomen ? <span class="s-onder">meegenomen naar het streefniveau van nu</span> : null}
        {doel.vervallen ? <span class="s-onder">vervallen</span> : null}
      </div>
    </li>
  );
}
