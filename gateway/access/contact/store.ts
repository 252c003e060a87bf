import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type NaamDelen, naamVan } from '../../school/rules.ts';
import { Overhandigd } from '../ouder-uitnodiging/zekerheid.ts';
import type { Contact, ContactRij, MailStaat, RelatieReden, RelatieSoort, Toegang } from './view.ts';

const NU = (r: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${r}.van`)} <= koers.vandaag() AND (${sql.ref(`${r}.tot`)} IS NULL OR ${sql.ref(`${r}.tot`)} > koers.vandaag()))`;

interface ToegangRow {
  email: string | null;
  sinds: Date | null;
  zekerheid: string | null;
  uitgenodigd_tot: Date | null;
  mail: Exclude<MailStaat, 'geen'> | null;
}
/** How far the person `p.id` is with coming in; for `FROM koers.person p`. */
const TOEGANG = sql`
  LEFT JOIN koers.person_identity i ON i.person_id = p.id
  LEFT JOIN koers.account_person a ON a.person_id = p.id
  LEFT JOIN koers.invitation u ON u.person_id = p.id AND u.used_at IS NULL AND u.ended_at IS NULL AND u.expires_at > now()
  LEFT JOIN koers.mail_bericht m ON m.soort = 'uitnodiging' AND m.ref_id = u.id`;
const TOEGANG_KOLOMMEN = sql`i.email, a.linked_at AS sinds, a.zekerheid, u.expires_at AS uitgenodigd_tot,
  CASE WHEN m.id IS NULL THEN NULL WHEN m.sent_at IS NOT NULL THEN 'verstuurd' ELSE coalesce(m.fout, 'onderweg') END AS mail`;

function toegangVan({ sinds, zekerheid, uitgenodigd_tot, mail }: ToegangRow): Toegang {
  // Who has a new invitation is on his way in again, whatever he had before.
  if (uitgenodigd_tot) return { staat: 'uitgenodigd', tot: uitgenodigd_tot, mail: mail ?? 'geen' };
  if (sinds) return { staat: 'binnen', sinds, zekerheid: Overhandigd.safeParse(zekerheid).data ?? null };
  return { staat: 'geen' };
}

interface ContactRow extends NaamDelen, ToegangRow {
  relatie: string;
  persoon: string;
  soort: RelatieSoort;
  gezag: boolean;
  huishouden: number;
  van: string;
  tot: string | null;
  reden: RelatieReden | null;
  nu: boolean;
}

/** Everybody who stands or stood beside a pupil, who stands there now first; one statement. */
export async function contactenVan(
  tx: Tx,
  leerling: string,
): Promise<readonly (Contact & { readonly isNu: boolean })[]> {
  const { rows } = await sql<ContactRow>`
    SELECT r.id AS relatie, p.id AS persoon, r.soort, r.gezag, r.huishouden, r.van, r.tot, r.reden, ${NU('r')} AS nu,
      i.roepnaam, i.voorvoegsel, i.achternaam, ${TOEGANG_KOLOMMEN}
    FROM koers.relatie r JOIN koers.person p ON p.id = r.person_id ${TOEGANG}
    WHERE r.leerling_id = ${leerling}::uuid
    ORDER BY nu DESC, r.huishouden, r.gezag DESC, i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", r.van DESC, r.id`.execute(
    tx,
  );
  return rows.map((row) => ({
    relatie: row.relatie,
    persoon: row.persoon,
    naam: naamVan(row),
    soort: row.soort,
    gezag: row.gezag,
    huishouden: row.huishouden,
    van: row.van,
    tot: row.tot,
    reden: row.reden,
    email: row.email,
    toegang: toegangVan(row),
    isNu: row.nu,
  }));
}

/** Way in of the pupil himself, and whether he is old enough for one and decides himself; one statement. */
export async function zelfVan(
  tx: Tx,
  leerling: string,
  vanaf: number,
): Promise<{
  email: string | null;
  toegang: Toegang;
  oudGenoeg: boolean;
  meerderjarig: boolean;
  achttien: string | null;
}> {
  const { rows } = await sql<ToegangRow & { oud: boolean; meerderjarig: boolean; achttien: string | null }>`
    SELECT ${TOEGANG_KOLOMMEN},
      coalesce(i.geboortedatum <= koers.vandaag() - make_interval(years => ${vanaf}), false) AS oud,
      coalesce(i.geboortedatum <= koers.vandaag() - interval '18 years', false) AS meerderjarig,
      (i.geboortedatum + interval '18 years')::date AS achttien
    FROM koers.person p ${TOEGANG} WHERE p.id = ${leerling}::uuid`.execute(tx);
  const [row] = rows;
  if (!row)
    return { email: null, toegang: { staat: 'geen' }, oudGenoeg: false, meerderjarig: false, achttien: null };
  const { email, oud, meerderjarig, achttien } = row;
  return { email, toegang: toegangVan(row), oudGenoeg: oud, meerderjarig, achttien };
}

export const PER_PAGINA = 50;

/** Sign that means something to LIKE, as itself. */
const alsTekst = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Pupils of the school by name, with how far the people beside them are; one statement. */
export async function contactLijst(
  tx: Tx,
  vraag: { zoek: string; open: boolean; pagina: number },
): Promise<{ rijen: readonly ContactRij[]; totaal: number }> {
  const zoek = vraag.zoek.trim() === '' ? null : `%${alsTekst(vraag.zoek.trim())}%`;
  const { rows } = await sql<NaamDelen & Omit<ContactRij, 'naam'> & { totaal: number }>`
    WITH wie AS (
      SELECT p.id AS leerling, i.roepnaam, i.voorvoegsel, i.achternaam,
        count(r.id)::int AS aantal, count(r.id) FILTER (WHERE r.gezag)::int AS gezag,
        count(a.person_id)::int AS binnen, count(u.id)::int AS uitgenodigd, count(DISTINCT r.huishouden)::int AS huishoudens
      FROM koers.person p
      LEFT JOIN koers.person_identity i ON i.person_id = p.id
      LEFT JOIN koers.relatie r ON r.leerling_id = p.id AND ${NU('r')}
      LEFT JOIN koers.account_person a ON a.person_id = r.person_id
      LEFT JOIN koers.invitation u ON u.person_id = r.person_id AND u.used_at IS NULL AND u.ended_at IS NULL AND u.expires_at > now()
      WHERE p.school_id = koers.school_now() AND p.soort = 'leerling' AND p.ended_at IS NULL
        AND (${zoek}::text IS NULL OR concat_ws(' ', i.roepnaam, i.voorvoegsel, i.achternaam) ILIKE ${zoek})
      GROUP BY p.id, i.roepnaam, i.voorvoegsel, i.achternaam)
    SELECT *, count(*) OVER ()::int AS totaal FROM wie WHERE NOT ${vraag.open}::boolean OR binnen < aantal OR aantal = 0
    ORDER BY achternaam COLLATE "und-x-icu", roepnaam COLLATE "und-x-icu", leerling
    LIMIT ${PER_PAGINA} OFFSET ${(vraag.pagina - 1) * PER_PAGINA}`.execute(tx);
  return {
    rijen: rows.map(({ totaal: _, roepnaam, voorvoegsel, achternaam, ...rij }) => ({
      ...rij,
      naam: naamVan({ roepnaam, voorvoegsel, achternaam }),
    })),
    totaal: rows[0]?.totaal ?? 0,
  };
}
