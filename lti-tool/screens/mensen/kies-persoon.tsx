import type { VNode } from 'preact';
import type { MensenPagina } from '../../../gateway/access/mensen.ts';
import { Button } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Table } from '../../ui/components/table.tsx';
import { komtBinnen } from './lijst-page.tsx';

export interface KiesPersoonProps {
  /** Where the question and the answer (`persoon`) go. */
  readonly action: string;
  readonly zoek: string;
  /** Found by name; `null`: nothing asked yet. */
  readonly gevonden: MensenPagina | null;
  /** Above why the one who was chosen cannot be it. */
  readonly mislukt: string;
  readonly fout: string | undefined;
}

const opschrift = ({ totaal, mensen }: MensenPagina): string =>
  totaal > mensen.length
    ? `De eerste ${mensen.length} van ${totaal}. Zoek preciezer.`
    : totaal === 1
      ? '1 persoon gevonden'
      : `${totaal} mensen gevonden`;

/** Says who somebody is: found by name, chosen by one button. */
export function KiesPersoon({ action, zoek, gevonden, mislukt, fout }: KiesPersoonProps): VNode {
  return (
    <>
      {fout === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title={mislukt}>
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
            label="Zoek op naam"
            value={zoek}
            maxLength={100}
            optional
          />
          <Button type="submit" icon="search">
            Zoeken
          </Button>
        </form>
      </search>
      {gevonden === null ? null : (
        <Table
          caption={opschrift(gevonden)}
          rows={gevonden.mensen}
          rowKey={(mens) => mens.id}
          empty={<EmptyState title="Niemand gevonden">Zoek met een ander deel van de naam.</EmptyState>}
          columns={[
            { key: 'naam', header: 'Naam', rowHeader: true, cell: (mens) => mens.naam.voluit },
            { key: 'soort', header: 'Soort', cell: (mens) => mens.soort },
            { key: 'elo', header: 'Komt binnen', cell: komtBinnen },
            {
              key: 'kies',
              header: 'Kies',
              cell: (mens) => (
                <form class="s-kies" method="post" action={action}>
                  <input type="hidden" name="persoon" value={mens.id} />
                  <Button type="submit" icon="check" label={`Dit is ${mens.naam.voluit}`}>
                    {`Dit is ${mens.naam.roepnaam}`}
                  </Button>
                </form>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
