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

interface Told {
  readonly key: string;
  readonly header: string;
  readonly counts: Counts;
}

/** A column for each kind of record; results and history only when the source told of them. */
function toldOf(counts: RunCounts): Told[] {
  const { resultaat, verleden } = counts;
  return [
    ...KINDS.map((kind) => ({ key: kind, header: upperFirst(kindWord(kind, 2)), counts: counts[kind] })),
    ...(resultaat ? [{ key: 'resultaat', header: 'Resultaten', counts: resultaat }] : []),
    ...(verleden ? [{ key: 'verleden', header: 'Van vóór Koers', counts: verleden }] : []),
  ];
}

/** What became of the records, per kind: the bookkeeping of one run. */
export function CountsTable({ counts, caption, explain, whole }: CountsTableProps): VNode | null {
  const told = toldOf(counts);
  const names = COUNT_NAMES.filter((name) => whole || told.some((kind) => kind.counts[name] > 0));
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
          ...told.map(({ key, header, counts: of }) => ({
            key,
            header,
            numeric: true,
            cell: (name: CountName) => of[name],
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
