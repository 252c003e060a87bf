import { sql } from 'kysely';
import type { HandelingStatus, OppDeel, OppStatus } from '../model/opp.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../school/rules.ts';
import type { GezagRol } from './view.ts';

export interface VersieRow {
  id: string;
  opp_id: string;
  /** The chain it belongs to is open. */
  loopt: boolean;
  nummer: number;
  soort: 'eerste' | 'bijstelling' | 'evaluatie';
  status: OppStatus;
  handeling: HandelingStatus;
  geschil: boolean;
  vorige: string | null;
  peildag: string | null;
  begonnen_op: Date;
  aangeboden_op: Date | null;
  vastgesteld_op: Date | null;
  vastgesteld_door: NaamDelen | null;
  gesloten_op: Date | null;
}

const NAAM = sql.raw(
  `CASE WHEN i.person_id IS NOT NULL THEN jsonb_build_object('roepnaam', i.roepnaam, 'voorvoegsel', i.voorvoegsel, 'achternaam', i.achternaam) END`,
);

/** Every version of a pupil, newest first; one statement. */
export async function versieRijen(tx: Tx, leerling: string): Promise<VersieRow[]> {
  const { rows } = await sql<VersieRow>`
    SELECT v.id, v.opp_id, o.tot IS NULL AS loopt, v.nummer, v.soort, v.status, v.handeling, v.geschil, v.vorige, v.peildag, v.begonnen_op,
      v.aangeboden_op, v.vastgesteld_op, v.gesloten_op, ${NAAM} AS vastgesteld_door
    FROM koers.opp_versie v JOIN koers.opp o ON o.id = v.opp_id LEFT JOIN koers.person_identity i ON i.person_id = v.vastgesteld_door
    WHERE v.leerling_id = ${leerling}::uuid AND v.school_id = koers.school_now() ORDER BY v.nummer DESC`.execute(
    tx,
  );
  return rows;
}

export type StapSoort =
  | 'begonnen'
  | 'overleg'
  | 'cvb_advies'
  | 'ter_instemming'
  | 'taalfout'
  | 'vastgesteld'
  | 'evaluatie_begonnen'
  | 'evaluatie'
  | 'opgevolgd'
  | 'geschil_open'
  | 'geschil_gesloten'
  | 'beeindigd'
  | 'vervallen';

/** Digests and codes of a step; see the writers in acten.ts. */
export interface StapData {
  readonly kern?: string;
  readonly deel?: OppDeel;
  readonly van?: string;
  readonly naar?: string;
  /** The field of a typing error. */
  readonly veld?: string;
  /** Sum of the revisions of the typed fields when it was kept: another sum later means somebody typed since. */
  readonly velden?: number;
}

export interface StapRow {
  id: string;
  versie: string;
  soort: StapSoort;
  op: string;
  at: Date;
  data: StapData;
  woorden: Buffer | null;
  door: NaamDelen | null;
}

/** Every step of every version of a pupil, in its order; one statement. */
export async function stapRijen(tx: Tx, leerling: string): Promise<StapRow[]> {
  const { rows } = await sql<StapRow>`
    SELECT s.id, s.versie_id AS versie, s.soort, s.op, s.at, s.data, s.woorden, ${NAAM} AS door
    FROM koers.opp_stap s LEFT JOIN koers.person_identity i ON i.person_id = s.door
    WHERE s.leerling_id = ${leerling}::uuid AND s.school_id = koers.school_now() ORDER BY s.nr`.execute(tx);
  return rows;
}

export interface VeldRow {
  id: string;
  veld: string;
  soort: 'getypt' | 'overruled' | 'terug';
  revisie: number;
  woorden: Buffer | null;
  op: Date;
  door: NaamDelen | null;
}

/** What was typed in a version; one statement. */
export async function veldRijen(tx: Tx, versie: string): Promise<VeldRow[]> {
  const { rows } = await sql<VeldRow>`
    SELECT v.id, v.veld, v.soort, v.revisie, v.woorden, v.op, ${NAAM} AS door
    FROM koers.opp_veld v LEFT JOIN koers.person_identity i ON i.person_id = v.door
    WHERE v.versie_id = ${versie}::uuid AND v.school_id = koers.school_now() ORDER BY v.veld`.execute(tx);
  return rows;
}

