import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { schrijfCase } from '../gateway/leerlijnen/formaten/case/schrijven.ts';
import { leesPakket } from '../gateway/leerlijnen/formaten/lezen.ts';
import { slaOp } from '../gateway/leerlijnen/importeren.ts';
import { publishPakket } from '../gateway/leerlijnen/service.ts';
import { grootPakket } from '../test/support/groot-pakket.ts';
import { columnsOf, type TableRows } from './copy-rows.ts';
import type { Stage } from './stage.ts';

/** An invented package of so many leerdoelen as a CASE 1.1 file; another name is another package. */
export function caseFile(doelen: number, naam: string): Buffer {
  return Buffer.from(JSON.stringify(schrijfCase(grootPakket(doelen, naam))));
}

/** Brings a file in as the command line does. @returns the version */
export async function bringIn(stage: Stage, bytes: Buffer): Promise<string> {
  const gelezen = leesPakket(bytes, { naam: 'lijnen.json' });
  const bron = { naam: 'lijnen.json', bytes };
  const { db } = stage.koers.store;
  return await db.platform(async (tx) => (await slaOp(tx, gelezen, bron, { door: null })).versie);
}

export async function bringInForAll(stage: Stage, bytes: Buffer): Promise<string> {
  const versie = await bringIn(stage, bytes);
  await stage.koers.store.db.platform((tx) => publishPakket(tx, versie));
  return versie;
}

const LIJN = "leerlijn_id IN (SELECT id FROM koers.leerlijn WHERE pakket_versie_id = '$')";
const ROUTE = "leerroute_id IN (SELECT id FROM koers.leerroute WHERE pakket_versie_id = '$')";
/** What a package is written in, parents first, and which rows of it are of version `$`. */
const TABLES = [
  ['pakket', "id = (SELECT pakket_id FROM koers.pakket_versie WHERE id = '$')"],
  ['pakket_versie', "id = '$'"],
  ['leergebied', "pakket_versie_id = '$'"],
  ['leerlijn', "pakket_versie_id = '$'"],
  ['niveau', LIJN],
  ['leerdoel', LIJN],
  ['leerroute', "pakket_versie_id = '$'"],
  ['leerroute_leerlijn', ROUTE],
  ['route_profiel', ROUTE],
  ['pakket_rest', "pakket_versie_id = '$'"],
] as const;

/** The rows of one version as COPY text, for the baseline to write. */
export async function dumpPackage(client: pg.Client, versie: string): Promise<TableRows[]> {
  const dumped: TableRows[] = [];
  for (const [table, where] of TABLES) {
    const columns = await columnsOf(client, table);
    const which = where.replace('$', versie);
    const rows = client.query(
      copyTo(`COPY (SELECT ${columns} FROM koers.${table} WHERE ${which}) TO STDOUT`),
    );
    const parts: Buffer[] = [];
    for await (const part of rows) parts.push(part as Buffer);
    dumped.push({ into: `koers.${table} (${columns})`, text: Buffer.concat(parts).toString() });
  }
  return dumped;
}
