import type { VNode } from 'preact';
import { OPP_LIJSTEN, type OppStatusView, type StatusRij } from '../../../gateway/opp/status/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { Select } from '../../ui/components/input.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { DOCUMENTEN } from '../opp-documenten/urls.ts';
import { leerlingUrl } from '../urls.ts';
import { OPP_STATUS, ROD, type StatusKeuze, stapUrl, statusUrl, TERMIJNEN } from './urls.ts';
import { LIJST, STAP, versiesInWoorden, wanneerInWoorden } from './words.ts';

export interface OppStatusPageProps {
  frame: Frame;
  view: OppStatusView;
  groep: string | undefined;
  /** Whether he chooses terms and holidays, has the documents of all made, and whether there is something to hand over to ROD. */
  mag: { readonly instellen: boolean; readonly documenten: boolean; readonly rod: boolean };
}

/** R66: where the OPP's of the school are, down to each pupil and the next act. */
export function OppStatusPage({ frame, view, groep, mag }: OppStatusPageProps): VNode {
  const lead = view.heleSchool
    ? 'Zie in één keer waar iets moet gebeuren. Kies een vak om de leerlingen te zien.'
    : 'Dit zijn de leerlingen van jouw groepen. Kies een vak om ze te zien.';
  return (
    <Page frame={frame} title="OPP-overzicht" plek="opp">
      <PageHeader
        title="OPP-overzicht"
        crumbs={[{ href: '/vandaag', label: 'Vandaag' }]}
        lead={lead}
        actions={<Verder mag={mag} />}
      />
      <KiesGroep view={view} groep={groep} />
      <Tellingen view={view} groep={groep} />
      <Lijst view={view} groep={groep} />
    </Page>
  );
}

function Verder({ mag }: Pick<OppStatusPageProps, 'mag'>): VNode {
  return (
    <>
      {mag.documenten ? (
        <LinkButton href={DOCUMENTEN} icon="file-text">
          Alle OPP’s als bestand
        </LinkButton>
      ) : null}
      {mag.rod ? (
        <LinkButton href={ROD} icon="file-text">
          Doorgeven aan ROD
        </LinkButton>
      ) : null}
      {mag.instellen ? (
        <LinkButton href={TERMIJNEN} icon="calendar">
          Termijnen en vakanties
        </LinkButton>
      ) : null}
    </>
  );
}

type Deel = Pick<OppStatusPageProps, 'view' | 'groep'>;

function KiesGroep({ view, groep }: Deel): VNode | null {
  if (view.groepen.length < 2) return null;
  return (
    <form class="k-row s-kies-groep" method="get" action={OPP_STATUS}>
      <input type="hidden" name="lijst" value={view.lijst} />
      <Select
        id="groep"
        name="groep"
        label="Groep"
        value={groep ?? ''}
        optional
        options={[
          { value: '', label: 'Alle groepen' },
          ...view.groepen.map((g) => ({ value: g.id, label: g.naam })),
        ]}
      />
      <Button type="submit" icon="search">
        Toon
      </Button>
    </form>
  );
}

/** One tile a list with anybody in it; the others are named in one sentence, so that nobody looks for them. */
function Tellingen({ view, groep }: Deel): VNode {
  const met = OPP_LIJSTEN.filter((l) => view.aantallen[l] > 0 || l === view.lijst);
  const zonder = OPP_LIJSTEN.filter((l) => !met.includes(l));
  return (
    <section aria-labelledby="tellingen-kop" class="k-section">
      <h2 id="tellingen-kop">{`${view.opOrde} van de ${view.leerlingen} leerlingen: alles op orde`}</h2>
      <ul class="s-tellingen">
        {met.map((l) => (
          <li key={l}>
            <a
              class={`s-telling s-telling--${l}`}
              href={statusUrl({ lijst: l, groep })}
              aria-current={l === view.lijst ? 'page' : undefined}
            >
              <Icon name={LIJST[l].icon} />
              <span class="s-telling__getal">{view.aantallen[l]}</span>
              <span>{LIJST[l].kort}</span>
            </a>
          </li>
        ))}
      </ul>
      {zonder.length > 0 ? (
        <p class="k-soft k-small">{`Niemand bij: ${zonder.map((l) => LIJST[l].kort).join(', ')}.`}</p>
      ) : null}
    </section>
  );
}

function Lijst({ view, groep }: Deel): VNode {
  const { kop, uitleg } = LIJST[view.lijst];
  return (
    <section class="k-section" aria-labelledby="lijst-kop">
      <h2 id="lijst-kop">{kop}</h2>
      <p>{uitleg}</p>
      <Table
        caption={`Leerlingen bij: ${kop}`}
        captionHidden
        rows={view.rijen}
        rowKey={(r) => r.leerling.id}
        empty={
          <EmptyState title="Niemand" level={3} scene="haven">
            Hier hoeft nu niets te gebeuren.
          </EmptyState>
        }
        columns={[
          {
            key: 'leerling',
            header: 'Leerling',
            rowHeader: true,
            cell: (r) => <a href={leerlingUrl(r.leerling.id)}>{r.leerling.naam.voluit}</a>,
          },
          {
            key: 'groep',
            header: 'Groep',
            cell: (r) => r.groepen[0]?.naam ?? <Nothing />,
          },
          { key: 'wanneer', header: 'Wanneer', cell: (r) => <Wanneer rij={r} /> },
          { key: 'opp', header: 'OPP', cell: versiesInWoorden },
          { key: 'stap', header: 'Wat nu', cell: (r) => <Stap rij={r} /> },
        ]}
      />
      <Bladeren view={view} keuze={{ lijst: view.lijst, groep }} />
    </section>
  );
}

function Wanneer({ rij }: { rij: StatusRij }): VNode {
  if (rij.klok === null) return <Nothing />;
  const tekst = wanneerInWoorden(rij.klok);
  if (rij.klok.staat === 'te_laat') return <Badge tone="error">{tekst}</Badge>;
  return rij.klok.staat === 'waarschuwing' ? <Badge tone="warning">{tekst}</Badge> : <span>{tekst}</span>;
}

function Stap({ rij }: { rij: StatusRij }): VNode {
  const woorden = STAP[rij.stap];
  return (
    <LinkButton
      href={stapUrl(rij.stap, rij.leerling.id)}
      size="small"
      icon="arrow-right"
      label={`${woorden}: ${rij.leerling.naam.voluit}`}
    >
      {woorden}
    </LinkButton>
  );
}

function Bladeren({ view, keuze }: { view: OppStatusView; keuze: StatusKeuze }): VNode | null {
  const { pagina, paginas } = view;
  if (paginas === 1) return null;
  return (
    <div class="k-row">
      {pagina > 1 ? (
        <LinkButton href={statusUrl({ ...keuze, pagina: pagina - 1 })} icon="arrow-left">
          Vorige
        </LinkButton>
      ) : null}
      <span>{`Bladzijde ${pagina} van ${paginas}`}</span>
      {pagina < paginas ? (
        <LinkButton href={statusUrl({ ...keuze, pagina: pagina + 1 })} icon="arrow-right">
          Volgende
        </LinkButton>
      ) : null}
    </div>
  );
}
