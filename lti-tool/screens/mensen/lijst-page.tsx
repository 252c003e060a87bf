import type { VNode } from 'preact';
import type { Mens, MensenPagina } from '../../../gateway/access/mensen.ts';
import { ToegekendeRol } from '../../../gateway/model/actor.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { WOORD } from '../roles.ts';
import { type Filter, lijstUrl, MENSEN, mensUrl, UITNODIGEN, WACHTEN } from './urls.ts';

export interface LijstPageProps {
  frame: Frame;
  pagina: MensenPagina;
  filter: Filter;
  /** How many accounts wait to be linked. */
  wachten: number;
}

/** People of the school with the roles that were granted in Koers (R64). */
export function LijstPage({ frame, pagina, filter, wachten }: LijstPageProps): VNode {
  return (
    <Page frame={frame} title="Mensen" plek="mensen">
      <PageHeader
        title="Mensen"
        lead="Wie er bij de school hoort, en welke rol iemand in Koers heeft. Leerkracht, ouder en leerling komen vanzelf uit de ELO."
        actions={
          <>
            <LinkButton href={UITNODIGEN} icon="plus">
              Iemand uitnodigen
            </LinkButton>
            <LinkButton href={WACHTEN} icon="hourglass">
              {wachten === 0 ? 'Wie wacht op koppelen' : `Wie wacht op koppelen (${wachten})`}
            </LinkButton>
          </>
        }
      />
      <Zoeken filter={filter} />
      <Table
        caption={pagina.totaal === 1 ? '1 persoon' : `${pagina.totaal} mensen`}
        rows={pagina.mensen}
        rowKey={(mens) => mens.id}
        empty={
          <EmptyState title="Niemand gevonden">
            Zoek met een ander deel van de naam, of laat een filter weg.
          </EmptyState>
        }
        columns={[
          {
            key: 'naam',
            header: 'Naam',
            rowHeader: true,
            cell: (mens) => <a href={mensUrl(mens.id)}>{mens.naam.voluit}</a>,
          },
          { key: 'soort', header: 'Soort', cell: (mens) => mens.soort },
          {
            key: 'rollen',
            header: 'Rollen in Koers',
            cell: (mens) => mens.rollen.map((rol) => WOORD[rol]).join(', ') || <Nothing />,
          },
          { key: 'elo', header: 'Komt binnen', cell: komtBinnen },
        ]}
      />
      <Bladeren pagina={pagina} filter={filter} />
    </Page>
  );
}

/** By which door somebody comes in; for lists. */
export function komtBinnen({ gekoppeld, passkey }: Pick<Mens, 'gekoppeld' | 'passkey'>): string {
  if (gekoppeld) return passkey ? 'via de ELO en met een passkey' : 'via de ELO';
  return passkey ? 'met een passkey' : 'nog niet';
}

const SOORTEN = [
  { value: 'medewerker', label: 'medewerkers' },
  { value: 'leerling', label: 'leerlingen' },
  { value: 'ouder', label: 'ouders' },
  { value: 'alle', label: 'iedereen' },
];

function Zoeken({ filter }: { filter: Filter }): VNode {
  return (
    <search aria-label="Mensen zoeken">
      <form class="k-row s-zoek" method="get" action={MENSEN}>
        <Input
          id="zoek"
          name="zoek"
          type="search"
          label="Naam"
          optional
          value={filter.zoek ?? ''}
          maxLength={100}
        />
        <Select
          id="filter-rol"
          name="rol"
          label="Rol"
          optional
          placeholder="Alle rollen"
          value={filter.rol ?? ''}
          options={ToegekendeRol.options.map((rol) => ({ value: rol, label: WOORD[rol] }))}
        />
        <Select
          id="filter-soort"
          name="soort"
          label="Soort"
          optional
          value={filter.soort ?? ''}
          options={SOORTEN}
        />
        <Button type="submit" icon="search">
          Zoeken
        </Button>
      </form>
    </search>
  );
}

function Bladeren({ pagina, filter }: { pagina: MensenPagina; filter: Filter }): VNode | null {
  const { pagina: nu, paginas } = pagina;
  if (paginas < 2) return null;
  return (
    <nav aria-label="Bladeren" class="k-row">
      {nu > 1 ? (
        <LinkButton href={lijstUrl(filter, nu - 1)} icon="arrow-left">
          Vorige
        </LinkButton>
      ) : null}
      <span>{`Bladzijde ${nu} van ${paginas}`}</span>
      {nu < paginas ? (
        <LinkButton href={lijstUrl(filter, nu + 1)} icon="arrow-right">
          Volgende
        </LinkButton>
      ) : null}
    </nav>
  );
}
