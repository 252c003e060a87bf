import { sql } from 'kysely';
import type { KnownActor, Rol } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type NaamDelen, naamVan } from '../school/rules.ts';
import type { Naam } from '../school/view.ts';
import { audit } from './audit.ts';
import { notFound, requireInSchool } from './scope.ts';

export type Soort = 'leerling' | 'medewerker' | 'ouder';

export interface Mens {
  readonly id: string;
  readonly naam: Naam;
  readonly soort: Soort;
  /** Roles granted inside Koers that hold today. */
  readonly rollen: readonly Rol[];
  /** Comes in by an account of an ELO. */
  readonly gekoppeld: boolean;
  /** Signs in to Koers itself. */
  readonly passkey: boolean;
}

export interface MensenVraag {
  /** Part of a name. */
  readonly zoek?: string | undefined;
  readonly rol?: Rol | undefined;
  readonly soort?: Soort | undefined;
  /** From 1. */
  readonly pagina?: number | undefined;
}

export interface MensenPagina {
  readonly mensen: readonly Mens[];
  readonly totaal: number;
  readonly pagina: number;
  readonly paginas: number;
}

const PER_PAGINA = 50;

interface Row extends NaamDelen {
  id: string;
  soort: Soort;
  rollen: Rol[];
  gekoppeld: boolean;
  passkey: boolean;
  totaal: number;
}

const ROLLEN = sql`ARRAY(SELECT DISTINCT g.rol FROM koers.role_grant g WHERE g.person_id = p.id
  AND g.van <= koers.vandaag() AND (g.tot IS NULL OR g.tot > koers.vandaag()) ORDER BY g.rol)`;
const GEKOPPELD = sql`EXISTS (SELECT FROM koers.person_key k WHERE k.person_id = p.id AND k.system ~ '^(lti|teams|oidc):' AND k.ended_at IS NULL)`;
const PASSKEY = sql`EXISTS (SELECT FROM koers.account_person a WHERE a.person_id = p.id)`;

/** Every sign that means something to LIKE, as itself. */
const asText = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

function mens({ id, soort, rollen, gekoppeld, passkey, ...naam }: Row): Mens {
  return { id, naam: naamVan(naam), soort, rollen, gekoppeld, passkey };
}

/**
 * People who belong to the school now, by name, 50 a page; one statement.
 * @throws AppError `not_allowed` for who does not keep the roles
 */
export async function listMensen(tx: Tx, who: KnownActor, vraag: MensenVraag): Promise<MensenPagina> {
  requireInSchool(who, 'rollen_beheren');
  const pagina = Math.max(1, vraag.pagina ?? 1);
  const zoek = vraag.zoek?.trim() ? `%${asText(vraag.zoek.trim())}%` : null;
  const { rows } = await sql<Row>`
    SELECT p.id, p.soort, i.roepnaam, i.voorvoegsel, i.achternaam, ${ROLLEN} AS rollen, ${GEKOPPELD} AS gekoppeld, ${PASSKEY} AS passkey, count(*) OVER ()::int AS totaal
    FROM koers.person p LEFT JOIN koers.person_identity i ON i.person_id = p.id
    WHERE p.school_id = koers.school_now() AND p.ended_at IS NULL
      AND (${vraag.soort ?? null}::text IS NULL OR p.soort = ${vraag.soort ?? null})
      AND (${zoek}::text IS NULL OR concat_ws(' ', i.roepnaam, i.voorvoegsel, i.achternaam) ILIKE ${zoek})
      AND (${vraag.rol ?? null}::text IS NULL OR ${vraag.rol ?? null} = ANY (${ROLLEN}))
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", p.id
    LIMIT ${PER_PAGINA} OFFSET ${(pagina - 1) * PER_PAGINA}`.execute(tx);
  const totaal = rows[0]?.totaal ?? 0;
  return { mensen: rows.map(mens), totaal, pagina, paginas: Math.max(1, Math.ceil(totaal / PER_PAGINA)) };
}

/** @throws AppError `not_allowed`; `not_found` when nobody of this school has this id now */
export async function mensOf(tx: Tx, who: KnownActor, persoon: string): Promise<Mens> {
  requireInSchool(who, 'rollen_beheren');
  const { rows } = await sql<Row>`
    SELECT p.id, p.soort, i.roepnaam, i.voorvoegsel, i.achternaam, ${ROLLEN} AS rollen, ${GEKOPPELD} AS gekoppeld, ${PASSKEY} AS passkey, 1 AS totaal
    FROM koers.person p LEFT JOIN koers.person_identity i ON i.person_id = p.id
    WHERE p.id = ${persoon}::uuid AND p.school_id = koers.school_now() AND p.ended_at IS NULL`.execute(tx);
  const [row] = rows;
  if (!row) throw notFound('person');
  return mens(row);
}

/**
 * Ends everything a person has open at this school, however he came in: for a tablet that is lost, or an account somebody
 * else uses (ASVS 5.0 §7.4.5). @returns how many
 * @throws AppError `not_allowed`; `not_found` when nobody of this school has this id now
 */
export async function endSessionsOf(tx: Tx, who: KnownActor, persoon: string): Promise<number> {
  await mensOf(tx, who, persoon);
  const { rows } = await sql<{
    aantal: number;
  }>`SELECT koers.end_all_sessions_of(${persoon}::uuid) AS aantal`.execute(tx);
  const aantal = rows[0]?.aantal ?? 0;
  await audit(tx, who, { actie: 'overal_afgemeld', soort: 'person', id: persoon, details: { aantal } });
  return aantal;
}
