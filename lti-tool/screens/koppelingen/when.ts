import { dagVoluit, datumVan, kloktijd, wanneer, weekdagVoluit } from '../datum.ts';
import { dagelijks } from './schema.ts';

const DAY_MS = 86_400_000;

const dayNumber = (moment: Date): number => Date.parse(`${datumVan(moment)}T00:00:00Z`) / DAY_MS;

/** "vandaag om 14:05", "gisteren om 09:10" or "12 november 2026 om 05:12", in the Netherlands. */
export function toen(moment: Date, now: Date): string {
  const days = dayNumber(now) - dayNumber(moment);
  if (days === 0 || days === 1) return wanneer(moment, now);
  return `${dagVoluit(datumVan(moment))} om ${kloktijd(moment)}`;
}

/** "zo meteen", "vandaag om 17:00", "morgen om 05:12" or "maandag 23 november om 05:12". */
export function straks(moment: Date, now: Date): string {
  if (moment.getTime() <= now.getTime()) return 'zo meteen';
  const days = dayNumber(moment) - dayNumber(now);
  const day = days === 0 ? 'vandaag' : days === 1 ? 'morgen' : weekdagVoluit(moment);
  return `${day} om ${kloktijd(moment)}`;
}

/** A cron text in words; what nobody would write by hand is called what it is. */
export function schemaInWoorden(schedule: string | null): string {
  if (schedule === null) return 'alleen als je zelf ophaalt';
  const daily = dagelijks(schedule);
  if (!daily) return 'op vaste tijden';
  return `${daily.dagen === 'dag' ? 'elke dag' : 'elke werkdag'} om ${daily.om}`;
}
