import type { VNode } from 'preact';
import type { ConnectionView, RunView } from '../../../gateway/sync/service.ts';
import { type Hx, hx } from '../../ui/components/hx.ts';
import { Progress } from '../../ui/components/progress.tsx';
import { ActForm } from './act-form.tsx';
import { isFresh, isMoving, waitingRun } from './state.ts';
import { ophalenUrl, type Plek, pauseUrl, runActUrl, standUrl } from './urls.ts';

/** What a live part needs to know of itself. */
export interface LiveProps {
  connection: ConnectionView;
  plek: Plek;
  /** How often it asked already. */
  n: number;
}

/**
 * Attributes that make a part ask again: one second after it was drawn, so that it stops by itself when an answer
 * comes without them. The slow second clock starts it again after a lost connection, without repeating the message
 * every second. Empty when nothing moves.
 */
export function liveHx({ connection, plek, n }: LiveProps): Record<string, string> {
  const { run } = connection;
  if (!run || !isMoving(connection)) return {};
  const ask: Hx = {
    get: standUrl(connection.id, { plek, was: run.status, n: n + 1 }),
    trigger: run.error ? 'load delay:5s, every 20s' : 'load delay:1s, every 20s',
    swap: 'outerMorph',
  };
  return hx(ask);
}

const PHASE: Readonly<Partial<Record<RunView['status'], string>>> = {
  queued: 'Wacht op zijn beurt',
  pulling: 'Gegevens ophalen',
  staged: 'Goedgekeurd, wordt zo verwerkt',
  applying: 'Gegevens verwerken',
};

/** How far the run is; only a pull knows how much there is to come. */
export function RunProgress({ run }: { run: RunView }): VNode {
  const percent = Math.round(run.progress * 100);
  const known = run.status === 'pulling' && percent > 0;
  return (
    <Progress
      id={`voortgang-${run.connection}`}
      label={PHASE[run.status] ?? 'Bezig'}
      {...(known ? { value: percent, text: `${percent} %` } : {})}
    />
  );
}

export interface RunButtonsProps extends Pick<LiveProps, 'connection' | 'plek'> {
  target: string;
  /** Words of the button at rest. */
  ask?: string;
  primary?: boolean;
}

/**
 * Fetch now, stop, pause, and set on again. While it runs the first button stays where it was and says so: the second half of a double
 * click lands on it and changes nothing, and never on "Stoppen".
 */
export function RunButtons({
  connection,
  plek,
  target,
  ask = 'Nu ophalen',
  primary,
}: RunButtonsProps): VNode | null {
  const { id, run } = connection;
  if (connection.status === 'paused')
    return (
      <ActForm
        id={`hervatten-${id}`}
        action={pauseUrl(id, 'hervatten')}
        target={target}
        plek={plek}
        icon="player-play"
        {...(primary ? { kind: 'primary' } : {})}
      >
        Weer aanzetten
      </ActForm>
    );
  if (connection.status !== 'active') return null;
  const moving = isMoving(connection);
  const mayStop = run?.status === 'queued' || run?.status === 'pulling';
  return (
    <>
      <ActForm
        id={`ophalen-${id}`}
        action={ophalenUrl(id)}
        target={target}
        plek={plek}
        icon="refresh"
        busy={moving}
        {...(primary && !moving ? { kind: 'primary' } : {})}
      >
        {moving ? 'Bezig met ophalen' : ask}
      </ActForm>
      {run && mayStop ? (
        <ActForm
          id={`stoppen-${id}`}
          action={runActUrl(run, 'stoppen')}
          target={target}
          plek={plek}
          kind="subtle"
          icon="player-stop"
        >
          Stoppen
        </ActForm>
      ) : null}
      {plek === 'pagina' && !moving && !waitingRun(connection) && !isFresh(connection) ? (
        <ActForm
          id={`pauzeren-${id}`}
          action={pauseUrl(id, 'pauzeren')}
          target={target}
          plek={plek}
          kind="subtle"
          icon="player-pause"
        >
          Pauzeren
        </ActForm>
      ) : null}
    </>
  );
}
