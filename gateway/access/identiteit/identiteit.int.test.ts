import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { type DemoClass, demoClass } from '../../../test/support/demo-class.ts';
import { factor, klaarConcept, oppToneel } from '../../opp/testing/stage.ts';
import { connectClient } from '../../platform/db/connect.ts';
import { SEALED_WITH_LEERLING } from '../sealed-columns.ts';
import { checkTrail, sealTrail } from '../trail/chain.ts';
import {
  type IdentiteitDeps,
  listPersonen,
  tochTwijfel,
  tweePersonen,
  uitElkaar,
  zelfdePersoon,
} from './service.ts';
import { sealedTexts } from './store.ts';

const t = testDb();
let k: DemoClass;
let deps: IdentiteitDeps;
let kept = '';
let gone = '';
const who = () => ({ school: k.school, person: k.petra.person });

async function asOwner<T>(
  work: (query: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>) => Promise<T>,
) {
  const client = await connectClient(t.owner, 'koers test');
  try {
    return await work(async (text, values = []) => (await client.query(text, values)).rows);
  } finally {
    await client.end();
  }
}

/** What a merge itself writes down, and what the background adds beside it. */
const BESIDE = [
  'audit',
  'person_merge',
  'person_merge_row',
  'link_candidate',
  'outbox',
  'session',
  'spoor_zegel',
  'melding',
  'leerling_key',
];

/** Every row of every table of the school, as text; that it changed, and when, is told to who reads along (OneRoster). */
async function everything(): Promise<Record<string, unknown[]>> {
  return await asOwner(async (query) => {
    const tables =
      await query(`SELECT c.table_name AS t FROM information_schema.columns c JOIN pg_class p ON p.relname = c.table_name AND p.relkind = 'r' AND p.relnamespace = 'koers'::regnamespace
      WHERE c.table_schema = 'koers' AND c.column_name = 'school_id' ORDER BY 1`);
    const state: Record<string, unknown[]> = {};
    for (const { t: table } of tables.filter((x) => !BESIDE.includes(String(x['t']))))
      state[String(table)] = (
        await query(
          `SELECT (to_jsonb(x) - 'gewijzigd_op')::text AS r FROM koers.${String(table)} x WHERE school_id = $1 ORDER BY 1`,
          [k.school],
        )
      ).map((r) => r['r']);
    return state;
  });
}

