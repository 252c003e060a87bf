import type { VNode } from 'preact';
import {
  CHANGES_PER_PAGE,
  type FieldChange,
  type RunChange,
  type RunChanges,
} from '../../../gateway/sync/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { leerlingUrl } from '../urls.ts';
import { changeInWords } from './change-words.ts';
import { changesUrl } from './urls.ts';
import { COUNT_WORDS, kindWord, upperFirst } from './words.ts';

export interface ChangesCardProps {
  run: { readonly connection: string; readonly id: string };
  changes: RunChanges;
  pagina: number;
  /** Who looks may open a pupil. */
  opent: boolean;
}

const TONE = { created: 'success', updated: 'info', ended: 'warning' } as const;
const ICON = { created: 'plus', updated: 'pencil', ended: 'x' } as const;

/** What one run changed, person by person and groep by groep, 25 a page. Nothing for a run of which Koers no longer knows it. */
export function ChangesCard({
  run,
  changes: { totaal, lines },
  pagina,
  opent,
}: ChangesCardProps): VNode | null {
  if (totaal === 0) return null;
  const laatste = Math.ceil(totaal / CHANGES_PER_PAGE);
  return (
    <Card id="veranderd" title="Wat er veranderde" icon="list-check">
      <Table
        caption={`Wat er veranderde: ${totaal === 1 ? '1 persoon of groep' : `${totaal} personen en groepen`}`}
        rows={lines}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Deze bladzijde is er niet" level={3}>
            Ga terug naar de eerste bladzijde.
          </EmptyState>
        }
        columns={[
          { key: 'wie', header: 'Wie of wat', cell: (line) => nameOf(line, opent) },
          { key: 'soort', header: 'Soort', cell: ({ kind }) => upperFirst(kindWord(kind, 1)) },
          {
            key: 'werd',
            header: 'Wat',
            cell: ({ becomes }) => (
              <Badge tone={TONE[becomes]} icon={ICON[becomes]}>
                {COUNT_WORDS[becomes].kop}
              </Badge>
            ),
          },
          { key: 'velden', header: 'Wat is anders', cell: ({ velden }) => <Fields velden={velden} /> },
        ]}
      />
      <Pages run={run} pagina={pagina} laatste={laatste} />
    </Card>
  );
}

function nameOf({ id, kind, naam }: RunChange, opent: boolean): VNode | string {
  const text = naam || 'naam onbekend';
  return opent && kind === 'leerling' ? <a href={leerlingUrl(id)}>{text}</a> : text;
}

function Fields({ velden }: { velden: readonly FieldChange[] }): VNode {
  if (velden.length === 0) return <Nothing />;
  return (
    <ul class="s-sync-velden">
      {velden.map((field, i) => (
        <li key={`${field.veld}-${i}`}>{changeInWords(field)}</li>
      ))}
    </ul>
  );
}

function Pages({
  run,
  pagina,
  laatste,
}: Pick<ChangesCardProps, 'run' | 'pagina'> & { laatste: number }): VNode | null {
  if (laatste === 1 && pagina === 1) return null;
  return (
    <div class="k-row">
      {pagina > 1 ? (
        <LinkButton href={changesUrl(run, Math.min(pagina - 1, laatste))} icon="arrow-left">
          Vorige
        </LinkButton>
      ) : null}
      <span>{`Bladzijde ${pagina} van ${laatste}`}</span>
      {pagina < laatste ? (
        <LinkButton href={changesUrl(run, pagina + 1)} icon="arrow-right">
          Volgende
        </LinkButton>
      ) : null}
    </div>
  );
}
