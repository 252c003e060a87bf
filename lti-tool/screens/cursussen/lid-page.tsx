import type { VNode } from 'preact';
import type { MensenPagina } from '../../../gateway/access/mensen.ts';
import type { Cursus, Lid } from '../../lti/cursussen-service.ts';
import { Button } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { KRUIMEL } from './lijst-page.tsx';
import { CURSUSSEN, cursusUrl, lidUrl } from './urls.ts';

export interface LidPageProps {
  readonly frame: Frame;
  readonly cursus: Cursus;
  readonly lid: Lid;
  readonly zoek: string;
  readonly gevonden: MensenPagina;
  /** Why the one who was chosen cannot be linked. */
  readonly fout?: string | undefined;
}

/** Who a member of a course is in Koers: a person says it. */
export function LidPage({ frame, cursus, lid, zoek, gevonden, fout }: LidPageProps): VNode {
  const action = lidUrl(cursus.id, lid.id);
  return (
    <Page frame={frame} title="Deelnemer koppelen" plek="leeromgevingen">
      <PageHeader
        title={`Wie is ${lid.naam ?? 'deze deelnemer'}?`}
        crumbs={[
          KRUIMEL,
          { href: CURSUSSEN, label: 'Cursussen' },
          { href: cursusUrl(cursus.id), label: cursus.titel },
        ]}
        lead="Koppel alleen als je zeker weet wie het is. Een naam die hetzelfde is, is geen bewijs: twee leerlingen kunnen hetzelfde heten."
      />
      {fout === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="De deelnemer is niet gekoppeld">
            <p>{fout}</p>
          </Notice>
        </div>
      )}
      <search aria-label="Persoon zoeken">
        <form class="k-row s-zoek" method="get" action={action}>
          <Input
            id="zoek"
            name="zoek"
            type="search"
            label="Naam in Koers"
            value={zoek}
            maxLength={100}
            optional
          />
          <Button type="submit" icon="search">
            Zoeken
          </Button>
        </form>
      </search>
      <Table
        caption={
          gevonden.totaal > gevonden.mensen.length
            ? `De eerste ${gevonden.mensen.length} van ${gevonden.totaal}. Zoek preciezer.`
            : 'Kies de persoon'
        }
        rows={gevonden.mensen}
        rowKey={(mens) => mens.id}
        empty={<EmptyState title="Niemand gevonden">Zoek met een ander deel van de naam.</EmptyState>}
        columns={[
          { key: 'naam', header: 'Naam', rowHeader: true, cell: (mens) => mens.naam.voluit },
          { key: 'soort', header: 'Soort', cell: (mens) => mens.soort },
          {
            key: 'elo',
            header: 'Opent Koers vanuit een ELO',
            cell: (mens) => (mens.gekoppeld ? 'ja, met een ander account' : 'nog niet'),
          },
          {
            key: 'kies',
            header: 'Kies',
            cell: (mens) => (
              <form method="post" action={action}>
                <input type="hidden" name="persoon" value={mens.id} />
                <Button type="submit" icon="check" label={`Dit is ${mens.naam.voluit}`}>
                  {`Dit is ${mens.naam.roepnaam}`}
                </Button>
              </form>
            ),
          },
        ]}
      />
    </Page>
  );
}
