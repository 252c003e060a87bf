import type { VNode } from 'preact';
import type { BronKind } from '../../../gateway/model/roster.ts';
import type { RunCounts } from '../../../gateway/sync/service.ts';
import { Table } from '../../ui/components/table.tsx';
import { COUNT_NAMES, COUNT_WORDS, KINDS, kindWord, upperFirst } from './words.ts';

/** What became of the records, per kind: the whole bookkeeping of one run. */
export function CountsTable({ counts, caption }: { counts: RunCounts; caption: string }): VNode {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={KINDS}
      rowKey={(kind) => kind}
      columns={[
        { key: 'soort', header: 'Soort', cell: (kind: BronKind) => upperFirst(kindWord(kind, 2)) },
        ...COUNT_NAMES.map((name) => ({
          key: name,
          header: COUNT_WORDS[name].kop,
          numeric: true,
          cell: (kind: BronKind) => counts[kind][name],
        })),
      ]}
    />
  );
}

/** What the heads of the table mean, for those that have a figure. */
export function CountsLegend({ counts }: { counts: RunCounts }): VNode {
  const used = COUNT_NAMES.filter((name) => KINDS.some((kind) => counts[kind][name] > 0));
  return (
    <p class="k-small k-soft">
      {used.map((name) => `${COUNT_WORDS[name].kop}: ${COUNT_WORDS[name].uitleg}.`).join(' ')}
      {counts.held > 0 ? ` ${heldText(counts.held)}` : ''}
    </p>
  );
}

function heldText(n: number): string {
  const one = n === 1;
  return `${n} ${one ? 'regel ontbrak, maar is' : 'regels ontbraken, maar zijn'} niet beëindigd omdat andere regels niet te lezen waren.`;
}