async function candidate(a: string, b: string): Promise<string> {
  return await k.as(k.petra, async (tx) => {
    const [one, two] = [a, b].sort();
    const row = await tx
      .insertInto('koers.link_candidate')
      .values({
        school_id: k.school,
        a_id: one ?? '',
        b_id: two ?? '',
        reden: 'naam_en_geboortedatum',
        found_at: new Date(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  });
}

/** Leerling 0 has an OPP ready to be fixed; leerling 1 has more acts, so he is who is kept. */
beforeEach(async () => {
  k = await demoClass(t.db, 3);
  deps = { db: t.db, keys: k.keys, now: () => new Date() };
  const toneel = await oppToneel(k);
  await klaarConcept(toneel, k.leerlingen[0] ?? '');
  [gone = '', kept = ''] = k.leerlingen;
  const acts = async (who: string) =>
    await k.as(
      k.petra,
      async (tx) =>
        (
          await sql<{
            n: number;
          }>`SELECT count(*)::int AS n FROM koers.act WHERE leerling_id = ${who}`.execute(tx)
        ).rows[0]?.n ?? 0,
    );
  while ((await acts(kept)) <= (await acts(gone))) await factor(toneel, kept, 'bevorderend');
});

describe('two people who are one', () => {
  it('R72 all that points to the one goes to the other, and only what both have in one place stays', async () => {
    await zelfdePersoon(deps, who(), await candidate(kept, gone));
    const left = await asOwner(async (query) => {
      const found: string[] = [];
      for (const { tabel, kolom } of await query('SELECT * FROM koers.persoon_kolommen()')) {
        const [row] = await query(
          `SELECT count(*)::int AS n FROM koers.${String(tabel)} t WHERE t.${String(kolom)} = $1
            AND NOT EXISTS (SELECT FROM koers.person_merge_row m WHERE m.tabel = $2 AND m.wat = 'blijft')`,
          [gone, tabel],
        );
        if (Number(row?.['n']) > 0) found.push(`${String(tabel)}.${String(kolom)}`);
      }
      return found;
    });
    expect(left).toEqual(['kaart_actie.leerling_id']); // those of a doel that both work on stay with that doel
    const stayed = await asOwner((query) =>
      query(`SELECT DISTINCT tabel FROM koers.person_merge_row WHERE wat = 'blijft' ORDER BY 1`),
    );
    expect(stayed.map((r) => r['tabel'])).toEqual(
      expect.arrayContaining(['kaart_doel', 'plaatsing', 'streefniveau']),
    );
    const counts = await asOwner((query) =>
      query(
        'SELECT (SELECT count(*)::int FROM koers.opp_versie WHERE leerling_id = $1) AS opp, (SELECT count(*)::int FROM koers.opp_stap WHERE leerling_id = $1) AS stap, (SELECT count(*)::int FROM koers.act WHERE leerling_id = $2) AS oud',
        [kept, gone],
      ),
    );
    expect(counts[0]).toMatchObject({ opp: 1, stap: expect.any(Number), oud: 0 });
    expect(Number(counts[0]?.['stap'])).toBeGreaterThan(0);
  });

  it('R72 every sealed text opens with the key of who is kept', async () => {
    const texts = await k.as(k.petra, (tx) => sealedTexts(tx, k.school, gone));
    const own = await k.as(k.petra, (tx) => sealedTexts(tx, k.school, kept));
    expect(new Set(texts.map((x) => x.tabel)).size).toBeGreaterThan(3);
    await zelfdePersoon(deps, who(), await candidate(kept, gone));
    await k.as(k.petra, async (tx) => {
      const all = await sealedTexts(tx, k.school, kept);
      expect(all).toHaveLength(texts.length + own.length);
      const back = await k.keys.resealForLeerling(
        tx,
        k.school,
        { from: kept, to: kept },
        all.map((x) => x.sealed),
      );
      expect(back).toHaveLength(all.length);
      expect(await sealedTexts(tx, k.school, gone)).toEqual([]);
    });
  });

  it('R72 split restores every row exactly as it was, and the two are listed again', async () => {
    const before = await everything();
    const { merge } = await zelfdePersoon(deps, who(), await candidate(kept, gone));
    expect(await everything()).not.toEqual(before);
    await uitElkaar(deps, who(), merge);
    expect(await everything()).toEqual(before);
    expect((await listPersonen(deps, k.school)).open).toHaveLength(1);
    await expect(uitElkaar(deps, who(), merge)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('R83 the sealed trail still holds after a merge, and an act that was moved otherwise shows', async () => {
    const check = () => k.as(k.petra, (tx) => checkTrail(k.keys, tx, k.school));
    for (let n = 0; n < 200 && (await check()).unsealed > 0; n += 1) {
      await sealTrail({ db: t.db, keys: k.keys }, k.school);
      await sleep(10);
    }
    const { merge } = await zelfdePersoon(deps, who(), await candidate(kept, gone));
    expect((await check()).faults).toEqual([]);
    await uitElkaar(deps, who(), merge);
    expect((await check()).faults).toEqual([]);
    await asOwner(async (query) => {
      await query('ALTER TABLE koers.act DISABLE TRIGGER append_only');
      await query(
        'UPDATE koers.act SET leerling_id = $1 WHERE seq = (SELECT min(seq) FROM koers.act WHERE leerling_id = $2)',
        [kept, gone],
      );
      await query('ALTER TABLE koers.act ENABLE TRIGGER append_only');
    });
    expect((await check()).faults).toMatchObject([{ fault: 'changed' }]);
  });

  it('R84 destroying the key of who is kept destroys what was sealed with the other one too', async () => {
    await zelfdePersoon(deps, who(), await candidate(kept, gone));
    await k.as(k.petra, (tx) => k.keys.destroyLeerlingKey(tx, k.school, kept));
    const rows = await asOwner((query) =>
      query('SELECT wrapped FROM koers.leerling_key WHERE leerling_id = ANY ($1)', [[kept, gone]]),
    );
    expect(rows.map((r) => r['wrapped'])).toEqual([null, null]);
  });

  it('is refused when both have an OPP, and for people of another school', async () => {
    await asOwner((query) =>
      query(
        'INSERT INTO koers.opp (school_id, leerling_id, van, begonnen_door) VALUES ($1, $2, current_date, $3)',
        [k.school, kept, k.petra.person],
      ),
    );
    const id = await candidate(kept, gone);
    const before = await everything();
    await expect(zelfdePersoon(deps, who(), id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('OPP'),
    });
    expect(await everything()).toEqual(before);
    const { b } = await twoSchools(t.db);
    await expect(zelfdePersoon(deps, { school: b, person: null }, id)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('an append-only row is not changed by setting what a merge sets', async () => {
    const update = k.as(k.petra, async (tx) => {
      await sql`SELECT set_config('koers.verhuist', 'ja', true)`.execute(tx);
      await sql`UPDATE koers.opp_veld SET leerling_id = ${kept} WHERE leerling_id = ${gone}`.execute(tx);
    });
    await expect(update).rejects.toMatchObject({ code: expect.stringMatching(/^(KP002|42501)$/) });
  });
});

describe('two people who are two', () => {
  it('R72 is remembered, and can be undone', async () => {
    const id = await candidate(kept, gone);
    await tweePersonen(deps, who(), id);
    expect(await listPersonen(deps, k.school)).toMatchObject({ open: [], twee: [{ id }], samen: [] });
    await expect(zelfdePersoon(deps, who(), id)).rejects.toMatchObject({ code: 'not_found' });
    await tochTwijfel(deps, who(), id);
    expect((await listPersonen(deps, k.school)).open).toHaveLength(1);
  });
});

describe('the catalogue', () => {
  it('R72 every column that points to a person moves, or is named as one that stays, with the reason', async () => {
    const forgotten = await asOwner((query) =>
      query(`SELECT t.relname || '.' || a.attname AS kolom FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
        WHERE c.contype = 'f' AND c.confrelid = 'koers.person'::regclass AND a.attgenerated = ''
          AND t.relname NOT IN (SELECT tabel FROM koers.blijft_bij_persoon())
          AND (t.relname, a.attname) NOT IN (SELECT tabel, kolom FROM koers.persoon_kolommen())`),
    );
    expect(forgotten).toEqual([]);
    const [n] = await asOwner((query) => query('SELECT count(*)::int AS n FROM koers.persoon_kolommen()'));
    expect(Number(n?.['n'])).toBeGreaterThan(50);
  });

  it('R72 a row that follows a person by way of another can move with it', async () => {
    const fixed = await asOwner((query) =>
      query(`SELECT c.conname FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) AND a.attname IN ('leerling_id', 'person_id')
        WHERE c.contype = 'f' AND c.connamespace = 'koers'::regnamespace AND c.confrelid <> 'koers.person'::regclass AND NOT c.condeferrable`),
    );
    expect(fixed).toEqual([]);
  });

  it('R72 every text that the key of a pupil seals is sealed anew', async () => {
    const bytes = await asOwner((query) =>
      query(`SELECT c.table_name || '.' || c.column_name AS kolom FROM information_schema.columns c
        WHERE c.table_schema = 'koers' AND c.udt_name = 'bytea' AND c.table_name IN (SELECT tabel FROM koers.persoon_kolommen() WHERE kolom = 'leerling_id') ORDER BY 1`),
    );
    // Hashes, and the key of the school.
    const otherwise = [
      ...['bestand.sha256', 'bestand.sleutel_school'],
      ...['bron_verleden.hash', 'resultaat.hash', 'sync_feit.hash'],
    ];
    const named = SEALED_WITH_LEERLING.map((s) => `${s.table}.${s.column}`);
    expect(bytes.map((b) => b['kolom']).filter((x) => !otherwise.includes(String(x)))).toEqual(
      [...named].sort(),
    );
  });
});
