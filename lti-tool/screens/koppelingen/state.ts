import type { ConnectionView, RunView } from '../../../gateway/sync/service.ts';
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

/** The run that waits for a person, if any. */
export function waitingRun({ run }: ConnectionView): RunView | null {
  return run?.status === 'needs_confirmation' ? run : null;
}

/** What a beheerder wants to know at a glance: the first thing that is true, from what needs him most. */
export function wellness({ connection, settled }: ConnectionState, now: Date): Wellness {
  return off(connection) ?? underWay(connection) ?? fell(connection, now) ?? rest(connection, settled, now);
}

function off({ status }: ConnectionView): Wellness | null {
  if (status === 'ended')
    return {
      tone: 'neutral',
      icon: 'plug-x',
      label: 'Beëindigd',
      sentence: 'Deze koppeling haalt niets meer op.',
    };
  if (status === 'paused')
    return {
      tone: 'neutral',
      icon: 'player-stop',
      label: 'Staat uit',
      sentence: 'Deze koppeling haalt nu niets op. Wat al in Koers staat, blijft staan.',
    };
  return null;
}

function underWay({ run, title }: ConnectionView): Wellness | null {
  if (run?.status === 'needs_confirmation')
    return {
      ...STATUS_LOOK.needs_confirmation,
      sentence: 'De gegevens zijn opgehaald. Kijk ze na en kies wat Koers doet.',
    };
  if (!run || !MOVES.has(run.status)) return null;
  if (run.status === 'queued' && run.error) {
    const sentence = `${run.error.message} Koers probeert het vanzelf opnieuw.`;
    return { tone: 'warning', icon: 'clock', label: 'Probeert het opnieuw', sentence };
  }
  const sentence = `Koers haalt de gegevens op bij ${title}. Je kunt gewoon doorwerken.`;
  return { tone: 'info', icon: 'refresh', label: 'Bezig', sentence };
}

function fell({ run, lastSuccessAt }: ConnectionView, now: Date): Wellness | null {
  if (run?.status !== 'failed') return null;
  const kept = lastSuccessAt
    ? `In Koers staan de gegevens van ${toen(lastSuccessAt, now)}.`
    : 'Er staat nog niets in Koers.';
  const what = run.error?.message ?? 'Het ophalen is gestopt.';
  return { ...STATUS_LOOK.failed, label: 'Ophalen mislukt', sentence: `${what} ${kept}` };
}

function rest(
  { run, lastSuccessAt, schedule }: ConnectionView,
  settled: RunView | null,
  now: Date,
): Wellness {
  if (lastSuccessAt === null)
    return {
      tone: 'neutral',
      icon: 'circle-dashed',
      label: 'Nog niet opgehaald',
      sentence:
        'Er staat nog niets van deze koppeling in Koers. Test de verbinding en haal dan voor het eerst op.',
    };
  if (run?.status === 'undone')
    return {
      ...STATUS_LOOK.undone,
      tone: 'warning',
      sentence: 'De laatste synchronisatie is ongedaan gemaakt. De volgende keer kijk jij eerst mee.',
    };
  if (schedule !== null && now.getTime() - lastSuccessAt.getTime() > STALE_MS)
    return {
      tone: 'warning',
      icon: 'clock',
      label: 'Lang niet bijgewerkt',
      sentence: 'Het is te lang geleden dat er iets binnenkwam. Haal nu op, of test de verbinding.',
    };
  if (settled && settled.issues > 0)
    return {
      tone: 'warning',
      icon: 'alert-triangle',
      label: `In orde, ${aandachtspunten(settled.issues)}`,
      sentence: 'De gegevens komen binnen. Een paar dingen gingen niet mee: kijk wat je daaraan kunt doen.',
    };
  return {
    tone: 'success',
    icon: 'circle-check',
    label: 'In orde',
    sentence: 'De gegevens komen goed binnen.',
  };
}
