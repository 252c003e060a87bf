import type { VNode } from 'preact';
import { type DeliveryLine, PER_PAGINA, type RefusedGroup } from '../../../../gateway/sync/out/service.ts';
import { Button, LinkButton } from '../../../ui/components/button.tsx';
import { Card } from '../../../ui/components/card.tsx';
import { EmptyState } from '../../../ui/components/empty-state.tsx';
import { type Column, Nothing, Table } from '../../../ui/components/table.tsx';
import { dagVoluit, wanneer } from '../../datum.ts';
import { leerlingUrl } from '../../urls.ts';
import { terugActUrl, terugUrl } from '../urls.ts';
import { TerugForm } from './form.tsx';
import { meldingen, watInWoorden } from './words.ts';

interface Who {
  /** Who looks may open a pupil. */
  readonly opent: boolean;
}

function columns({ opent }: Who): Column<DeliveryLine>[] {
  return [
    {
      key: 'leerling',
      header: 'Leerling',
      rowHeader: true,
      cell: ({ leerling, naam }) => (opent ? <a href={leerlingUrl(leerling)}>{naam}</a> : naam),
    },
    {
      key: 'over',
      header: 'Doel of niveau',
      cell: ({ code, titel, leerlijn }) => (
        <>
          <code>{code}</code> {titel} <span class="k-soft">{leerlijn}</span>
        </>
      ),
    },
    {
      key: 'wat',
      header: 'Wat',
      cell: (line) => `${watInWoorden(line)}, ${dagVoluit(line.op)}`,
    },
  ];
}

export interface SentProps extends Who {
  connection: string;
  lines: readonly DeliveryLine[];
  totaal: number;
  pagina: number;
  now: Date;
}

/** What the LVS took, the last first, page by page. */
export function Sent({ connection, lines, totaal, pagina, now, opent }: SentProps): VNode {
  const laatste = Math.max(1, Math.ceil(totaal / PER_PAGINA));
  return (
    <Card title="Wat er is verstuurd" icon="list-check">
      <Table
        caption="Wat er is verstuurd, het laatste eerst"
        captionHidden
        rows={lines}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Nog niets" level={3}>
            {pagina > laatste
              ? 'Deze bladzijde is er niet.'
              : 'Zodra iemand een doel beoordeelt, zie je hier dat het is verstuurd.'}
          </EmptyState>
        }
        columns={[
          ...columns({ opent }),
          {
            key: 'wanneer',
            header: 'Verstuurd',
            cell: ({ klaarOp }) => (klaarOp ? wanneer(klaarOp, now) : <Nothing />),
          },
          {
            key: 'bewijs',
            header: 'Ontvangstbewijs',
            cell: ({ bewijs }) => (bewijs ? <code class="s-sync-pad">{bewijs}</code> : <Nothing />),
          },
        ]}
      />
      {laatste > 1 ? (
        <div class="k-row">
          {pagina > 1 ? (
            <LinkButton href={terugUrl(connection, pagina - 1)} icon="arrow-left">
              Nieuwer
            </LinkButton>
          ) : null}
          <span>{`Bladzijde ${pagina} van ${laatste}`}</span>
          {pagina < laatste ? (
            <LinkButton href={terugUrl(connection, pagina + 1)} icon="arrow-right">
              Ouder
            </LinkButton>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}

export interface RefusedProps extends Who {
  connection: string;
  groups: readonly RefusedGroup[];
}

/** What the LVS does not take, by its reason: what it is about, and sending it once more. */
export function Refused({ connection, groups, opent }: RefusedProps): VNode | null {
  if (groups.length === 0) return null;
  return (
    <Card title="Geweigerd door het LVS" icon="alert-triangle" tone="land">
      <p>
        Dit neemt het LVS zo niet aan. Los de oorzaak op en stuur het opnieuw. In Koers blijft alles staan.
      </p>
      {groups.map((group, n) => (
        <section class="k-stack" aria-labelledby={`reden-${n}`} key={group.reden}>
          <h3 id={`reden-${n}`}>{`${group.reden || 'Zonder reden'} (${meldingen(group.aantal)})`}</h3>
          <Table
            caption={
              group.aantal > group.regels.length
                ? `De eerste ${group.regels.length} van ${group.aantal}`
                : 'Waar het over gaat'
            }
            rows={group.regels}
            rowKey={({ id }) => id}
            columns={[
              ...columns({ opent }),
              {
                key: 'opnieuw',
                header: 'Opnieuw',
                cell: ({ id, naam, code }) => (
                  <TerugForm id={`opnieuw-${id}`} action={terugActUrl(connection, 'opnieuw')}>
                    <input type="hidden" name="id" value={id} />
                    <Button
                      type="submit"
                      size="small"
                      kind="subtle"
                      id={`opnieuw-${id}-knop`}
                      label={`Opnieuw sturen: ${code} van ${naam}`}
                    >
                      Opnieuw sturen
                    </Button>
                  </TerugForm>
                ),
              },
            ]}
          />
          <TerugForm id={`alle-${n}`} action={terugActUrl(connection, 'opnieuw')}>
            <input type="hidden" name="reden" value={group.reden} />
            <Button type="submit" icon="refresh" id={`alle-${n}-knop`}>
              {`Alle ${meldingen(group.aantal)} opnieuw sturen`}
            </Button>
          </TerugForm>
        </section>
      ))}
    </Card>
  );
}
