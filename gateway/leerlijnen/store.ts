import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';

/** Package versions the school works with today. Content of other packages does not exist for it (R85). */
const ADOPTED = sql<string>`(SELECT sp.pakket_versie_id FROM koers.school_pakket sp
  WHERE sp.school_id = koers.school_now() AND sp.van <= koers.vandaag() AND (sp.tot IS NULL OR sp.tot > koers.vandaag()))`;

export function adopt(tx: Tx, school: string, versie: string, van: string | null): Promise<unknown> {
  return tx
    .insertInto('koers.school_pakket')
    .columns(['school_id', 'pakket_versie_id', 'van'])
    .expression((eb) =>
      eb
        .selectFrom('koers.pakket_versie')
        .select([
          sql<string>`${school}::uuid`.as('school_id'),
          'id',
          sql<string>`coalesce(${van}::date, koers.vandaag())`.as('van'),
        ])
        .where('id', '=', versie)
        .where('status', '=', 'published')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('koers.school_pakket')
                .select('id')
                .where('pakket_versie_id', '=', versie)
                .where('tot', 'is', null),
            ),
          ),
        ),
    )
    .onConflict((c) => c.columns(['school_id', 'pakket_versie_id', 'van']).doNothing()) // two at once: once
    .execute();
}

/** Whether the pupils of this school went from this version to another, and have not come back. */
export async function isVerlaten(tx: Tx, versie: string): Promise<boolean> {
  const row = await tx
    .selectFrom('koers.migratie')
    .select('id')
    .where('van_versie_id', '=', versie)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function isAdopted(tx: Tx, versie: string): Promise<boolean> {
  const row = await tx
    .selectFrom('koers.school_pakket')
    .select('id')
    .where('pakket_versie_id', '=', versie)
    .where('tot', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export function niveauRow(tx: Tx, niveau: string) {
  return tx
    .selectFrom('koers.niveau as n')
    .innerJoin('koers.leerlijn as l', 'l.id', 'n.leerlijn_id')
    .innerJoin('koers.leergebied as g', 'g.id', 'l.leergebied_id')
    .select(['n.id', 'n.code', 'n.naam', 'n.volgorde'])
    .select(['l.id as lijn_id', 'l.code as lijn_code', 'l.naam as lijn_naam'])
    .select(['g.id as gebied_id', 'g.code as gebied_code', 'g.naam as gebied_naam'])
    .where('n.id', '=', niveau)
    .where('l.pakket_versie_id', 'in', ADOPTED)
    .executeTakeFirst();
}

export function doelenOfNiveau(tx: Tx, niveau: string) {
  return tx
    .selectFrom('koers.leerdoel as d')
    .leftJoin('koers.actie_sjabloon as a', 'a.leerdoel_id', 'd.id')
    .select(['d.id', 'd.code', 'd.tekst'])
    .select(['a.id as actie_id', 'a.soort', 'a.tekst as actie_tekst', 'a.wie', 'a.ritme'])
    .where('d.niveau_id', '=', niveau)
    .orderBy('d.volgorde')
    .orderBy('a.volgorde')
    .execute();
}

export function routes(tx: Tx) {
  return tx
    .selectFrom('koers.leerroute as r')
    .select(['r.id', 'r.code', 'r.naam', 'r.uitstroomprofiel', 'r.bestemming'])
    .where('r.pakket_versie_id', 'in', ADOPTED)
    .orderBy('r.pakket_versie_id')
    .orderBy('r.volgorde')
    .execute();
}

export function lijnenOfRoute(tx: Tx, route: string) {
  return tx
    .selectFrom('koers.leerroute_leerlijn as rl')
    .innerJoin('koers.leerroute as r', 'r.id', 'rl.leerroute_id')
    .innerJoin('koers.leerlijn as l', 'l.id', 'rl.leerlijn_id')
    .innerJoin('koers.leergebied as g', 'g.id', 'l.leergebied_id')
    .leftJoin('koers.niveau as n', 'n.leerlijn_id', 'l.id')
    .select(['g.id as gebied_id', 'g.code as gebied_code', 'g.naam as gebied_naam', 'g.soort'])
    .select([
      'l.id as lijn_id',
      'l.code as lijn_code',
      'l.naam as lijn_naam',
      'l.geordend',
      'rl.uitstroomniveau_id',
    ])
    .select(['n.id', 'n.code', 'n.naam', 'n.volgorde'])
    .where('rl.leerroute_id', '=', route)
    .where('r.pakket_versie_id', 'in', ADOPTED)
    .orderBy('g.volgorde')
    .orderBy('l.volgorde')
    .orderBy('n.volgorde')
    .execute();
}
