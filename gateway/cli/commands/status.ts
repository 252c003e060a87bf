import type { Command } from 'commander';
import { listSchools } from '../../school/schools.ts';
import { type DeliveryState, deliveryState } from '../../sync/out/service.ts';
import { type ConnectionView, listConnections } from '../../sync/service.ts';
import { version } from '../../version.ts';
import { outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';

function connection(
  c: ConnectionView,
  { aan, wacht, verstuurd, geweigerd, onbekend, laatst }: DeliveryState,
) {
  return {
    id: c.id,
    naam: c.naam,
    adapter: c.adapter,
    title: c.title,
    status: c.status,
    lastSuccessAt: c.lastSuccessAt,
    nextDueAt: c.nextDueAt,
    run: c.run
      ? { id: c.run.id, status: c.run.status, progress: c.run.progress, issues: c.run.issues }
      : null,
    delivery: aan
      ? { waiting: wacht, sent: verstuurd, refused: geweigerd, unknown: onbekend, lastSentAt: laatst }
      : null,
  };
}

/** `koers status`: schools, connections, versions. No names of people. */
export function statusCommand(program: Command): void {
  outcome(program.command('status').description('Scholen, koppelingen en versies'), 'status --json', () =>
    withKoers(async (koers) => {
      const { db } = koers.store;
      const schools = await db.platform(listSchools);
      const postgres = await db.pool.query<{ server_version: string }>('SHOW server_version');
      const listed = await Promise.all(
        schools.map(async ({ id, brin, dependance, naam }) => ({
          brin,
          dependance,
          name: naam,
          connections: await Promise.all(
            (await listConnections(koers.sync, id)).map(async (c) =>
              connection(c, await deliveryState(koers.sync, id, c.id)),
            ),
          ),
        })),
      );
      const json = {
        versions: { koers: version(), node: process.version, postgres: postgres.rows[0]?.server_version },
        data: koers.store.folder,
        schools: listed,
      };
      const lines = [
        `Koers ${json.versions.koers}, PostgreSQL ${json.versions.postgres}, gegevens in ${json.data ?? 'eigen database'}`,
        ...listed.flatMap((s) => [
          `${s.brin}${s.dependance} ${s.name}`,
          ...s.connections.map(
            (c) =>
              `  ${c.title}: ${c.run?.status ?? 'nog niet opgehaald'}${c.lastSuccessAt ? `, laatst gelukt ${c.lastSuccessAt.toISOString()}` : ''}${c.delivery ? `; terug: ${c.delivery.sent} verstuurd, ${c.delivery.waiting} wacht, ${c.delivery.refused} geweigerd` : ''}`,
          ),
        ]),
      ];
      return { json, lines };
    }),
  );
}
