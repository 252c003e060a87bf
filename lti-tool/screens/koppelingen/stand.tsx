import type { VNode } from 'preact';
import { Badge } from '../../ui/components/badge.tsx';
import { Card } from '../../ui/components/card.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { ConfirmCard } from './confirm.tsx';
import { factsOf } from './facts.ts';
import { liveHx, RunButtons, RunProgress } from './live.tsx';
import type { Preview } from './load.ts';
import { type ConnectionState, isFresh, isMoving, wellness } from './state.ts';

export const STAND = 'stand';

export interface StandProps {
  state: ConnectionState;
  preview: Preview | null;
  now: Date;
  n?: number;
  /** Said aloud when this replaces what was there: a start, an end, never the steps between. */
  say?: string | null;
  /** Fetching is the next thing to do; default: it was done before. */
  next?: boolean;
}

/** How one connection is now; asks again every second while something moves. */
export function Stand({
  state,
  preview,
  now,
  n = 0,
  say,
  next = !isFresh(state.connection),
}: StandProps): VNode {
  const { connection } = state;
  return (
    <div
      id={STAND}
      class="k-stack"
      data-announce={say ?? undefined}
      {...liveHx({ connection, plek: 'pagina', n })}
    >
      {preview ? (
        <ConfirmCard preview={preview} title={connection.title} target={`#${STAND}`} />
      ) : (
        <NowCard state={state} now={now} next={next} />
      )}
    </div>
  );
}

function NowCard({ state, now, next }: { state: ConnectionState; now: Date; next: boolean }): VNode {
  const { connection } = state;
  const look = wellness(state, now);
  const first = connection.lastSuccessAt === null;
  return (
    <Card
      title={isFresh(connection) ? 'Haal voor het eerst op, als proef' : 'Hoe het nu gaat'}
      aside={
        <Badge tone={look.tone} icon={look.icon}>
          {look.label}
        </Badge>
      }
      {...(connection.status === 'ended'
        ? {}
        : {
            foot: (
              <RunButtons
                connection={connection}
                plek="pagina"
                target={`#${STAND}`}
                primary={next}
                {...(first ? { ask: 'Eerste keer ophalen' } : {})}
              />
            ),
          })}
    >
      <p>{look.sentence}</p>
      {connection.run && isMoving(connection) ? <RunProgress run={connection.run} /> : null}
      {first ? null : <KeyValueList items={factsOf(state, now)} />}
    </Card>
  );
}
