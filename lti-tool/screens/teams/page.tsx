import type { VNode } from 'preact';
import type { TeamsTenant } from '../../../gateway/access/teams/tenants.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { type Filled, type Line, LineForm } from '../../ui/components/line-form.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { wanneer } from '../datum.ts';
import { LEEROMGEVINGEN } from '../leeromgevingen/urls.ts';
import { eindeUrl, TEAMS } from './urls.ts';

export type Veld = 'tenant' | 'clientId';

export type Formulier = Filled<Veld>;

const LINES: readonly Line<Veld>[] = [
  {
    name: 'tenant',
    label: 'Tenant-ID (map-ID)',
    hint: 'In Microsoft Entra bij Overzicht. Vaak hebben alle scholen van een bestuur dezelfde.',
  },
  {
    name: 'clientId',
    label: 'Toepassings-ID (client-ID)',
    hint: 'In Microsoft Entra bij de app-registratie van Koers.',
  },
];

export interface TeamsPageProps {
  readonly frame: Frame;
  readonly tenants: readonly TeamsTenant[];
  readonly form: Formulier;
  /** Our own origin. */
  readonly origin: string;
  readonly now: Date;
}

/** From which Microsoft tenants people of this school open Koers in Teams. */
export function TeamsPage({ frame, tenants, form, origin, now }: TeamsPageProps): VNode {
  return (
    <Page frame={frame} title="Microsoft Teams" plek="leeromgevingen">
      <PageHeader
        title="Microsoft Teams"
        crumbs={[{ href: LEEROMGEVINGEN, label: 'Leeromgevingen' }]}
        lead="Mensen van je school openen Koers als tabblad in Teams, zonder apart aan te melden."
      />
      {tenants.map((tenant) => (
        <Gekoppeld key={tenant.id} tenant={tenant} now={now} />
      ))}
      {tenants.length === 0 ? (
        <EmptyState title="Teams is nog niet gekoppeld" scene="haven">
          Dat gaat in drie stappen. Voor de eerste twee heb je iemand nodig die Microsoft 365 van jullie
          school beheert.
        </EmptyState>
      ) : (
        <h2>Nog een Microsoft-omgeving koppelen</h2>
      )}
      <Entra origin={origin} />
      <Card title="2. Zet Koers in Teams" icon="plug">
        <p>
          Wie de server van Koers beheert, maakt een app-pakket voor jullie school met het commando{' '}
          <code>npx koers teams-manifest</code>. De beheerder van Teams zet dat bestand bij de apps van jullie
          organisatie.
        </p>
      </Card>
      <Card title="3. Neem twee nummers over" icon="pencil">
        <TenantForm {...form} />
      </Card>
    </Page>
  );
}

/** What must stand in the registration of the app at Microsoft; by the names that its own screens use. */
function Entra({ origin }: { origin: string }): VNode {
  return (
    <Card title="1. Registreer Koers bij Microsoft" icon="notes">
      <p>
        Maak in Microsoft Entra een app-registratie voor Koers, en kies daar “Een API beschikbaar maken”
        (Expose an API). Vul dit in:
      </p>
      <KeyValueList
        wide
        items={[
          {
            term: 'URI voor toepassings-id (Application ID URI)',
            value: <code>{`api://${new URL(origin).host}/{toepassings-ID}`}</code>,
            source: 'Zet op de plek van {toepassings-ID} het nummer van deze app-registratie.',
          },
          {
            term: 'Bereik (scope)',
            value: <code>access_as_user</code>,
            source: 'Daarmee mag Teams aan Koers vertellen wie er is.',
          },
          {
            term: 'Toegestane clienttoepassing (authorized client application): Teams op computer en telefoon',
            value: <code>1fec8e78-bce4-4aaf-ab1b-5451cc387264</code>,
          },
          {
            term: 'Nog een toegestane clienttoepassing: Teams in de browser',
            value: <code>5e3ce6c0-2b1f-4285-8d4b-75ee78787346</code>,
          },
          {
            term: 'In het manifest van de app-registratie: requestedAccessTokenVersion',
            value: <code>2</code>,
            source: 'Op oudere schermen heet dit accessTokenAcceptedVersion.',
          },
        ]}
      />
    </Card>
  );
}

function Gekoppeld({ tenant, now }: { tenant: TeamsTenant; now: Date }): VNode {
  const door = tenant.approved_name ?? 'wie Koers beheert';
  return (
    <Card title="Gekoppeld met Microsoft" icon="plug">
      <KeyValueList
        wide
        items={[
          { term: 'Goedgekeurd', value: `${wanneer(tenant.approved_at, now)}, door ${door}` },
          { term: 'Tenant-ID', value: <code>{tenant.tenant}</code> },
          { term: 'Toepassings-ID', value: <code>{tenant.client_id}</code> },
        ]}
      />
      <ConfirmPanel
        id={`stop-${tenant.id}`}
        trigger="Stop met deze koppeling"
        kind="careful"
        title="Niet meer openen vanuit Teams?"
      >
        <p>Daarna opent niemand van je school Koers meer in Teams. Wat in Koers staat, blijft bewaard.</p>
        <form method="post" action={eindeUrl(tenant.id)}>
          <Button type="submit" kind="careful" name="zeker" value="ja">
            Ja, stop ermee
          </Button>
        </form>
      </ConfirmPanel>
    </Card>
  );
}

function TenantForm(filled: Formulier): VNode {
  return (
    <LineForm
      {...filled}
      action={TEAMS}
      lines={LINES}
      undone="De koppeling is nog niet bewaard. Verbeter dit eerst:"
    >
      <Button type="submit" kind="primary" icon="check">
        Goedkeuren voor deze school
      </Button>
    </LineForm>
  );
}
