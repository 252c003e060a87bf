import { sql } from 'kysely';
import { insertColumns } from '../platform/db/insert-columns.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Pakket } from './pakket.ts';

export interface BewaarKeuzes {
  /** Who stores it; `null` for the system. */
  readonly door?: string | null;
  /** The version that it was put together from (R8). */
  readonly basisVersie?: string | null;
  /** What is new in it, for people. */
  readonly notitie?: string | null;
  /** It may stand there already as concept: then its content is replaced. */
  readonly vervang?: boolean;
  /** Hears how far it is, from 0 to 1. */
  readonly voortgang?: (deel: number) => void;
}

/**
 * Stores one version as concept: one statement per table and 5,000 rows. In a school's transaction only for a package of
 * that school or of its bestuur (row-level security); in `db.platform` for any.
 * @throws what the database refuses: a version that stands there already (23505), or is published (KP001)
 */
export async function bewaarPakket(tx: Tx, p: Pakket, keuzes: BewaarKeuzes = {}): Promise<void> {
  await tx
    .insertInto('koers.pakket')
    .values({
      id: p.pakketId,
      school_id: p.schoolId,
      bestuur_id: p.bestuurId,
      code: p.code,
      naam: p.naam,
      uitgever: p.uitgever,
      licentie: p.licentie,
      herkomst: sql`${JSON.stringify(p.herkomst)}::jsonb`,
    })
    .onConflict((c) => c.column('id').doNothing())
    .execute();
  await bewaarVersie(tx, p, keuzes);
  const { voortgang = () => {} } = keuzes;
  voortgang(0.1);
  await bewaarLijnen(tx, p);
  voortgang(0.6);
  await bewaarRoutes(tx, p);
  voortgang(0.7);
  await insertColumns(
    tx,
    'koers.pakket_rest',
    {
      pakket_versie_id: ['uuid', () => p.id],
      soort: ['text', (r) => r.soort],
      id: ['uuid', (r) => r.id],
      plek: ['int', (r) => r.plek],
      rest: ['jsonb', (r) => r.rest],
    },
    p.rest,
  );
  voortgang(1);
}

async function bewaarVersie(tx: Tx, p: Pakket, keuzes: BewaarKeuzes): Promise<void> {
  const schaal = [...p.schaal].sort((a, b) => a.score - b.score).map((s) => s.naam);
  const versie = {
    versie: p.versie,
    naam: p.naam,
    uitgever: p.uitgever,
    licentie: p.licentie,
    schaal: sql`${JSON.stringify(schaal)}::jsonb`,
    behaald_vanaf: p.behaaldVanaf,
    created_by: keuzes.door ?? null,
    basis_versie_id: keuzes.basisVersie ?? null,
    notitie: keuzes.notitie ?? null,
  };
  if (keuzes.vervang) await leegVersie(tx, p.id);
  const invoer = tx
    .insertInto('koers.pakket_versie')
    .values({ id: p.id, pakket_id: p.pakketId, status: 'concept', ...versie });
  await (keuzes.vervang ? invoer.onConflict((c) => c.column('id').doUpdateSet(versie)) : invoer).execute();
}

/** Takes the content of a concept away and leaves the version itself. The database refuses it for a published one. */
export async function leegVersie(tx: Tx, versie: string): Promise<void> {
  const lijnen = sql`SELECT id FROM koers.leerlijn WHERE pakket_versie_id = ${versie}`;
  const routes = sql`SELECT id FROM koers.leerroute WHERE pakket_versie_id = ${versie}`;
  await sql`DELETE FROM koers.route_profiel WHERE leerroute_id IN (${routes})`.execute(tx);
  await sql`DELETE FROM koers.leerroute_leerlijn WHERE leerroute_id IN (${routes})`.execute(tx);
  await sql`DELETE FROM koers.actie_sjabloon WHERE leerdoel_id IN (SELECT id FROM koers.leerdoel WHERE leerlijn_id IN (${lijnen}))`.execute(
    tx,
  );
  await sql`DELETE FROM koers.leerdoel WHERE leerlijn_id IN (${lijnen})`.execute(tx);
  await sql`DELETE FROM koers.niveau WHERE leerlijn_id IN (${lijnen})`.execute(tx);
  for (const tabel of ['leerroute', 'leerlijn', 'leergebied', 'pakket_rest'] as const)
    await tx.deleteFrom(`koers.${tabel}`).where('pakket_versie_id', '=', versie).execute();
}

