import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextDue } from '../../../gateway/sync/schedule.ts';
import { cronVan, schemaVan } from './schema.ts';

const twee = (n: number) => String(n).padStart(2, '0');

it('what a beheerder fills in comes back as it was, and names a moment on the hour that was asked', () => {
  const schema = fc.record({
    dagen: fc.constantFrom('werkdag' as const, 'dag' as const),
    om: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${twee(h)}:${twee(m)}`),
  });
  fc.assert(
    fc.property(schema, (filled) => {
      const cron = cronVan(filled) ?? '';
      expect(schemaVan(cron)).toEqual(filled);
      const at = nextDue(cron, new Date('2026-11-20T12:00:00Z')); // a Friday, in winter time
      const clock = at.toLocaleTimeString('nl-NL', {
        timeZone: 'Europe/Amsterdam',
        hour: '2-digit',
        minute: '2-digit',
      });
      expect(clock).toBe(filled.om);
    }),
  );
});

it('never by itself is no schedule, and a schedule that nobody fills in here is shown as the usual', () => {
  expect(cronVan({ dagen: 'nooit', om: '07:00' })).toBeNull();
  expect(schemaVan(null).dagen).toBe('nooit');
  expect(schemaVan('*/5 8-17 * * *')).toEqual({ dagen: 'werkdag', om: '05:30' });
});
