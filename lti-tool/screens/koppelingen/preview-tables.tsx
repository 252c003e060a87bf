import type { VNode } from 'preact';
import type { PreviewLine, RunView } from '../../../gateway/sync/service.ts';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { previewHead } from './words.ts';

/** Lines under one head ("Nieuwe leerlingen"), in the order in which they came. */
export function byHead(
  lines: readonly PreviewLine[],
  einde = false,
): { head: string; group: readonly PreviewLine[] }[] {
  const headOf = (line: PreviewLine) => previewHead(line, einde);
  const heads = [...new Set(lines.map(headOf))];
  return heads.map((head) => ({ head, group: lines.filter((line) => headOf(line) === head) }));
}

/** How many there are besides the ones that are shown. */
export function remaining([first, ...others]: readonly PreviewLine[], run: RunView): number {
  return first ? run.counts[first.kind][first.becomes] - others.length - 1 : 0;
}

const BESIDE = { leerling: 'Groep', medewerker: 'Groepen', groep: 'Jaargroep' } as const;

/** The first rows of each kind as they would stand in Koers: by these a beheerder sees whether it is his school. */
export function PreviewTables({ lines, run }: { lines: readonly PreviewLine[]; run: RunView }): VNode {
  return (
    <>
      {byHead(lines).map(({ head, group }) => (
        <PreviewTable key={head} head={head} group={group} rest={remaining(group, run)} />
      ))}
    </>
  );
}

function PreviewTable({
  head,
  group,
  rest,
}: {
  head: string;
  group: readonly PreviewLine[];
  rest: number;
}): VNode {
  const kind = group[0]?.kind ?? 'leerling';
  return (
    <Table
      caption={rest > 0 ? `${head}: de eerste ${group.length}, en nog ${rest}` : head}
      rows={group.map((line, i) => ({ ...line, i }))}
      rowKey={({ i }) => String(i)}
      columns={[
        { key: 'naam', header: 'Naam', cell: ({ naam }) => naam || 'naam onbekend' },
        { key: 'groep', header: BESIDE[kind], cell: ({ groep }) => groep || <Nothing /> },
      ]}
    />
  );
}