export interface InhoudRow {
  id: string;
  versie: string;
  moment: 'aangeboden' | 'vastgesteld';
  deel: 'geheel' | OppDeel;
  afdruk: string;
  kern: string;
  at: Date;
}

/** What was kept of every version of a pupil, without its bytes, in its order; one statement. */
export async function inhoudRijen(tx: Tx, leerling: string): Promise<InhoudRow[]> {
  const { rows } = await sql<InhoudRow>`
    SELECT id, versie_id AS versie, moment, deel, afdruk, kern, at FROM koers.opp_inhoud
    WHERE leerling_id = ${leerling}::uuid AND school_id = koers.school_now() ORDER BY nr`.execute(tx);
  return rows;
}

/** The bytes of what was kept, in the order asked; one statement. */
export async function inhoudBytes(tx: Tx, ids: readonly string[]): Promise<(Buffer | undefined)[]> {
  const { rows } = await sql<{ id: string; inhoud: Buffer }>`
    SELECT id, inhoud FROM koers.opp_inhoud WHERE id = ANY (${ids}::uuid[]) AND school_id = koers.school_now()`.execute(
    tx,
  );
  const van = new Map(rows.map((r) => [r.id, r.inhoud]));
  return ids.map((id) => van.get(id));
}

export interface AntwoordRow extends NaamDelen {
  id: string;
  versie: string;
  deel: OppDeel;
  afdruk: string;
  kern: string;
  persoon: string;
  rol: GezagRol;
  antwoord: 'akkoord' | 'niet_akkoord';
  toelichting: Buffer | null;
  methode: 'passkey' | 'lti' | 'papier';
  zekerheid: string | null;
  sessie: string | null;
  vastgelegd_door: NaamDelen | null;
  at: Date;
}

/** Every answer ever given about a pupil, in its order; one statement. */
export async function antwoordRijen(tx: Tx, leerling: string): Promise<AntwoordRow[]> {
  const { rows } = await sql<AntwoordRow>`
    SELECT a.id, a.versie_id AS versie, a.deel, a.afdruk, c.kern, a.person_id AS persoon, a.rol, a.antwoord, a.toelichting, a.methode, a.zekerheid,
      a.session_id AS sessie, a.at, p.roepnaam, p.voorvoegsel, p.achternaam, ${NAAM} AS vastgelegd_door
    FROM koers.opp_antwoord a JOIN koers.opp_inhoud c ON c.id = a.inhoud_id
    LEFT JOIN koers.person_identity p ON p.person_id = a.person_id LEFT JOIN koers.person_identity i ON i.person_id = a.vastgelegd_door
    WHERE a.leerling_id = ${leerling}::uuid AND a.school_id = koers.school_now() ORDER BY a.nr`.execute(tx);
  return rows;
}

export interface StemRow extends NaamDelen {
  id: string;
  versie: string;
  moment: 'opstellen' | 'bijstellen' | 'evalueren';
  op: string;
  gehoord: boolean;
  hoe: string[];
  inhoud: Buffer | null;
  reden: Buffer | null;
  volgende: string | null;
  at: Date;
}

/** Every time a pupil was heard, or could not be, in its order; one statement. */
export async function stemRijen(tx: Tx, leerling: string): Promise<StemRow[]> {
  const { rows } = await sql<StemRow>`
    SELECT s.id, s.versie_id AS versie, s.moment, s.op, s.gehoord, s.hoe, s.inhoud, s.reden, s.volgende_poging AS volgende, s.at,
      i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.opp_stem s LEFT JOIN koers.person_identity i ON i.person_id = s.vastgelegd_door
    WHERE s.leerling_id = ${leerling}::uuid AND s.school_id = koers.school_now() ORDER BY s.nr`.execute(tx);
  return rows;
}

/** Parts of the name of a person of the school. */
export async function naamRij(tx: Tx, person: string): Promise<NaamDelen> {
  const { rows } = await sql<NaamDelen>`
    SELECT roepnaam, voorvoegsel, achternaam FROM koers.person_identity WHERE person_id = ${person}::uuid AND school_id = koers.school_now()`.execute(
    tx,
  );
  return rows[0] ?? { roepnaam: null, voorvoegsel: null, achternaam: null };
}
