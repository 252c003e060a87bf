import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** How a file came: handed in on the screen, or found in the watched folder. */
export type FileWay = 'scherm' | 'map';

/** A file as it is kept; its name is sealed. */
export interface FileRow {
  readonly id: string;
  readonly bestand: string;
  readonly naam: Buffer;
  readonly weg: FileWay;
  readonly op: Date;
  readonly size: number;
  readonly sha256: string;
  readonly door: string | null;
}

/** Files of a connection, newest first. */
export async function filesOf(tx: Tx, school: string, connection: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    SELECT f.id, f.bestand_id AS bestand, f.naam, f.weg, f.at AS op, b.bytes::int AS size, b.sha256, b.door
    FROM koers.bron_bestand f JOIN koers.bestand b ON b.id = f.bestand_id
    WHERE f.school_id = ${school} AND f.connection_id = ${connection} ORDER BY f.seq DESC`.execute(tx);
  return rows;
}

/** Id of the newest file of a connection; null when there is none. */
export async function newestFile(tx: Tx, school: string, connection: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM koers.bron_bestand WHERE school_id = ${school} AND connection_id = ${connection} ORDER BY seq DESC LIMIT 1`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}

export async function insertFile(
  tx: Tx,
  file: { school: string; connection: string; bestand: string; naam: Buffer; weg: FileWay },
): Promise<string> {
  const { id } = await tx
    .insertInto('koers.bron_bestand')
    .values({
      school_id: file.school,
      connection_id: file.connection,
      bestand_id: file.bestand,
      naam: file.naam,
      weg: file.weg,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
