import type { ComponentChildren, VNode } from 'preact';
import type { BijLeerdoel } from '../../../gateway/arrangementskaart/inbreng/view.ts';
import type { Bewijs } from '../../../gateway/bewijs/view.ts';
import type { LeerdoelZoom } from '../../../gateway/leerroute/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Stand as Peil, STAND_WORDS } from '../../ui/components/tick-cell.tsx';
import { Timeline } from '../../ui/components/timeline.tsx';
import { REGEL } from '../beeld/woorden.ts';
import { type Frame, Page } from '../chrome.tsx';
import { wanneer } from '../datum.ts';
import { BewijsLijst } from '../kaart/bewijs.tsx';
import { kaartUrl, leerlijnUrl, leerlingUrl } from '../urls.ts';
import { type InbrengFout, Waarnemingen, ZegtZelf } from './inbreng.tsx';
import { kruimels } from './kop.tsx';
import { Peilglas } from './peilglas.tsx';

export interface DoelPageProps {
  frame: Frame;
  zoom: LeerdoelZoom;
  /** What the leerling says of it, and what others saw. */
  bij: BijLeerdoel;
  /** What other systems measured (R74); empty for who does not tick. */
  bewijs: readonly Bewijs[];
  now: Date;
  fout?: InbrengFout | undefined;
  messages?: ComponentChildren;
}

/** Third level of the zoom: one leerdoel with every judgement ever given (R16, R23). */
export function DoelPage({ frame, zoom, bij, bewijs, now, fout, messages }: DoelPageProps): VNode {
  const { leerling, leergebied, leerlijn, niveau, doel } = zoom;
  return (
    <Page
      frame={frame}
      title={`${doel.code} van ${leerling.naam.voluit}`}
      {...(messages === undefined ? {} : { messages })}
    >
      <PageHeader
        title={doel.code}
        crumbs={[
          ...kruimels(leerling, frame),
          { href: `${leerlingUrl(leerling.id)}#lijn-${leerlijn.id}`, label: leerling.naam.voluit },
          { href: `${leerlijnUrl(leerling.id, leerlijn.id)}#doel-${doel.id}`, label: leerlijn.naam },
        ]}
        actions={
          <LinkButton href={kaartUrl(leerling.id, leerlijn.id)} icon="list-check">
            Naar de kaart
          </LinkButton>
        }
        lead={`${leerling.naam.roepnaam} ${doel.tekst}.`}
        meta={
          <>
            <Badge icon="map">{leergebied.naam}</Badge>
            {niveau ? <Badge icon="flag">{niveau.naam}</Badge> : null}
            {doel.meegenomen ? <Badge icon="arrow-right">meegenomen</Badge> : null}
            {doel.vervallen ? <Badge icon="x">vervallen</Badge> : null}
          </>
        }
      />
      <section class="k-card" aria-labelledby="nu-kop">
        <h2 id="nu-kop">Nu</h2>
        <Peilglas stand={doel.stand} behaald={doel.behaald} />
        <Waarnemers zoom={zoom} />
      </section>
      <ZegtZelf zoom={zoom} bij={bij} now={now} fout={fout} />
      <Waarnemingen zoom={zoom} bij={bij} now={now} fout={fout} />
      <BewijsLijst bewijs={bewijs} />
      <Verloop zoom={zoom} now={now} />
    </Page>
  );
}

/** How the school comes from the judgements of several people to this stand (R23). */
function Waarnemers({ zoom }: { zoom: LeerdoelZoom }): VNode | null {
  const { regel, laatste, doel, waarnemingen } = zoom;
  const mensen = new Set(waarnemingen.filter((w) => !w.ongedaan).map((w) => w.door)).size;
  if (mensen < 2 && regel === 'laatste') return null;
  const { label, note } = REGEL[regel];
  return (
    <p class="k-small">
      {`${mensen === 1 ? 'Eén waarnemer' : `${mensen} waarnemers`}. ${label}: ${note.charAt(0).toLowerCase()}${note.slice(1)}`}
      {laatste === doel.stand ? '' : ` Het laatste oordeel was "${STAND_WORDS[laatste as Peil]}".`}
    </p>
  );
}

/** Every judgement ever given, newest first (R23). */
function Verloop({ zoom, now }: Pick<DoelPageProps, 'zoom' | 'now'>): VNode {
  const { doel } = zoom;
  return (
    <section class="k-card" aria-labelledby="verloop-kop">
      <h2 id="verloop-kop">Verloop</h2>
      {zoom.waarnemingen.length === 0 ? (
        <EmptyState title="Nog niets vastgelegd" level={3}>
          Zodra iemand dit doel afvinkt of een stand geeft, staat het hier.
        </EmptyState>
      ) : (
        <Timeline
          label={`Verloop van ${doel.code}`}
          entries={zoom.waarnemingen.map((w) => ({
            key: w.act,
            datetime: w.op.toISOString(),
            when: wanneer(w.op, now),
            who: w.door,
            what: `Van "${STAND_WORDS[w.van as Peil]}" naar "${STAND_WORDS[w.naar as Peil]}"`,
            icon: w.naar > w.van ? ('check' as const) : ('arrow-back-up' as const),
            undone: w.ongedaan,
          }))}
        />
      )}
    </section>
  );
}
