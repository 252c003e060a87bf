import type { VNode } from 'preact';
import type { Opening, Openingen } from '../../../gateway/leerroute/overkomst/view.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { leerlingUrl } from '../urls.ts';
import { openenUrl } from './urls.ts';

/** What was filled in, when it must be mended. */
export interface OpenInvoer {
  readonly school: string;
  readonly laatste: string;
  readonly reden: string;
}

export interface OpenenPageProps {
  frame: Frame;
  openingen: Openingen;
  /** Of the opening that the form would make. */
  id: string;
  vandaag: string;
  gedaan?: keyof typeof GEDAAN | undefined;
  fout?: string | undefined;
  invoer?: OpenInvoer | undefined;
}

export const GEDAAN = {
  open: 'De leerreis staat open.',
  terug: 'De leerreis staat niet meer open voor die school.',
} as const;

/** Opening the leerreis of a pupil to another school of the bestuur, and taking it back (R72). */
export function OpenenPage(props: OpenenPageProps): VNode {
  const { frame, openingen, gedaan } = props;
  const { leerling } = openingen;
  return (
    <Page
      frame={frame}
      title={`Leerreis van ${leerling.naam.voluit} openen`}
      {...(gedaan ? { messages: <Notice kind="success" announce title={GEDAAN[gedaan]} /> } : {})}
    >
      <PageHeader
        title={`${leerling.naam.roepnaam} gaat naar een andere school`}
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: leerlingUrl(leerling.id), label: leerling.naam.voluit },
        ]}
        lead={`Open de leerreis van ${leerling.naam.roepnaam} voor een andere school van jullie bestuur. Die school kan dan verder waar jullie zijn.`}
      />
      <WatZiet naam={leerling.naam.roepnaam} />
      <Card title="Nu open voor" icon="eye">
        <OpenVoor openingen={openingen} />
      </Card>
      <Card title="Leerreis openen" icon="sailboat" tone="land">
        {openingen.scholen.length === 0 ? (
          <EmptyState title="Er is geen andere school" level={3}>
            Jullie bestuur heeft geen andere school in Koers. Vraag de beheerder als dat niet klopt.
          </EmptyState>
        ) : (
          <Formulier {...props} />
        )}
      </Card>
    </Page>
  );
}

function WatZiet({ naam }: { naam: string }): VNode {
  return (
    <div class="k-grid">
      <Card title="Dit ziet de andere school" icon="eye">
        <ul>
          <li>{`de naam en de geboortedatum van ${naam}, om te weten wie het is`}</li>
          <li>de leerroutes en de streefniveaus, van het begin tot nu</li>
          <li>de doelen op de kaart, met de stand</li>
          <li>toetsen en observaties uit het leerlingvolgsysteem</li>
          <li>wanneer de schooltijd hier begon en eindigde</li>
        </ul>
      </Card>
      <Card title="Dit blijft hier" icon="lock">
        <ul>
          <li>waarom jullie iets kozen, en wat jullie opschreven</li>
          <li>beginsituaties, evaluaties en waarnemingen</li>
          <li>wat helpt en hindert, en de ondersteuning</li>
          <li>{`wat ${naam} zelf zei over doelen`}</li>
        </ul>
        <p class="k-soft">
          De andere school kan alleen kijken. Hier verandert niets. Wat zij heeft overgenomen, houdt zij ook
          als je de opening terugneemt.
        </p>
      </Card>
    </div>
  );
}

function OpenVoor({ openingen }: { openingen: Openingen }): VNode {
  const { leerling } = openingen;
  return (
    <Table
      caption={`Scholen die de leerreis van ${leerling.naam.roepnaam} nu kunnen zien`}
      captionHidden
      rows={openingen.openingen}
      rowKey={(o) => o.id}
      empty={<p class="k-soft">De leerreis staat nu voor geen andere school open.</p>}
      columns={[
        { key: 'naar', header: 'School', rowHeader: true, cell: (o) => o.naar },
        { key: 'laatste', header: 'Tot en met', cell: (o) => dagVoluit(o.laatste) },
        { key: 'reden', header: 'Waarom', cell: (o) => `${o.reden ?? '–'} (${o.door})` },
        { key: 'terug', header: 'Terugnemen', cell: (o) => <Terug leerling={leerling.id} opening={o} /> },
      ]}
    />
  );
}

function Terug({ leerling, opening }: { leerling: string; opening: Opening }): VNode {
  return (
    <form method="post" action={`${openenUrl(leerling)}/terug`}>
      <input type="hidden" name="opening" value={opening.id} />
      <Button type="submit" size="small" icon="x" label={`Terugnemen van ${opening.naar}`}>
        Terugnemen
      </Button>
    </form>
  );
}

function Formulier({ openingen, id, vandaag, fout, invoer }: OpenenPageProps): VNode {
  const { leerling, scholen } = openingen;
  return (
    <form class="k-form" method="post" action={openenUrl(leerling.id)} noValidate>
      <input type="hidden" name="id" value={id} />
      {fout === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" announce title="De leerreis is nog niet geopend">
            <p>{fout}</p>
          </Notice>
        </div>
      )}
      <Select
        id="school"
        name="school"
        label="Voor welke school"
        value={invoer?.school ?? (scholen.length === 1 ? (scholen[0]?.id ?? '') : '')}
        placeholder="Kies een school"
        options={scholen.map((s) => ({ value: s.id, label: `${s.naam} (${s.brin})` }))}
      />
      <Input
        id="laatste"
        name="laatste"
        type="date"
        label="Laatste dag"
        hint="Daarna ziet de andere school niets meer. Hooguit een jaar."
        short
        min={vandaag}
        value={invoer?.laatste ?? ''}
      />
      <Input
        id="reden"
        name="reden"
        label="Waarom"
        hint="Alleen collega's van deze school lezen dit."
        maxLength={500}
        value={invoer?.reden ?? ''}
      />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="check">
          Leerreis openen
        </Button>
        <LinkButton href={leerlingUrl(leerling.id)} kind="subtle">
          Niet openen
        </LinkButton>
      </div>
    </form>
  );
}
