import type { VNode } from 'preact';
import { functieVan } from '../../../gateway/gebruikersgroep/pilots/functies.ts';
import { BUDGET, OPEN } from '../../../gateway/gebruikersgroep/service.ts';
import type { GroepView, WensRegel } from '../../../gateway/gebruikersgroep/view.ts';
import type { Datum } from '../../../gateway/model/roster.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { Deelnemers } from './deelnemers.tsx';
import { BijeenkomstForm } from './forms.tsx';
import { type Gedaan, meldingVan } from './gedaan.tsx';
import { NietGelukt, type Terug } from './terug.tsx';
import { besluitenUrl, bijeenkomstUrl, GROEPEN, groepUrl, pilotUrl, wensenUrl, wensUrl } from './urls.ts';
import { besturenInWoorden, NIVEAU, OORDEEL, pilotStand, STATUS } from './words.ts';

export interface GroepPageProps {
  frame: Frame;
  view: GroepView;
  vandaag: Datum;
  /** Whether he speaks for his organisation. */
  namens: boolean;
  /** A code that was just made, shown once. */
  code?: { readonly naam: string; readonly code: string } | undefined;
  terug?: Terug | undefined;
  gedaan?: Gedaan | undefined;
}

/** R77, R80: one gebruikersgroep: wishes by weight, meetings, pilots, who is at the table. */
export function GroepPage({ frame, view, vandaag, namens, code, terug, gedaan }: GroepPageProps): VNode {
  return (
    <Page frame={frame} title={view.naam} plek="samen" {...meldingVan(gedaan)}>
      <PageHeader
        title={view.naam}
        crumbs={[{ href: GROEPEN, label: 'Gebruikersgroepen' }]}
        lead={`Over ${view.product}. Je praat mee namens ${view.wij.naam}.`}
        actions={
          <>
            <LinkButton href={`${wensenUrl(view.id)}/nieuw`} icon="bulb" kind="primary">
              Wens indienen
            </LinkButton>
            <LinkButton href={besluitenUrl(view.id)} icon="file-text">
              Besluitenlijst
            </LinkButton>
          </>
        }
      />
      <NietGelukt terug={terug} />
      <Wensen view={view} namens={namens} />
      <Pilots view={view} vandaag={vandaag} />
      <div class="k-grid">
        <Bijeenkomsten view={view} vandaag={vandaag} namens={namens} terug={terug} />
        <Deelnemers view={view} namens={namens} code={code} terug={terug} />
      </div>
    </Page>
  );
}

function Wensen({ view, namens }: { view: GroepView; namens: boolean }): VNode {
  const open = view.wensen.filter((wens) => OPEN.includes(wens.status)).length;
  return (
    <section class="k-section" aria-labelledby="wensen-kop">
      <h2 id="wensen-kop">Wensen, de belangrijkste eerst</h2>
      {view.wij.soort === 'bestuur' && open > 0 ? (
        <p class="k-soft">
          {`Elk bestuur verdeelt ${BUDGET} punten over de open wensen. Jullie hebben er nog ${view.over}.`}
          {namens ? '' : ' De directeur of het bestuur stemt.'}
        </p>
      ) : null}
      <Table<WensRegel>
        caption="Wensen van de gebruikersgroep"
        captionHidden
        rows={view.wensen}
        rowKey={(wens) => wens.id}
        empty={
          <EmptyState title="Er is nog geen wens" level={3}>
            Wat kost je nu te veel tijd? Beschrijf het zo dat een ander het voor zich ziet.
          </EmptyState>
        }
        columns={[
          {
            key: 'titel',
            header: 'Wens',
            rowHeader: true,
            cell: (wens) => (
              <>
                <a href={wensUrl(view.id, wens.id)}>{wens.titel}</a>
                <span class="s-onder">{`Nummer ${wens.nr}, ${NIVEAU[wens.niveau].woord}, R${wens.pve}`}</span>
              </>
            ),
          },
          {
            key: 'punten',
            header: 'Punten',
            numeric: true,
            cell: (wens) => (
              <>
                {wens.punten}
                {wens.besturen === 0 ? null : <span class="s-onder">{besturenInWoorden(wens.besturen)}</span>}
              </>
            ),
          },
          {
            key: 'status',
            header: 'Status',
            cell: (wens) => <Badge tone={STATUS[wens.status].toon}>{STATUS[wens.status].woord}</Badge>,
          },
          {
            key: 'antwoord',
            header: 'Leverancier',
            cell: ({ antwoord }) =>
              antwoord === null ? (
                <span class="k-soft">nog geen antwoord</span>
              ) : (
                <>
                  {OORDEEL[antwoord.oordeel]}
                  <span class="s-onder">{dagVoluit(antwoord.op)}</span>
                </>
              ),
          },
        ]}
      />
    </section>
  );
}

function Pilots({ view, vandaag }: { view: GroepView; vandaag: Datum }): VNode | null {
  if (view.pilots.length === 0) return null;
  return (
    <section class="k-section" aria-labelledby="pilots-kop">
      <h2 id="pilots-kop">Pilots</h2>
      <div class="k-grid">
        {view.pilots.map((pilot) => {
          const { woord, toon } = pilotStand(pilot, vandaag);
          return (
            <Card
              key={pilot.id}
              level={3}
              title={functieVan(pilot.functie).naam}
              icon="sparkles"
              href={pilotUrl(view.id, pilot.id)}
              aside={<Badge tone={toon}>{woord}</Badge>}
            >
              <p>{`Voor de wens "${pilot.wens}". Van ${dagVoluit(pilot.van)} tot en met ${dagVoluit(pilot.tot)}.`}</p>
            </Card>
          );
        })}
      </div>
    </section>
  );
}

function Bijeenkomsten({
  view,
  vandaag,
  namens,
  terug,
}: {
  view: GroepView;
  vandaag: Datum;
  namens: boolean;
  terug: Terug | undefined;
}): VNode {
  return (
    <Card title="Bijeenkomsten" icon="calendar">
      {view.bijeenkomsten.length === 0 ? <p>Er is nog geen bijeenkomst gepland.</p> : null}
      <ul class="k-plain">
        {view.bijeenkomsten.map((b) => (
          <li key={b.id}>
            <a href={bijeenkomstUrl(view.id, b.id)}>{dagVoluit(b.op)}</a>
            {`, ${b.plaats}. ${b.vastgesteldOp ? 'Verslag vastgesteld.' : b.op < vandaag ? 'Verslag nog open.' : 'Agenda.'}`}
          </li>
        ))}
      </ul>
      {namens ? <BijeenkomstForm groep={view.id} vandaag={vandaag} terug={terug} /> : null}
    </Card>
  );
}

export const groepCrumbs = (groep: string, naam: string) => [
  { href: GROEPEN, label: 'Gebruikersgroepen' },
  { href: groepUrl(groep), label: naam },
];
