import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Pakket } from './pakket.ts';

// One statement per table: rows go in as one JSON parameter, whatever their number.
async function insertRows(
  tx: Tx,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.join(Object.keys(columns).map((c) => sql.ref(c)));
  const shape = sql.raw(
    Object.entries(columns)
      .map(([c, type]) => `"${c}" ${type}`)
      .join(', '),
  );
  await sql`INSERT INTO ${sql.table(table)} (${names})
    SELECT ${names} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(${shape})`.execute(tx);
}

/** Whether this version stands in the database already. */
export async function findVersie(tx: Tx, id: string): Promise<'concept' | 'published' | null> {
  const row = await tx
    .selectFrom('koers.pakket_versie')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? (row.status === 'published' ? 'published' : 'concept') : null;
}

export async function insertPakket(tx: Tx, p: Pakket): Promise<void> {
  await tx
    .insertInto('koers.pakket')
    .values({
      id: p.pakketId,
      school_id: p.schoolId,
      code: p.code,
      naam: p.naam,
      uitgever: p.uitgever,
      licentie: p.licentie,
    })
    .onConflict((c) => c.column('id').doNothing())
    .execute();
  await tx
    .insertInto('koers.pakket_versie')
    .values({
      id: p.id,
      pakket_id: p.pakketId,
      versie: p.versie,
      status: 'concept',
      schaal: sql`${JSON.stringify([...p.schaal].sort((a, b) => a.score - b.score).map((s) => s.naam))}::jsonb`,
      behaald_vanaf: p.behaaldVanaf,
    })
    .execute();
  await insertLijnen(tx, p);
  await insertRoutes(tx, p);
}

async function insertLijnen(tx: Tx, p: Pakket): Promise<void> {
  const versie = p.id;
  const leergebied = {
    id: 'uuid',
    pakket_versie_id: 'uuid',
    code: 'text',
    naam: 'text',
    soort: 'text',
    volgorde: 'int',
  };
  await insertRows(
    tx,
    'koers.leergebied',
    leergebied,
    p.leergebieden.map((g) => ({ ...g, pakket_versie_id: versie })),
  );
  await insertRows(
    tx,
    'koers.leerlijn',
    {
      id: 'uuid',
      pakket_versie_id: 'uuid',
      leergebied_id: 'uuid',
      code: 'text',
      naam: 'text',
      geordend: 'boolean',
      volgorde: 'int',
      kerndoel_hints: 'text[]',
    },
    p.leerlijnen.map((l) => ({
      ...l,
      pakket_versie_id: versie,
      leergebied_id: l.leergebiedId,
      kerndoel_hints: l.kerndoelHints,
    })),
  );
  await insertRows(
    tx,
    'koers.niveau',
    { id: 'uuid', leerlijn_id: 'uuid', code: 'text', naam: 'text', volgorde: 'int' },
    p.niveaus.map((n) => ({ ...n, leerlijn_id: n.leerlijnId, volgorde: n.rang })),
  );
  await insertRows(
    tx,
    'koers.leerdoel',
    { id: 'uuid', leerlijn_id: 'uuid', niveau_id: 'uuid', code: 'text', tekst: 'text', volgorde: 'int' },
    p.leerdoelen.map((d) => ({ ...d, leerlijn_id: d.leerlijnId, niveau_id: d.niveauId })),
  );
  await insertRows(
    tx,
    'koers.actie_sjabloon',
    {
      id: 'uuid',
      leerdoel_id: 'uuid',
      soort: 'text',
      tekst: 'text',
      wie: 'text',
      ritme: 'text',
      volgorde: 'int',
    },
    p.acties.map((a) => ({ ...a, leerdoel_id: a.leerdoelId, soort: a.type })),
  );
}

async function insertRoutes(tx: Tx, p: Pakket): Promise<void> {
  await insertRows(
    tx,
    'koers.leerroute',
    {
      id: 'uuid',
      pakket_versie_id: 'uuid',
      code: 'text',
      naam: 'text',
      ldgm: 'smallint',
      uitstroomprofiel: 'text',
      bestemming: 'text',
      volgorde: 'int',
    },
    p.leerroutes.map((r) => ({
      ...r,
      pakket_versie_id: p.id,
      uitstroomprofiel: r.uitstroomprofiel ?? 'onbekend',
    })),
  );
  await insertRows(
    tx,
    'koers.leerroute_leerlijn',
    { leerroute_id: 'uuid', leerlijn_id: 'uuid', uitstroomniveau_id: 'uuid' },
    p.routeLeerlijnen.map((r) => ({
      leerroute_id: r.leerrouteId,
      leerlijn_id: r.leerlijnId,
      uitstroomniveau_id: r.uitstroomniveauId,
    })),
  );
  await insertRows(
    tx,
    'koers.route_profiel',
    {
      leerroute_id: 'uuid',
      leerlijn_id: 'uuid',
      onderwijsleeftijd: 'smallint',
      verwacht: 'double precision',
    },
    p.routeLeerlijnen.flatMap((r) =>
      r.profiel.map((punt) => ({
        leerroute_id: r.leerrouteId,
        leerlijn_id: r.leerlijnId,
        onderwijsleeftijd: punt.onderwijsleeftijd,
        verwacht: punt.niveau,
      })),
    ),
  );
}

export async function publish(tx: Tx, versie: string): Promise<boolean> {
  const done = await tx
    .updateTable('koers.pakket_versie')
    .set({ status: 'published', published_at: sql<Date>`now()` })
    .where('id', '=', versie)
    .where('status', '=', 'concept')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
