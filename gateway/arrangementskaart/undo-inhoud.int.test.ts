import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { type DemoClass, dag, demoClass, lijn } from '../../test/support/demo-class.ts';
import { afgeleid } from '../../test/support/kaart-model.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { createProfiel } from '../profiel/service.ts';
import { createKaartInhoud } from './inhoud-service.ts';
import { createArrangementskaart } from './service.ts';

const t = testDb();
let k: DemoClass;
let kaarten: ReturnType<typeof createArrangementskaart>;
let inhoud: ReturnType<typeof createKaartInhoud>;
let profiel: ReturnType<typeof createProfiel>;

beforeAll(async () => {
  k = await demoClass(t.db, 40);
  kaarten = createArrangementskaart({ keys: k.keys });
  inhoud = createKaartInhoud({ keys: k.keys });
  profiel = createProfiel({ keys: k.keys });
});

const DOEN = [
  'begin',
  'evalueer',
  'actie',
  'verander',
  'stop',
  'tik',
  'factor',
  'factor-anders',
  'factor-einde',
  'koppel',
  'behoefte',
  'behoefte-einde',
  'niveau',
  'ongedaan',
] as const;
const Stap = fc.record({ doe: fc.constantFrom(...DOEN), n: fc.nat() });
type Stap = typeof Stap extends fc.Arbitrary<infer S> ? S : never;

/** Everything that is derived, the registers and the words that hold included, with the ids of the rows. */
async function staat(tx: Tx, leerling: string): Promise<unknown> {
  const lees = async (query: ReturnType<typeof sql<{ r: string }>>) =>
    (await query.execute(tx)).rows.map((x) => x.r).sort();
  return {
    ...(await afgeleid(tx, leerling, true)),
    inhoud: await lees(
      sql`SELECT concat_ws(' ', id, coalesce(inhoud_act::text, '-'), functie, toegewezen_aan, van, tot, gestopt_op, eerder) AS r FROM koers.kaart_actie WHERE leerling_id = ${leerling}`,
    ),
    factoren: await lees(
      sql`SELECT concat_ws(' ', id, factor, richting, code, act_id, coalesce(ended_by::text, 'nu')) AS r FROM koers.factor WHERE leerling_id = ${leerling}`,
    ),
    koppelingen: await lees(
      sql`SELECT concat_ws(' ', id, factor, leerdoel_id, act_id, coalesce(ended_by::text, 'nu')) AS r FROM koers.factor_doel WHERE leerling_id = ${leerling}`,
    ),
    ondersteuning: await lees(
      sql`SELECT concat_ws(' ', id, gebied, intensiteit, act_id, coalesce(ended_by::text, 'nu')) AS r FROM koers.ondersteuning WHERE leerling_id = ${leerling}`,
    ),
    verslagen: await lees(
      sql`SELECT id::text AS r FROM koers.act a WHERE leerling_id = ${leerling} AND soort IN ('beginsituatie', 'doel_geevalueerd')
        AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = a.id)`,
    ),
  };
}

const GEBIEDEN = ['communicatie', 'leren'] as const;
const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** Does one step when there is something to do it to; the id of the act, or null. */
async function doe(tx: Tx, leerling: string, { doe, n }: Stap, gedaan: readonly string[]) {
  const who = k.marjan;
  const id = randomUUID();
  const kaart = await kaarten.kaart(tx, who, leerling);
  const lijnen = kaart.leergebieden.flatMap((g) => g.leerlijnen);
  const doelen = lijnen.flatMap((l) => l.doelen);
  const leerdoel = at(doelen, n)?.id ?? '';
  const actie = at(
    doelen.flatMap((d) => d.acties),
    n,
  );
  const factoren = await profiel.factorenBij(tx, who, leerling, 'alle');
  const factor = at(factoren, n)?.factor ?? null;
  const waar = { id, leerling, leerdoel };
  const feit = {
    ...{ id, leerling, bron: 'ouders' as const, bronOp: dag(-1), tekst: `woorden ${n}` },
    ...{ richting: 'bevorderend' as const, dimensie: 3 as const, zichtbaar: 'team' as const },
  };
  switch (doe) {
    case 'begin':
      await inhoud.schrijfBeginsituatie(tx, who, { ...waar, tekst: `begin ${n}` });
      return id;
    case 'evalueer':
      await inhoud.evalueer(tx, who, { ...waar, uitkomst: 'deels', vervolg: 'doorgaan', tekst: `eind ${n}` });
      return id;
    case 'actie':
      await inhoud.voegActieToe(tx, who, { ...waar, tekst: `actie ${n}`, persoon: k.igor.person });
      return id;
    case 'verander':
      if (!actie) return null;
      await inhoud.veranderActie(tx, who, {
        ...{ id, leerling, kaartActie: actie.id, tekst: `anders ${n}`, functie: 'mentor', tot: dag(9) },
      });
      return id;
    case 'stop':
      if (!actie) return null;
      await inhoud.stopActie(tx, who, { id, leerling, kaartActie: actie.id });
      return id;
    case 'tik':
      if (!actie) return null;
      await kaarten.tickActie(tx, who, { acts: [{ id, kaartActie: actie.id, gedaan: n % 2 === 0 }] });
      return id;
    case 'factor':
      await profiel.legFactorVast(tx, who, feit);
      return id;
    case 'factor-anders':
      if (!factor) return null;
      await profiel.legFactorVast(tx, who, { ...feit, factor });
      return id;
    case 'factor-einde':
      if (!factor) return null;
      await profiel.beeindigFactor(tx, who, { id, leerling, factor });
      return id;
    case 'koppel':
      if (!factor) return null;
      await profiel.koppelFactor(tx, who, { ...waar, factor, aan: n % 3 > 0 });
      return id;
    case 'behoefte':
      await profiel.legOndersteuningVast(tx, who, {
        ...{ id, leerling, gebied: at(GEBIEDEN, n) ?? 'leren', intensiteit: n % 2 ? 'licht' : 'intensief' },
      });
      return id;
    case 'behoefte-einde':
      await profiel.beeindigOndersteuning(tx, who, { id, leerling, gebied: at(GEBIEDEN, n) ?? 'leren' });
      return id;
    case 'niveau':
      return await hoger(tx, leerling, id, n);
    case 'ongedaan': {
      const act = at(gedaan, n);
      if (act) await kaarten.undoActs(tx, who, { acts: [{ id, act }] });
      return null;
    }
    default:
      return doe satisfies never;
  }
}

