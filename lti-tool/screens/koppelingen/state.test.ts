import { describe, expect, it } from 'vitest';
import { wellness } from './state.ts';
import { connectionView, NOW, runView } from './testing/views.ts';

const at = (extra: Parameters<typeof connectionView>[0], settled = runView()) =>
  wellness({ connection: connectionView(extra), settled }, NOW);

describe('how it is with a connection', () => {
  it.each([
    ['ended', { status: 'ended' }, 'Beëindigd', 'neutral'],
    [
      'off, whatever its last run did',
      { status: 'paused', run: runView({ status: 'failed' }) },
      'Gepauzeerd',
      'neutral',
    ],
    ['waiting for a person', { run: runView({ status: 'needs_confirmation' }) }, 'Wacht op jou', 'warning'],
    ['queued', { run: runView({ status: 'queued' }) }, 'Bezig', 'info'],
    ['pulling', { run: runView({ status: 'pulling' }) }, 'Bezig', 'info'],
    ['failed', { run: runView({ status: 'failed' }) }, 'Ophalen mislukt', 'error'],
    ['never used', { run: null, lastSuccessAt: null }, 'Nog niet opgehaald', 'neutral'],
    ['undone', { run: runView({ status: 'undone' }), confirmed: false }, 'Ongedaan gemaakt', 'warning'],
    [
      'a preview next',
      { run: runView({ status: 'cancelled' }), confirmed: false },
      'Eerst nakijken',
      'neutral',
    ],
    ['stopped by a person, with good data', { run: runView({ status: 'cancelled' }) }, 'In orde', 'success'],
    ['well', {}, 'In orde', 'success'],
  ] as const)('%s', (_name, extra, label, tone) => {
    expect(at(extra)).toMatchObject({ label, tone });
  });

  it('says since when it is paused', () => {
    const pausedAt = new Date(NOW.getTime() - 86_400_000);
    expect(at({ status: 'paused', pausedAt }).sentence).toMatch(/^Gepauzeerd sinds gisteren om 13:15\. /);
  });

  it('says it when a source that is ill is tried again, with its reason', () => {
    const run = runView({
      status: 'queued',
      error: { code: 'source_unavailable', message: 'KompasLVS antwoordt niet.' },
    });
    expect(at({ run })).toMatchObject({
      label: 'Probeert het opnieuw',
      sentence: 'KompasLVS antwoordt niet. Koers probeert het vanzelf opnieuw.',
    });
  });

  it('says after a failure from when the data is that Koers has', () => {
    const run = runView({
      status: 'failed',
      error: { code: 'source_refused', message: 'De sleutel is verlopen.' },
    });
    expect(at({ run }).sentence).toBe(
      'De sleutel is verlopen. In Koers staan de gegevens van vandaag om 05:12.',
    );
    expect(at({ run, lastSuccessAt: null }).sentence).toBe(
      'De sleutel is verlopen. Er staat nog niets in Koers.',
    );
  });

  it('is too long ago after four days, but not when nobody asked for a schedule', () => {
    const lastSuccessAt = new Date(NOW.getTime() - 4 * 86_400_000 - 1);
    expect(at({ lastSuccessAt }).label).toBe('Lang niet bijgewerkt');
    expect(at({ lastSuccessAt, schedule: null }).label).toBe('In orde');
    expect(at({ lastSuccessAt: new Date(lastSuccessAt.getTime() + 2) }).label).toBe('In orde');
  });

  it('counts the issues that are open still when the source says that nothing changed', () => {
    const quiet = runView({ issues: 0, open: { run: 'eerder', issues: 2 } });
    expect(at({}, quiet).label).toBe('In orde, 2 aandachtspunten');
  });

  it('counts the issues of the run that the data is from', () => {
    expect(at({}, runView({ issues: 1 })).label).toBe('In orde, 1 aandachtspunt');
    expect(at({}, runView({ issues: 3 }))).toMatchObject({
      label: 'In orde, 3 aandachtspunten',
      tone: 'warning',
    });
  });
});
