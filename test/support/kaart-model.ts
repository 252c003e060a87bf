import { sql } from 'kysely';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';

/** An event as it stands in koers.act. */
interface Event {
  id: string;
  soort: string;
  leerdoel_id: string | null;
  leerlijn_id: string | null;
  actie_id: string | null;
  undoes: string | null;
  at: Date;
  actor_id: string;
  data: EventData;
}

interface LijnData {
  leerlijn: string;
  naar: string | null;
  einde?: boolean;
  meegenomen: string[];
  vervallen: string[];
}

interface EventData extends LijnData {
  naar: string | null;
  gedaan: boolean;
  leerroute?: string;
  lijnen?: LijnData[];
}

/** Everything that is derived from the acts of one pupil, in a form that can be compared. */
export interface Afgeleid {
  plaatsingen: string[];
  streefniveaus: string[];
  doelen: string[];
  acties: string[];
}

/** What the tables say now. With `ids` the ids of the rows too: undo must bring back the very same rows. */
export async function afgeleid(tx: Tx, leerling: string, ids = false): Promise<Afgeleid> {
  const id = sql.raw(ids ? "x.id::text || ' ' ||" : '');
  const read = async (query: ReturnType<typeof sql<{ r: string }>>) =>
    (await query.execute(tx)).rows.map((x) => x.r).sort();
  return {
    plaatsingen: await read(
      sql<{
        r: string;
      }>`SELECT ${id} concat_ws(' ', leerroute_id, act_id, coalesce(ended_by::text, 'nu')) AS r FROM koers.plaatsing x WHERE leerling_id = ${leerling}`,
    ),
    streefniveaus: await read(
      sql<{
        r: string;
      }>`SELECT ${id} concat_ws(' ', leerlijn_id, coalesce(niveau_id::text, 'geen'), act_id, coalesce(ended_by::text, 'nu')) AS r FROM koers.streefniveau x WHERE leerling_id = ${leerling}`,
    ),
    doelen: await read(
      sql<{
        r: string;
      }>`SELECT ${id} concat_ws(' ', leerdoel_id, stand, meegenomen, vervallen, act_id, coalesce(last_act::text, 'geen'), trunc(extract(epoch FROM changed_at), 3)) AS r FROM koers.kaart_doel x WHERE leerling_id = ${leerling}`,
    ),
    acties: await read(
      sql<{
        r: string;
      }>`SELECT ${id} concat_ws(' ', d.leerdoel_id, x.sjabloon_id, x.gedaan_op IS NOT NULL, coalesce(x.gedaan_door::text, 'niemand'), x.act_id, coalesce(x.last_act::text, 'geen')) AS r FROM koers.kaart_actie x JOIN koers.kaart_doel d ON d.id = x.kaart_doel_id WHERE x.leerling_id = ${leerling}`,
    ),
  };
}

export interface Pakket {
  /** Leerdoelen by niveau id. */
  readonly doelen: ReadonlyMap<string | null, readonly string[]>;
  /** Template acties by leerdoel. */
  readonly sjablonen: ReadonlyMap<string, readonly string[]>;
}

/**
 * The same state, told a second time and in another way: by folding the events that were not undone, oldest first.
 * It knows nothing of how the tables are kept, so the two can only agree when both are right.
 */
export async function gevouwen(tx: Tx, leerling: string, pakket: Pakket): Promise<Afgeleid> {
  const { rows } =
    await sql<Event>`SELECT id, soort, leerdoel_id, leerlijn_id, actie_id, undoes, at, actor_id, data FROM koers.act WHERE leerling_id = ${leerling} ORDER BY at, data->>'apparaat' COLLATE "C" NULLS FIRST, (data->>'volgnr')::int, seq`.execute(
      tx,
    );
  const sjabloonVan = new Map(
    (
      await sql<{
        id: string;
        sleutel: string;
      }>`SELECT a.id, d.leerdoel_id || ' ' || a.sjabloon_id AS sleutel FROM koers.kaart_actie a JOIN koers.kaart_doel d ON d.id = a.kaart_doel_id WHERE a.leerling_id = ${leerling}`.execute(
        tx,
      )
    ).rows.map((r) => [r.id, r.sleutel]),
  );
  const weg = new Set(rows.map((r) => r.undoes));
  const state = new Fold(pakket);
  for (const event of rows)
    if (event.soort !== 'ongedaan' && !weg.has(event.id)) state.apply(event, sjabloonVan);
  return state.result();
}

