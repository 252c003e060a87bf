import type { VNode } from 'preact';
import type { IssueGroup } from '../../../gateway/sync/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { Table } from '../../ui/components/table.tsx';
import { CodeForm, type CodesOf } from './code-form.tsx';
import { EFFECT_LOOK } from './words.ts';

/** What helps with nearly every cause; a cause that needs something else says so itself. */
export const howToMend = (title: string): string =>
  `Verbeter het in ${title}: bij de volgende synchronisatie gaat het vanzelf mee.`;

/** The first sentence of a message says what is the matter, the rest what to do. */
export function splitMessage(message: string): { what: string; rest: string } {
  const end = /[.!?]\s+(?=\p{Lu})/u.exec(message);
  if (!end) return { what: message, rest: '' };
  return { what: message.slice(0, end.index + 1), rest: message.slice(end.index + end[0].length) };
}

/** Everything a run could not use, one fold-out per cause: what happened, how often, where, what stood there, what to do. */
export function IssueList({ groups, codes }: { groups: readonly IssueGroup[]; codes?: CodesOf }): VNode {
  return (
    <ul class="s-sync-oorzaken">
      {groups.map((group, i) => (
        <li key={`${group.code}/${group.effect}/${group.message}/${group.unknown?.code ?? ''}`}>
          <Cause group={group} codes={codes} nth={i} />
        </li>
      ))}
    </ul>
  );
}

interface CauseProps {
  group: IssueGroup;
  codes: CodesOf | undefined;
  nth: number;
}

function Cause({ group, codes, nth }: CauseProps): VNode {
  const look = EFFECT_LOOK[group.effect];
  const { what, rest } = splitMessage(group.message);
  return (
    <details class="s-sync-oorzaak">
      <summary class="s-sync-oorzaak__kop">
        <span class="s-sync-oorzaak__pijl">
          <Icon name="chevron-right" />
        </span>
        <span class="s-sync-oorzaak__wat">{group.unknown ? `${what} (${group.unknown.code})` : what}</span>
        <span class="s-sync-oorzaak__meta">
          <Badge tone={look.tone} icon={look.icon}>
            {look.label}
          </Badge>
          <span class="s-sync-oorzaak__aantal">{`${group.count} keer`}</span>
        </span>
      </summary>
      <div class="s-sync-oorzaak__meer">
        <p>
          {rest ? `${rest} ` : ''}
          {look.uitleg}
        </p>
        <MapCode group={group} codes={codes} nth={nth} />
        <Samples group={group} />
      </div>
    </details>
  );
}

/** A code that no list knew: here a person says what it means. */
function MapCode({ group: { unknown }, codes, nth }: CauseProps): VNode | null {
  const list = unknown && codes?.lists.find(({ id }) => id === unknown.list);
  if (!unknown || !codes || !list) return null;
  return <CodeForm id={`oorzaak-${nth}`} connection={codes.connection} list={list} code={unknown.code} />;
}

function Samples({ group }: { group: IssueGroup }): VNode {
  const rest = group.count - group.samples.length;
  return (
    <Table
      caption={rest > 0 ? `De eerste ${group.samples.length} van ${group.count}` : 'Waar het staat'}
      captionHidden={rest <= 0}
      rows={group.samples.map((sample, i) => ({ ...sample, i }))}
      rowKey={({ i }) => String(i)}
      columns={[
        {
          key: 'path',
          header: 'Waar in de gegevens',
          cell: ({ path }) => <code class="s-sync-pad">{path}</code>,
        },
        {
          key: 'seen',
          header: 'Wat daar stond',
          cell: ({ seen }) =>
            seen === '' ? <span class="k-soft">niets</span> : <code class="s-sync-pad">{seen}</code>,
        },
      ]}
    />
  );
}
