import { sql } from 'kysely';
import type { BronKind } from '../model/roster.ts';
import type { SyncDeps } from './deps.ts';

type Db = Pick<SyncDeps, 'db'>;

/** All issues of a run with one cause. `message` says what is the matter and what to do. */
export interface IssueGroup {
  readonly code: string;
  readonly effect: 'dropped' | 'partial' | 'quarantined' | 'held';
  readonly message: string;
  readonly count: number;
  /** The code that no list knew, which a person may map; null for every other cause. */
  readonly unknown: { readonly list: string; readonly code: string } | null;
  /** The first few, for the beheerder only: where, and what stood there. */
  readonly samples: readonly { readonly path: string; readonly seen: string }[];
}

const SAMPLES = 5;

/** What a run could not use, grouped by cause: the causes that lost most come first. */
export async function listIssues({ db }: Db, school: string, run: string): Promise<readonly IssueGroup[]> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const { rows } = await sql<IssueGroup>`
      SELECT i.code, i.effect, i.message, count(*)::int AS count,
        CASE WHEN i.lijst IS NOT NULL THEN jsonb_build_object('list', i.lijst, 'code', i.onbekend) END AS unknown,
        (jsonb_path_query_array(jsonb_agg(jsonb_build_object('path', i.path, 'seen', i.seen) ORDER BY i.id), '$[0 to ${sql.raw(String(SAMPLES - 1))}]')) AS samples
      FROM koers.sync_issue i WHERE i.school_id = ${school} AND i.run_id = ${run}
      GROUP BY i.code, i.effect, i.message, i.lijst, i.onbekend
      ORDER BY array_position(ARRAY['quarantined', 'held', 'dropped', 'partial'], i.effect), count(*) DESC, i.code`.execute(
      tx,
    );
    return rows;
  });
}

/** A few of the records behind the figures of a run that waits for a person. */
export interface PreviewLine {
  readonly kind: BronKind;
  readonly becomes: 'created' | 'updated' | 'ended';
  /** Name as it would stand in Koers. */
  readonly naam: string;
  /** Of a person the groups that the source names, of a groep its jaargroep; '' when it tells none. */
  readonly groep: string;
}

/** Groups by the key that the source gives them: as this run stages them, else as an earlier run brought them. `s`: a staged row. */
const groepOf = sql`CASE WHEN s.kind = 'groep' THEN coalesce(s.doc ->> 'jaargroep', s.jaargroep, '') ELSE coalesce((
  SELECT string_agg(DISTINCT coalesce(n.doc ->> 'naam', k.naam), ', ')
  FROM (SELECT s.doc ->> 'stamgroep' AS key UNION SELECT coalesce(e ->> 'key', e #>> '{}') FROM jsonb_array_elements(s.doc -> 'groepen') AS e) m
  LEFT JOIN koers.sync_row n ON n.run_id = s.run_id AND n.kind = 'groep' AND n.source_key = m.key
  LEFT JOIN koers.source_record o ON o.connection_id = s.connection_id AND o.kind = 'groep' AND o.source_key = m.key AND o.ended_at IS NULL
  LEFT JOIN koers.groep k ON k.id = o.entity_id), '') END`;

/** Sample lines of a preview, for the beheerder; empty once the run was applied or stopped, for then nothing is staged. */
export async function previewRun(
  { db }: Db,
  school: string,
  run: string,
  perGroup = 5,
): Promise<readonly PreviewLine[]> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const { rows } = await sql<PreviewLine>`
      SELECT s.kind, s.becomes, s.naam, ${groepOf} AS groep FROM (
        SELECT r.kind, CASE r.state WHEN 'new' THEN 'created' WHEN 'changed' THEN 'updated' ELSE 'ended' END AS becomes,
          coalesce(nullif(concat_ws(' ', r.doc ->> 'roepnaam', r.doc ->> 'voorvoegsel', r.doc ->> 'achternaam'), ''), r.doc ->> 'naam',
            nullif(concat_ws(' ', p.roepnaam, p.voorvoegsel, p.achternaam), ''), g.naam, '') AS naam,
          row_number() OVER (PARTITION BY r.kind, r.state ORDER BY r.seq) AS nth, r.seq, r.doc, r.run_id, q.connection_id, g.jaargroep
        FROM koers.sync_row r
        JOIN koers.sync_run q ON q.id = r.run_id AND q.status = 'needs_confirmation'
        LEFT JOIN koers.person_identity p ON p.person_id = r.entity_id
        LEFT JOIN koers.groep g ON g.id = r.entity_id
        WHERE r.school_id = ${school} AND r.run_id = ${run} AND r.state IN ('new', 'changed', 'missing')) s
      WHERE s.nth <= ${perGroup}
      ORDER BY array_position(ARRAY['ended', 'created', 'updated'], s.becomes), array_position(ARRAY['leerling', 'groep', 'medewerker'], s.kind), s.nth`.execute(
      tx,
    );
    return rows;
  });
}
