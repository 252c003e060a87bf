import type { Command } from 'commander';
import type { Koers } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { AppError } from '../../errors.ts';
import { type SchemaState, schemaState } from '../../platform/db/schema-state.ts';
import { listSchools } from '../../school/schools.ts';
import { outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly said: string;
}

async function look(check: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return { check, ok: true, said: await work() };
  } catch (error) {
    return { check, ok: false, said: error instanceof Error ? error.message : String(error) };
  }
}

/** What keeps Koers from opening its database at all, in words that say what to do. */
async function closed(error: unknown): Promise<Finding[]> {
  if (!(error instanceof AppError) || !CLOSED.has(error.code)) throw error;
  const state = await schemaState(readConfig());
  const said = (state && WHY[state]) ?? error.message;
  return [{ check: 'database', ok: false, said }];
}

const CLOSED: ReadonlySet<string> = new Set(['schema_outdated', 'database_unavailable']);
const WHY: Readonly<Partial<Record<SchemaState, string>>> = {
  absent: 'het schema is er nog niet; voer eerst "npx koers migrate" uit',
  refused:
    'de aanmelding van DATABASE_URL wordt niet toegelaten; klopt het wachtwoord? De eerste keer maakt "npx koers migrate" deze aanmelding, met DATABASE_OWNER_URL',
};

async function findings(koers: Koers): Promise<Finding[]> {
  const { db } = koers.store;
  return [
    await look(
      'database',
      async () => (await db.pool.query<{ v: string }>('SELECT version() AS v')).rows[0]?.v ?? '',
    ),
    await look('gegevens van scholen zijn zonder aanmelding niet te lezen', async () => {
      const bare = await db.pool.query('SELECT 1 FROM koers.person LIMIT 1').then(
        () => true,
        () => false,
      );
      if (bare)
        throw new Error(
          'de aanmelding van Koers heeft te veel rechten; voer "npx koers migrate" uit met de eigenaar',
        );
      return 'klopt';
    }),
    await look('sleutels', async () => {
      for (const { id } of await db.platform(listSchools))
        await db.tenant({ school: id, actor: null }, (tx) => koers.keys.ensureSchoolKey(tx, id));
      return `hoofdsleutel ${koers.keys.masterId} opent de sleutel van elke school`;
    }),
    await look('wachtrij', async () => {
      const waiting = await db.pool.query<{ n: string }>(
        "SELECT count(*) AS n FROM bullmq.job WHERE state = 'waiting'",
      );
      return koers.config.REDIS_URL
        ? 'staat in Redis'
        : `staat in PostgreSQL, ${waiting.rows[0]?.n} taken wachten`;
    }),
  ];
}

/** `koers doctor`: looks whether this Koers can do its work and says what to mend. */
export function doctorCommand(program: Command): void {
  outcome(program.command('doctor').description('Kijkt of alles werkt'), 'doctor', async () => {
    const found = await withKoers(findings).catch(closed);
    return {
      json: found,
      lines: found.map((f) => `${f.ok ? 'goed' : 'FOUT'}  ${f.check}: ${f.said}`),
      ok: found.every((f) => f.ok),
    };
  });
}
