import type { VNode } from 'preact';
import type { Counts, RunCounts } from '../../../gateway/sync/service.ts';
import { Table } from '../../ui/components/table.tsx';
import { COUNT_NAMES, COUNT_WORDS, type CountName, KINDS, kindWord, upperFirst } from './words.ts';

export interface CountsTableProps {
  counts: RunCounts;
  caption: string;
  /** Says under each heading what it means. */
  explain?: boolean;
  /** Also rows without a figure. */
  whole?: boolean;
}

const hasFigure = (counts: RunCounts, name: CountName): boolean =>
  KINDS.some((kind) => counts[kind][name] > 0);

/** What became of the records, per kind: the bookkeeping of one run. */
export function CountsTable({ counts, caption, explain, whole }: CountsTableProps): VNode | null {
  const names = COUNT_NAMES.filter((name) => whole || hasFigure(counts, name));
  if (names.length === 0) return null;
  return (
    <div class="s-sync-telling">
      <Table
        caption={caption}
        captionHidden
        rows={names}
        rowKey={(name: keyof Counts) => name}
        columns={[
          {
            key: 'wat',
            header: 'Wat',
            cell: (name: CountName) => <CountHead name={name} explain={explain === true} />,
          },
          ...KINDS.map((kind) => ({
            key: kind,
            header: upperFirst(kindWord(kind, 2)),
            numeric: true,
            cell: (name: CountName) => counts[kind][name],
          })),
        ]}
      />
      {counts.held > 0 ? <p class="k-small">{heldText(counts.held)}</p> : null}
    </div>
  );
}

function CountHead({ name, explain }: { name: CountName; explain: boolean }): VNode {
  const { kop, uitleg } = COUNT_WORDS[name];
  return (
    <>
      {kop}
      {explain ? <span class="s-onder">{uitleg}</span> : null}
    </>
  );
}

function heldText(n: number): string {
  const one = n === 1;
  return `${n} ${one ? 'regel ontbrak, maar is' : 'regels ontbraken, maar zijn'} niet beëindigd omdat andere regels niet te lezen waren.`;
}
