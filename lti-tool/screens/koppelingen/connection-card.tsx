import type { VNode } from 'preact';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { factsOf } from './facts.ts';
import { liveHx, RunButtons, RunProgress } from './live.tsx';
import { type ConnectionState, isFresh, isMoving, waitingRun, wellness } from './state.ts';
import { koppelingUrl } from './urls.ts';
import { aandachtspunten } from './words.ts';

export interface ConnectionCardProps {
  state: ConnectionState;
  now: Date;
  n?: number;
  /** Said aloud when this replaces what was there. */
  say?: string | null;
}

const cardId = (connection: string): string => `koppeling-${connection}`;

/** One connection at a glance; asks again every second while something moves. */
export function ConnectionCard({ state, now, n = 0, say }: ConnectionCardProps): VNode {
  const { connection } = state;
  const look = wellness(state, now);
  const waits = waitingRun(connection) !== null;
  return (
    <div
      id={cardId(connection.id)}
      data-announce={say ?? undefined}
      {...liveHx({ connection, plek: 'overzicht', n })}
    >
      <Card
        title={connection.naam}
        icon="plug"
        tone={waits ? 'land' : 'paper'}
        aside={
          <Badge tone={look.tone} icon={look.icon}>
            {look.label}
          </Badge>
        }
        foot={<Foot state={state} waits={waits} />}
      >
        <p>{look.sentence}</p>
        {connection.run && isMoving(connection) ? <RunProgress run={connection.run} /> : null}
        <KeyValueList items={[{ term: 'Systeem', value: connection.title }, ...factsOf(state, now)]} />
      </Card>
    </div>
  );
}

function Foot({
  state: { connection, settled },
  waits,
}: Pick<ConnectionCardProps, 'state'> & { waits: boolean }): VNode {
  const { id, naam } = connection;
  if (isFresh(connection))
    return (
      <LinkButton href={koppelingUrl(id)} icon="arrow-right" label={`Verder met ${naam}`}>
        Verder
      </LinkButton>
    );
  return (
    <>
      {waits ? (
        <LinkButton href={koppelingUrl(id)} kind="primary" icon="eye" label={`Kijk het na: ${naam}`}>
          Kijk het na
        </LinkButton>
      ) : (
        <RunButtons connection={connection} plek="overzicht" target={`#${cardId(id)}`} />
      )}
      <LinkButton
        href={koppelingUrl(id)}
        kind="subtle"
        id={`bekijk-${id}`}
        label={`Bekijk alles van ${naam}`}
      >
        Bekijk alles
      </LinkButton>
      {settled && settled.open.issues > 0 && !waits ? (
        <a href={`${koppelingUrl(id)}#aandacht`}>{aandachtspunten(settled.open.issues)}</a>
      ) : null}
    </>
  );
}
