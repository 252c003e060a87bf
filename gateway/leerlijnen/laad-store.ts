import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Pakket, PakketKop } from './pakket.ts';

/**
 * One version as it was stored, `rest` included, each list in its order; `null` when there is none that this transaction
 * may see. Its statements travel together: one round trip.
 */
export async function laadPakket(tx: Tx, versie: string): Promise<Pakket | null> {
  const [kop, leergebieden, leerlijnen, niveaus, leerdoelen, acties, routes, rest] = await Promise.all([
    laadKop(tx, versie),
    laadGebieden(tx, versie),
    laadLijnen(tx, versie),
    laadNiveaus(tx, versie),
    laadDoelen(tx, versie),
    laadActies(tx, versie),
    laadRoutes(tx, versie),
    laadRest(tx, versie),
  ]);
  // Content can be read by its version's id; whether the version exists for who asks is what `laadKop` knows.
  return kop && { ...kop, leergebieden, leerlijnen, niveaus, leerdoelen, acties, ...routes, rest };
}

/** The package and its version, without content. */
export async function laadKop(tx: Tx, versie: string): Promise<PakketKop | null> {
  const { rows } = await sql<Omit<PakketKop, 'schaal'> & { schaal: string[] }>`
    SELECT v.id, p.id AS "pakketId", p.school_id AS "schoolId", p.bestuur_id AS "bestuurId", p.herkomst, p.code,
      coalesce(v.naam, p.naam) AS naam, v.versie, coalesce(v.uitgever, p.uitgever) AS uitgever,
      coalesce(v.licentie, p.licentie) AS licentie, v.schaal, v.behaald_vanaf AS "behaaldVanaf"
    FROM koers.pakket_versie v JOIN koers.pakket p ON p.id = v.pakket_id WHERE v.id = ${versie}`.execute(tx);
  const [kop] = rows;
  return kop ? { ...kop, schaal: kop.schaal.map((naam, score) => ({ score, naam })) } : null;
}

async function laadGebieden(tx: Tx, versie: string): Promise<Pakket['leergebieden']> {
  const { rows } = await sql<Pakket['leergebieden'][number]>`
    SELECT id, entiteit, code, naam, soort, volgorde FROM koers.leergebied
    WHERE pakket_versie_id = ${versie} ORDER BY volgorde, code`.execute(tx);
  return rows;
}

async function laadLijnen(tx: Tx, versie: string): Promise<Pakket['leerlijnen']> {
  const { rows } = await sql<Pakket['leerlijnen'][number]>`
    SELECT id, entiteit, leergebied_id AS "leergebiedId", code, naam, geordend, volgorde, kerndoel_hints AS "kerndoelHints"
    FROM koers.leerlijn WHERE pakket_versie_id = ${versie} ORDER BY volgorde, code`.execute(tx);
  return rows;
}

async function laadNiveaus(tx: Tx, versie: string): Promise<Pakket['niveaus']> {
  const { rows } = await sql<Pakket['niveaus'][number]>`
    SELECT n.id, n.entiteit, n.leerlijn_id AS "leerlijnId", n.code, n.naam, n.volgorde AS rang
    FROM koers.niveau n JOIN koers.leerlijn l ON l.id = n.leerlijn_id
    WHERE l.pakket_versie_id = ${versie} ORDER BY l.volgorde, l.id, n.volgorde`.execute(tx);
  return rows;
}

async function laadDoelen(tx: Tx, versie: string): Promise<Pakket['leerdoelen']> {
  const { rows } = await sql<Pakket['leerdoelen'][number]>`
    SELECT d.id, d.entiteit, d.leerlijn_id AS "leerlijnId", d.niveau_id AS "niveauId", d.code, d.tekst, d.volgorde
    FROM koers.leerdoel d JOIN koers.leerlijn l ON l.id = d.leerlijn_id
    WHERE l.pakket_versie_id = ${versie} ORDER BY l.volgorde, l.id, d.volgorde, d.code`.execute(tx);
  return rows;
}

async function laadActies(tx: Tx, versie: string): Promise<Pakket['acties']> {
  const { rows } = await sql<Pakket['acties'][number]>`
    SELECT a.id, a.entiteit, a.leerdoel_id AS "leerdoelId", a.soort AS type, a.tekst, a.wie, a.ritme, a.volgorde
    FROM koers.actie_sjabloon a JOIN koers.leerdoel d ON d.id = a.leerdoel_id JOIN koers.leerlijn l ON l.id = d.leerlijn_id
    WHERE l.pakket_versie_id = ${versie} ORDER BY l.volgorde, l.id, d.volgorde, d.id, a.volgorde`.execute(tx);
  return rows;
}

async function laadRoutes(tx: Tx, versie: string): Promise<Pick<Pakket, 'leerroutes' | 'routeLeerlijnen'>> {
  const [leerroutes, routeLeerlijnen] = await Promise.all([
    sql<Pakket['leerroutes'][number]>`
      SELECT id, entiteit, code, naam, volgorde, ldgm, nullif(uitstroomprofiel, 'onbekend') AS uitstroomprofiel, bestemming
      FROM koers.leerroute WHERE pakket_versie_id = ${versie} ORDER BY volgorde, code`.execute(tx),
    sql<Pakket['routeLeerlijnen'][number]>`
      SELECT rl.leerroute_id AS "leerrouteId", rl.leerlijn_id AS "leerlijnId", rl.uitstroomniveau_id AS "uitstroomniveauId",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('onderwijsleeftijd', p.onderwijsleeftijd, 'niveau', p.verwacht) ORDER BY p.onderwijsleeftijd), '[]')
         FROM koers.route_profiel p WHERE p.leerroute_id = rl.leerroute_id AND p.leerlijn_id = rl.leerlijn_id) AS profiel
      FROM koers.leerroute_leerlijn rl JOIN koers.leerroute r ON r.id = rl.leerroute_id JOIN koers.leerlijn l ON l.id = rl.leerlijn_id
      WHERE r.pakket_versie_id = ${versie} ORDER BY r.volgorde, r.id, l.volgorde, l.id`.execute(tx),
  ]);
  return { leerroutes: leerroutes.rows, routeLeerlijnen: routeLeerlijnen.rows };
}

async function laadRest(tx: Tx, versie: string): Promise<Pakket['rest']> {
  const { rows } = await sql<Pakket['rest'][number]>`
    SELECT soort, id, plek, rest FROM koers.pakket_rest WHERE pakket_versie_id = ${versie} ORDER BY soort, plek, id`.execute(
    tx,
  );
  return rows;
}
