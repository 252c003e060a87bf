import { AppError } from '../../../gateway/errors.ts';
import type { BronRecord } from '../../../gateway/model/roster.ts';
import { Presence } from '../uwlr/left.ts';
import type { Mapped } from '../uwlr/row.ts';
import { type Asked, mapRoster } from './map.ts';
import type { Roster } from './wire.ts';

/** What a whole roster came to, and from which day on it means something else. */
export interface ReadRoster {
  readonly rows: readonly Mapped<BronRecord>[];
  /** null: never. */
  readonly tot: string | null;
}

/**
 * Maps a roster and judges it as a whole before one record of it is used.
 * @throws AppError `source_invalid` when not one leerling is in it: an empty answer never means that everyone left
 */
export function wholeRoster(roster: Roster, asked: Asked): ReadRoster {
  const presence = new Presence(asked.calendar.today);
  const rows = [...presence.of(mapRoster(roster, asked))];
  const dropped = rows.some(({ issues }) => issues.some((issue) => issue.effect === 'dropped'));
  if (!dropped && !rows.some(({ record }) => record?.kind === 'leerling')) {
    throw new AppError(
      'source_invalid',
      'De bron noemt geen enkele leerling van deze school. Daarom is er niets veranderd. Controleer of de school de koppeling heeft aangezet.',
      { retry: 'never', issues: [{ path: '/users', message: 'geen leerlingen' }] },
    );
  }
  const days = [presence.tot, asked.calendar.tot].filter((day) => day !== null).sort();
  return { rows, tot: days[0] ?? null };
}
