import { sql } from 'kysely';
import { z } from 'zod';
import { audit } from '../../access/audit.ts';
import type { Keys } from '../../access/keys.ts';
import { notFound, permissionsOnLeerling, requireLeerlingen } from '../../access/scope.ts';
import { meldAllen } from '../../meldingen/meld.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type NaamDelen, naamVan } from '../../school/rules.ts';

export const InbrengInput = z.strictObject({
  leerling: z.uuid(),
  soort: z.enum(['reactie', 'thuis']),
  tekst: z.string().trim().min(1).max(4_000),
});
export type InbrengInput = z.infer<typeof InbrengInput>;

export interface Inbreng {
  readonly id: string;
  readonly soort: InbrengInput['soort'];
  /** `null`: the data of this pupil were destroyed. */
  readonly tekst: string | null;
  readonly at: Date;
  readonly persoon: string;
  /** Voluit. */
  readonly naam: string;
  /** The asker works at the school, and has not seen it yet. */
  readonly nieuw: boolean;
  /** Who works with the pupil today and has seen it, first one first; for the school alone. */
  readonly gezien: readonly { readonly naam: string; readonly op: Date }[];
}

/**
 * What somebody at home tells the school (R60). Who works with the pupil gets a notice, once per thing told.
 * @throws AppError `not_found` for another's child
 */
export async function brengIn(
  tx: Tx,
  who: KnownActor,
  keys: Pick<Keys, 'sealForLeerling'>,
  input: InbrengInput,
): Promise<void> {
  const { leerling, soort, tekst } = InbrengInput.parse(input);
  await requireLeerlingen(tx, who, 'opp_inbrengen', [leerling]);
  const sealed = await keys.sealForLeerling(tx, who.school, leerling, tekst, 'opp.tekst');
  const { rows } = await sql<{ id: string }>`
    INSERT INTO koers.opp_inbreng (school_id, leerling_id, versie_id, person_id, soort, tekst)
    VALUES (${who.school}::uuid, ${leerling}::uuid, (SELECT v.id FROM koers.opp_versie v WHERE v.leerling_id = ${leerling}::uuid
        AND (v.aangeboden_op IS NOT NULL OR v.vastgesteld_op IS NOT NULL) AND v.status <> 'vervallen' ORDER BY v.nummer DESC LIMIT 1),
      ${who.person}::uuid, ${soort}, ${sealed})
    RETURNING id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw notFound('inbreng');
  await meldVolgers(tx, who, { leerling, soort: 'opp_inbreng', sleutel: id });
  await audit(tx, who, {
    actie: 'opp_inbreng',
    soort: 'leerling',
    id: leerling,
    details: { inbreng: id, soort },
  });
}

/** Tells who works with the pupil, and not who did it himself. */
export async function meldVolgers(
  tx: Tx,
  who: KnownActor,
  over: { leerling: string; soort: 'opp_inbreng' | 'opp_antwoord'; sleutel: string },
): Promise<void> {
  const { rows } = await sql<{ person: string }>`
    SELECT w AS person FROM koers.wie_volgt_opp(${over.leerling}::uuid) AS w WHERE w <> ${who.person}::uuid`.execute(
    tx,
  );
  await meldAllen(
    tx,
    rows.map(({ person }) => ({
      school: who.school,
      person,
      soort: over.soort,
      onderwerp: { soort: 'leerling', id: over.leerling },
      leerling: over.leerling,
      sleutel: over.sleutel,
    })),
  );
}

interface Row extends NaamDelen {
  id: string;
  soort: InbrengInput['soort'];
  tekst: Buffer;
  at: Date;
  persoon: string;
  nieuw: boolean;
  gezien: (NaamDelen & { op: string })[];
}

/**
 * What was told of a pupil, newest first: everything for who works on the OPP of this pupil, and one's own for everybody else: two
 * households never read each other's, also not when one of them works at the school (R60). The look stands in the trail (R83).
 * @throws AppError `not_found`
 */
export async function inbrengVan(
  tx: Tx,
  who: KnownActor,
  keys: Pick<Keys, 'openForLeerlingen'>,
  leerling: string,
): Promise<readonly Inbreng[]> {
  const mag = await permissionsOnLeerling(tx, who, ['opp_lezen', ...SCHOOL], leerling);
  if (!mag.has('opp_lezen')) throw notFound('inbreng out of scope');
  const rows = await inbrengRijen(
    tx,
    who,
    leerling,
    SCHOOL.some((p) => mag.has(p)),
  );
  const lezer = { school: who.school, person: who.person, scherm: 'opp-inbreng' };
  const teksten = await keys.openForLeerlingen(
    tx,
    lezer,
    rows.map((row) => ({ leerling, sealed: row.tekst })),
    'opp.tekst',
  );
  return rows.map((row, n) => ({
    id: row.id,
    soort: row.soort,
    tekst: teksten[n] ?? null,
    at: row.at,
    persoon: row.persoon,
    naam: naamVan(row).voluit,
    nieuw: row.nieuw,
    gezien: row.gezien.map(({ op, ...naam }) => ({ naam: naamVan(naam).voluit, op: new Date(op) })),
  }));
}

/** Who works on an OPP reads what every household wrote. */
const SCHOOL = ['opp_schrijven', 'opp_vaststellen'] as const;

/** Read is the notice of it; that of who follows the pupil today tells who saw it. */
async function inbrengRijen(
  tx: Tx,
  who: KnownActor,
  leerling: string,
  school: boolean,
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    SELECT b.id, b.soort, b.tekst, b.at, b.person_id AS persoon, i.roepnaam, i.voorvoegsel, i.achternaam,
      coalesce(g.nieuw, false) AS nieuw, coalesce(g.gezien, '[]') AS gezien
    FROM koers.opp_inbreng b LEFT JOIN koers.person_identity i ON i.person_id = b.person_id
    LEFT JOIN LATERAL (
      SELECT bool_or(m.person_id = ${who.person}::uuid AND m.gelezen_op IS NULL) AS nieuw,
        jsonb_agg(jsonb_build_object('op', m.gelezen_op, 'roepnaam', w.roepnaam, 'voorvoegsel', w.voorvoegsel, 'achternaam', w.achternaam)
          ORDER BY m.gelezen_op) FILTER (WHERE m.gelezen_op IS NOT NULL) AS gezien
      FROM koers.wie_volgt_opp(${leerling}::uuid) AS v
      JOIN koers.melding m ON m.person_id = v AND m.soort = 'opp_inbreng' AND m.onderwerp_id = ${leerling}::uuid AND m.sleutel = b.id::text
      JOIN koers.person_identity w ON w.person_id = v
    ) AS g ON ${school}::boolean
    WHERE b.leerling_id = ${leerling}::uuid AND (${school}::boolean OR b.person_id = ${who.person}::uuid)
    ORDER BY b.at DESC LIMIT 100`.execute(tx);
  return rows;
}