interface Doel {
  lijn: string;
  stand: number;
  m: boolean;
  v: boolean;
  act: string;
  last: string;
  at: Date;
}

class Fold {
  readonly #pakket: Pakket;
  readonly #plaatsingen: { route: string; act: string; eind: string }[] = [];
  readonly #streef: { lijn: string; naar: string | null; act: string; eind: string }[] = [];
  readonly #doelen = new Map<string, Doel>();
  readonly #acties = new Map<string, { gedaan: boolean; door: string; act: string; last: string }>();

  constructor(pakket: Pakket) {
    this.#pakket = pakket;
  }

  apply(e: Event, sjabloonVan: ReadonlyMap<string, string>): void {
    if (e.soort === 'doel_stand') this.#stand(e);
    else if (e.soort === 'actie_afgevinkt') {
      const actie = this.#acties.get(sjabloonVan.get(e.actie_id ?? '') ?? '');
      if (actie)
        Object.assign(actie, {
          gedaan: e.data.gedaan,
          door: e.data.gedaan ? e.actor_id : 'niemand',
          last: e.id,
        });
    } else this.#place(e);
  }

  #stand(e: Event): void {
    const doel = e.leerdoel_id ?? '';
    const was = this.#doelen.get(doel);
    const is = { stand: Number(e.data.naar), last: e.id, at: e.at };
    this.#doelen.set(
      doel,
      was ? { ...was, ...is } : { lijn: e.leerlijn_id ?? '', m: false, v: false, act: e.id, ...is },
    );
  }

  #place(e: Event): void {
    if (e.data.leerroute) {
      for (const p of this.#plaatsingen) if (p.eind === 'nu') p.eind = e.id;
      this.#plaatsingen.push({ route: e.data.leerroute, act: e.id, eind: 'nu' });
    }
    for (const l of e.data.lijnen ?? [{ ...e.data, leerlijn: e.leerlijn_id ?? '' }]) {
      for (const s of this.#streef) if (s.lijn === l.leerlijn && s.eind === 'nu') s.eind = e.id;
      if (l.einde) continue;
      this.#streef.push({ lijn: l.leerlijn, naar: l.naar, act: e.id, eind: 'nu' });
      for (const [id, d] of this.#doelen)
        if (d.lijn === l.leerlijn)
          Object.assign(d, { m: l.meegenomen.includes(id), v: l.vervallen.includes(id) });
      for (const id of this.#pakket.doelen.get(l.naar) ?? []) {
        if (!this.#doelen.has(id))
          this.#doelen.set(id, {
            lijn: l.leerlijn,
            stand: 0,
            m: false,
            v: false,
            act: e.id,
            last: 'geen',
            at: e.at,
          });
        for (const sjabloon of this.#pakket.sjablonen.get(id) ?? [])
          if (!this.#acties.has(`${id} ${sjabloon}`))
            this.#acties.set(`${id} ${sjabloon}`, {
              gedaan: false,
              door: 'niemand',
              act: e.id,
              last: 'geen',
            });
      }
    }
  }

  result(): Afgeleid {
    const t = (b: boolean) => (b ? 't' : 'f');
    return {
      plaatsingen: this.#plaatsingen.map((p) => `${p.route} ${p.act} ${p.eind}`).sort(),
      streefniveaus: this.#streef.map((s) => `${s.lijn} ${s.naar ?? 'geen'} ${s.act} ${s.eind}`).sort(),
      doelen: [...this.#doelen]
        .map(
          ([id, d]) =>
            `${id} ${d.stand} ${t(d.m)} ${t(d.v)} ${d.act} ${d.last} ${(d.at.getTime() / 1000).toFixed(3)}`,
        )
        .sort(),
      acties: [...this.#acties].map(([id, a]) => `${id} ${t(a.gedaan)} ${a.door} ${a.act} ${a.last}`).sort(),
    };
  }
}
