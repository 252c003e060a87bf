import type { ConnectionView, RunView } from '../../../gateway/sync/service.ts';
import type { Tone } from '../../ui/components/badge.tsx';
import type { IconName } from '../../ui/components/icon.tsx';
import { toen } from './when.ts';
import { aandachtspunten, MOVES, STATUS_LOOK, type StatusLook } from './words.ts';

/** A connection with the last run that was applied, which is what its data is from. */
export interface ConnectionState {
  readonly connection: ConnectionView;
  readonly settled: RunView | null;
}

/** How it is with a connection, in a word with an icon and in a sentence with the next step. */
export interface Wellness extends StatusLook {
  readonly sentence: string;
}

/** Longer than a weekend with a day off on either side. */
const STALE_MS = 4 * 86_400_000;

/** Something moves by itself: queued, pulling, or applying. */
export function isMoving(connection: ConnectionView): boolean {
  return connection.run !== null && MOVES.has(connection.run.status);
}

/** Made, and never used. */
export function isFresh({ run, lastSuccessAt }: Pick<ConnectionView, 'run' | 'lastSuccessAt'>): boolean {
  return run === null && lastSuccessAt === null;
}

/** The run that waits for a person, if any. */
export function waitingRun({ run }: ConnectionView): RunView | null {
  return run?.status === 'needs_confirmation' ? run : null;
}

/** What a beheerder wants to know at a glance: the first thing that is true, from what needs him most. */
export function wellness({ connection, settled }: ConnectionState, now: Date): Wellness {
  return (
    off(connection, now) ?? underWay(connection) ?? fell(connection, now) ?? rest(connection, settled, now)
  );
}

/** The last run of a connection is under way, or waits for a yes. */
export const isEnding = ({ run }: Pick<ConnectionView, 'run'>): boolean =>
  run?.trigger === 'einde' && (MOVES.has(run.status) || run.status === 'needs_confirmation');

function off(connection: ConnectionView, now: Date): Wellness | null {
  const { status, pausedAt } = connection;
  if (status === 'ended')
    return state(
      'neutral',
      'plug-x',
      'Beëindigd',
      'Deze koppeling haalt niets meer op. Wat Koers bewaart, blijft.',
    );
  if (status === 'active' || isEnding(connection)) return null;
  const since = pausedAt ? `Gepauzeerd sinds ${toen(pausedAt, now)}. ` : '';
  const sentence = `${since}Koers haalt niets op tot je de koppeling weer aanzet. Wat al in Koers staat, blijft staan.`;
  return state('neutral', 'player-pause', 'Gepauzeerd', sentence);
}

function underWay({ run, title }: ConnectionView): Wellness | null {
  if (isEnding({ run })) {
    const sentence =
      run?.status === 'staged' || run?.status === 'applying'
        ? 'Koers beëindigt de koppeling.'
        : 'Koers zoekt uit wie alleen via deze koppeling bekend is. Daarna kies jij.';
    if (run?.status !== 'needs_confirmation') return state('info', 'refresh', 'Bezig', sentence);
  }
  if (run?.status === 'needs_confirmation') {
    const sentence = 'De gegevens zijn opgehaald. Kijk ze na en kies wat Koers doet.';
    return { ...STATUS_LOOK.needs_confirmation, sentence };
  }
  if (!run || !MOVES.has(run.status)) return null;
  if (run.status === 'queued' && run.error) {
    const sentence = `${run.error.message} Koers probeert het vanzelf opnieuw.`;
    return state('warning', 'clock', 'Probeert het opnieuw', sentence);
  }
  return state(
    'info',
    'refresh',
    'Bezig',
    `Koers haalt de gegevens op bij ${title}. Je kunt gewoon doorwerken.`,
  );
}

function fell({ run, lastSuccessAt }: ConnectionView, now: Date): Wellness | null {
  if (run?.status !== 'failed') return null;
  const kept = lastSuccessAt
    ? `In Koers staan de gegevens van ${toen(lastSuccessAt, now)}.`
    : 'Er staat nog niets in Koers.';
  const what = run.error?.message ?? 'Het ophalen is gestopt.';
  return { ...STATUS_LOOK.failed, label: 'Ophalen mislukt', sentence: `${what} ${kept}` };
}

function rest(connection: ConnectionView, settled: RunView | null, now: Date): Wellness {
  const { run, lastSuccessAt, schedule, confirmed } = connection;
  if (lastSuccessAt === null) return state('neutral', 'circle-dashed', 'Nog niet opgehaald', NEVER);
  if (run?.status === 'undone') return { ...STATUS_LOOK.undone, tone: 'warning', sentence: UNDONE };
  if (!confirmed) return state('neutral', 'eye', 'Eerst nakijken', LOOK_FIRST);
  if (schedule !== null && now.getTime() - lastSuccessAt.getTime() > STALE_MS)
    return state('warning', 'clock', 'Lang niet bijgewerkt', STALE);
  if (settled && settled.open.issues > 0)
    return state('warning', 'alert-triangle', `In orde, ${aandachtspunten(settled.open.issues)}`, SOME);
  return state('success', 'circle-check', 'In orde', 'De gegevens komen goed binnen.');
}

const NEVER =
  'Er staat nog niets van deze koppeling in Koers. Je ziet eerst een voorbeeld, en kiest dan of het erin komt.';
const UNDONE = 'De laatste synchronisatie is ongedaan gemaakt. De volgende keer kijk jij eerst mee.';
const LOOK_FIRST = 'De volgende keer zie je eerst een voorbeeld, en kies je of het in Koers komt.';
const STALE = 'Het is te lang geleden dat er iets binnenkwam. Haal nu op, of test de verbinding.';
const SOME = 'De gegevens komen binnen. Een paar dingen gingen niet mee: kijk wat je daaraan kunt doen.';

function state(tone: Tone, icon: IconName, label: string, sentence: string): Wellness {
  return { tone, icon, label, sentence };
}