async function hoger(tx: Tx, leerling: string, id: string, n: number): Promise<string> {
  const voorstel = await kaarten.preparePlaceNiveau(tx, k.marjan, { leerling, leerlijn: lijn('RW-E') });
  await kaarten.placeNiveau(tx, k.marjan, {
    ...{ id, leerling, leerlijn: lijn('RW-E'), blijft: true, reden: 'Past beter' },
    naarNiveau: at(voorstel.keuzes, n)?.niveau.id ?? '',
    openDoelen: Object.fromEntries(voorstel.openDoelen.map((d) => [d.id, 'meenemen' as const])),
  });
  return id;
}

describe('undo of what is written on a card or in the register restores exactly what was (R25–R28, R21)', () => {
  it('for every kind of act in every situation, and what cannot be undone changes nothing', async () => {
    let over = 0;
    const gezien = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(Stap, { minLength: 2, maxLength: 16 }), Stap, async (vooraf, laatste) => {
        const leerling = at(k.leerlingen, over++) ?? '';
        await k.as(k.marjan, async (tx) => {
          const gedaan: string[] = [];
          for (const stap of vooraf) {
            const act = await doe(tx, leerling, stap, gedaan).catch(gesloten);
            if (act) gedaan.push(act);
          }
          const before = await staat(tx, leerling);
          const act = await doe(tx, leerling, laatste, gedaan).catch(gesloten);
          if (!act) return;
          const undo = () => kaarten.undoActs(tx, k.marjan, { acts: [{ id: randomUUID(), act }] });
          expect((await undo()).kind).toBe('ongedaan');
          expect(await staat(tx, leerling)).toEqual(before);
          expect((await undo()).kind).toBe('al_ongedaan');
          gezien.add(laatste.doe);
        });
      }),
      { numRuns: 60, examples: DOEN.map((doe) => [VOORAF, { doe, n: 1 }]) },
    );
    expect([...gezien].sort()).toEqual(DOEN.filter((d) => d !== 'ongedaan').sort());
  }, 180_000);

  it('goes back one act at a time to the very beginning, last first', async () => {
    const leerling = k.leerlingen[39] ?? '';
    await k.as(k.marjan, async (tx) => {
      const staten: [string, unknown][] = [];
      for (const doe_ of [...DOEN, ...DOEN].filter((d) => d !== 'ongedaan')) {
        const before = await staat(tx, leerling);
        const act = await doe(tx, leerling, { doe: doe_, n: 1 }, []).catch(gesloten);
        if (act) staten.push([act, before]);
      }
      expect(staten.length).toBeGreaterThan(15);
      for (const [act, before] of staten.reverse()) {
        const uit = await kaarten.undoActs(tx, k.marjan, { acts: [{ id: randomUUID(), act }] });
        expect(uit.kind).toBe('ongedaan');
        expect(await staat(tx, leerling)).toEqual(before);
      }
    });
  });
});

/** A doel that was evaluated takes no more; that is a refusal and no fault. */
function gesloten(error: unknown): null {
  if (error instanceof Error && /afgesloten|al bij dit doel|al gestopt|staat er niet/.test(error.message))
    return null;
  throw error;
}

const VOORAF: Stap[] = (['factor', 'actie', 'behoefte', 'begin', 'koppel'] as const).map((doe) => ({
  doe,
  n: 1,
}));
