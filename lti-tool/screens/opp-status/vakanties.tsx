import type { VNode } from 'preact';
import type { KlokInstelling } from '../../../gateway/opp/klokken/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Table } from '../../ui/components/table.tsx';
import { dagVoluit, laatsteDag } from '../datum.ts';
import type { VakantieBody } from './termijnen-invoer.ts';
import { VAKANTIES } from './urls.ts';

export interface VakantiesProps {
  vakanties: KlokInstelling['kalender']['vakanties'];
  mislukt: { invoer: VakantieBody; fout: string } | undefined;
}

/** When there is no school: then nobody reads a reminder. */
export function Vakanties({ vakanties, mislukt }: VakantiesProps): VNode {
  return (
    <Card title="Vakanties" icon="calendar" id="vakanties">
      <Table
        caption="Vakanties van de school"
        captionHidden
        rows={vakanties}
        rowKey={(v) => v.id}
        empty={
          <EmptyState title="Nog geen vakanties" level={3}>
            Zonder vakanties komt een herinnering op een gewone werkdag.
          </EmptyState>
        }
        columns={[
          { key: 'naam', header: 'Vakantie', rowHeader: true, cell: (v) => v.naam },
          { key: 'van', header: 'Van', cell: (v) => dagVoluit(v.van) },
          { key: 'tot', header: 'Tot en met', cell: (v) => dagVoluit(laatsteDag(v.tot)) },
          {
            key: 'weg',
            header: 'Weghalen',
            cell: (v) => (
              <form method="post" action={`${VAKANTIES}/weg`}>
                <input type="hidden" name="vakantie" value={v.id} />
                <Button
                  type="submit"
                  size="small"
                  icon="x"
                  label={`Weghalen: ${v.naam} van ${dagVoluit(v.van)}`}
                >
                  Weghalen
                </Button>
              </form>
            ),
          },
        ]}
      />
      <form class="k-form" method="post" action={VAKANTIES} noValidate>
        {mislukt ? (
          <div data-focus="" tabIndex={-1}>
            <Notice kind="error" announce title="De vakantie is niet bewaard" next={mislukt.fout} />
          </div>
        ) : null}
        <Input
          id="naam"
          name="naam"
          label="Naam"
          hint="Bijvoorbeeld: herfstvakantie."
          maxLength={60}
          value={mislukt?.invoer.naam ?? ''}
        />
        <Input id="van" name="van" type="date" label="Eerste dag" short value={mislukt?.invoer.van ?? ''} />
        <Input
          id="laatste"
          name="laatste"
          type="date"
          label="Laatste dag"
          short
          value={mislukt?.invoer.laatste ?? ''}
        />
        <div class="k-row">
          <Button type="submit" icon="plus">
            Vakantie toevoegen
          </Button>
        </div>
      </form>
    </Card>
  );
}