async function bewaarLijnen(tx: Tx, p: Pakket): Promise<void> {
  await insertColumns(
    tx,
    'koers.leergebied',
    {
      id: ['uuid', (g) => g.id],
      entiteit: ['uuid', (g) => g.entiteit],
      pakket_versie_id: ['uuid', () => p.id],
      code: ['text', (g) => g.code],
      naam: ['text', (g) => g.naam],
      soort: ['text', (g) => g.soort],
      volgorde: ['int', (g) => g.volgorde],
    },
    p.leergebieden,
  );
  await insertColumns(
    tx,
    'koers.leerlijn',
    {
      id: ['uuid', (l) => l.id],
      entiteit: ['uuid', (l) => l.entiteit],
      pakket_versie_id: ['uuid', () => p.id],
      leergebied_id: ['uuid', (l) => l.leergebiedId],
      code: ['text', (l) => l.code],
      naam: ['text', (l) => l.naam],
      geordend: ['boolean', (l) => l.geordend],
      volgorde: ['int', (l) => l.volgorde],
      kerndoel_hints: ['text[]', (l) => l.kerndoelHints],
    },
    p.leerlijnen,
  );
  await insertColumns(
    tx,
    'koers.niveau',
    {
      id: ['uuid', (n) => n.id],
      entiteit: ['uuid', (n) => n.entiteit],
      leerlijn_id: ['uuid', (n) => n.leerlijnId],
      code: ['text', (n) => n.code],
      naam: ['text', (n) => n.naam],
      volgorde: ['int', (n) => n.rang],
    },
    p.niveaus,
  );
  await bewaarDoelen(tx, p);
}

async function bewaarDoelen(tx: Tx, p: Pakket): Promise<void> {
  await insertColumns(
    tx,
    'koers.leerdoel',
    {
      id: ['uuid', (d) => d.id],
      entiteit: ['uuid', (d) => d.entiteit],
      leerlijn_id: ['uuid', (d) => d.leerlijnId],
      niveau_id: ['uuid', (d) => d.niveauId],
      code: ['text', (d) => d.code],
      tekst: ['text', (d) => d.tekst],
      volgorde: ['int', (d) => d.volgorde],
    },
    p.leerdoelen,
  );
  await insertColumns(
    tx,
    'koers.actie_sjabloon',
    {
      id: ['uuid', (a) => a.id],
      entiteit: ['uuid', (a) => a.entiteit],
      leerdoel_id: ['uuid', (a) => a.leerdoelId],
      soort: ['text', (a) => a.type],
      tekst: ['text', (a) => a.tekst],
      wie: ['text', (a) => a.wie],
      ritme: ['text', (a) => a.ritme],
      volgorde: ['int', (a) => a.volgorde],
    },
    p.acties,
  );
}

async function bewaarRoutes(tx: Tx, p: Pakket): Promise<void> {
  await insertColumns(
    tx,
    'koers.leerroute',
    {
      id: ['uuid', (r) => r.id],
      entiteit: ['uuid', (r) => r.entiteit],
      pakket_versie_id: ['uuid', () => p.id],
      code: ['text', (r) => r.code],
      naam: ['text', (r) => r.naam],
      ldgm: ['smallint', (r) => r.ldgm],
      uitstroomprofiel: ['text', (r) => r.uitstroomprofiel ?? 'onbekend'],
      bestemming: ['text', (r) => r.bestemming],
      volgorde: ['int', (r) => r.volgorde],
    },
    p.leerroutes,
  );
  await insertColumns(
    tx,
    'koers.leerroute_leerlijn',
    {
      leerroute_id: ['uuid', (r) => r.leerrouteId],
      leerlijn_id: ['uuid', (r) => r.leerlijnId],
      uitstroomniveau_id: ['uuid', (r) => r.uitstroomniveauId],
    },
    p.routeLeerlijnen,
  );
  await insertColumns(
    tx,
    'koers.route_profiel',
    {
      leerroute_id: ['uuid', (punt) => punt.leerrouteId],
      leerlijn_id: ['uuid', (punt) => punt.leerlijnId],
      onderwijsleeftijd: ['smallint', (punt) => punt.onderwijsleeftijd],
      verwacht: ['double precision', (punt) => punt.niveau],
    },
    p.routeLeerlijnen.flatMap((r) => r.profiel.map((punt) => ({ ...r, ...punt }))),
  );
}
