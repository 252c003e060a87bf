import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { actor, type DemoClass, dag, demoClass, doel, route } from '../../test/support/demo-class.ts';
import { statements } from '../../test/support/statements.ts';
import { createArrangementskaart } from '../arrangementskaart/service.ts';
import { createLeerroute, kiesVolgInstelling } from '../leerroute/service.ts';
import { STANDAARD } from '../leerroute/volg-instelling.ts';
import { schooljaarBegin } from '../leerroute/volgen/leeftijd-rules.ts';
import { tegenoverRoute } from '../leerroute/volgen/route-rules.ts';
import { WaarnemingRegel } from '../leerroute/volgen/waarnemers-rules.ts';
import type { KnownActor } from '../model/actor.ts';
import { testInschrijving } from '../opp/klokken/test-school.ts';
import { ensurePerson, grantRole } from '../school/people.ts';
import { leerlingRows, lijnRows } from './bi/store.ts';
import { maatstaf } from './maatstaf.ts';
import { schoolFeiten } from './rapport-store.ts';
import { cijfersVan, rapport, somVan } from './service.ts';
import { testVertrek } from './test-school.ts';

const t = testDb();
const VANDAAG = dag(0);
const JAAR = schooljaarBegin(VANDAAG);
/** The last day of the school year before this one. */
const ZOMER = `${JAAR}-07-31`;
let k: DemoClass;
let hilde: KnownActor;

/** Cards of every pupil in all the states they can be in, the same every time. */
async function schudKaarten(): Promise<void> {
  await k.as(k.petra, async (tx) => {
    await sql`UPDATE koers.kaart_doel k SET
      stand = x.stand, vervallen = x.h % 11 = 0, meegenomen = x.h % 11 <> 0 AND x.h % 7 = 0,
      last_act = CASE WHEN x.h % 3 = 0 THEN NULL ELSE k.act_id END
      FROM (SELECT id, abs(hashtext(leerling_id::text || leerdoel_id::text)) AS h, abs(hashtext(leerdoel_id::text || leerling_id::text)) % 5 AS stand FROM koers.kaart_doel) AS x
      WHERE x.id = k.id`.execute(tx);
    // Doelen below and above the streefniveau have a card too, for half of the pupils.
    await sql`INSERT INTO koers.kaart_doel (school_id, leerling_id, leerlijn_id, leerdoel_id, act_id, stand, last_act, meegenomen)
      SELECT s.school_id, s.leerling_id, d.leerlijn_id, d.id, s.act_id, abs(hashtext(d.id::text || s.id::text)) % 5, CASE WHEN abs(hashtext(s.id::text || d.id::text)) % 4 > 0 THEN s.act_id END, abs(hashtext(d.id::text)) % 5 = 0
      FROM koers.streefniveau s JOIN koers.leerdoel d ON d.leerlijn_id = s.leerlijn_id AND d.niveau_id <> s.niveau_id
      WHERE abs(hashtext(s.leerling_id::text || d.id::text)) % 2 = 0`.execute(tx);
    await sql`UPDATE koers.person_identity SET geboortedatum = make_date(${JAAR} - 4 - abs(hashtext(person_id::text)) % 12, 5, 5)
      WHERE person_id = ANY (${k.leerlingen}::uuid[])`.execute(tx);
  });
}

beforeAll(async () => {
  k = await demoClass(t.db, 18);
  await schudKaarten();
  hilde = await t.db.tenant({ school: k.school, actor: null }, async (tx) => {
    for (const leerling of k.leerlingen) await testInschrijving(tx, k.school, leerling, `${JAAR - 1}-09-01`);
    const id = await ensurePerson(tx, k.school, {
      soort: 'medewerker',
      roepnaam: 'Hilde',
      achternaam: 'Roerganger',
      system: 'test',
      key: 'hilde',
    });
    return actor(k.school, id, 'directeur');
  });
});

describe('R65: streefniveaus for taal and rekenen (OR1)', () => {
  it('says of every pupil on every leerlijn the same as the integraal beeld does, under every rule for observers', async () => {
    const kaart = createArrangementskaart({ keys: k.keys });
    for (const [n, who] of [k.marjan, k.igor, k.marjan].entries())
      await k.as(who, (tx) =>
        kaart.setStand(tx, who, {
          acts: k.leerlingen.flatMap((leerling, l) =>
            ['RW-E-2a', 'NT-M-2a'].map((code) => ({
              id: randomUUID(),
              leerling,
              leerdoel: doel(code),
              stand: (l + n) % 2 === 0 ? 4 : 1,
            })),
          ),
        }),
      );
    const routes = createLeerroute({ keys: k.keys });
    const gezien = new Set<string>();
    for (const waarnemingRegel of WaarnemingRegel.options) {
      await k.as(k.petra, async (tx) => {
        await kiesVolgInstelling(tx, k.petra, { ...STANDAARD, waarnemingRegel });
        const rows = await lijnRows(tx, VANDAAG, await maatstaf(tx));
        for (const leerling of [...k.leerlingen.slice(0, 7), k.buiten]) {
          const { lijnen } = await routes.integraalBeeld(tx, k.petra, leerling, VANDAAG);
          const los = lijnen.filter((l) => l.geordend && ['NT', 'RW'].includes(l.leergebied.code));
          const van = rows.filter((r) => r.leerling === leerling);
          expect(van.map((r) => r.lijn).sort()).toEqual(los.map((l) => l.code).sort());
          for (const een of los) {
            const rij = van.find((r) => r.lijn === een.code);
            expect(rij?.positie ?? -1).toBeCloseTo(een.positie ?? -1, 2);
            if (een.route !== null) expect(rij?.verwacht).toBeCloseTo(een.route.verwacht, 2);
            gezien.add(`${waarnemingRegel} ${leerling} ${een.code} ${een.positie}`);
          }
        }
      });
    }
    // The rules differ, or nothing was compared.
    const standen = (regel: string) =>
      [...gezien].filter((g) => g.startsWith(regel)).map((g) => g.slice(regel.length));
    expect(standen('laatste')).not.toEqual(standen('voorzichtigste'));
    expect(standen('laatste')).not.toEqual(standen('twee_waarnemers'));
    await k.as(k.petra, (tx) => kiesVolgInstelling(tx, k.petra, STANDAARD));
  });

  it('counts each pupil once under each subject: below, on or above what his leerroute expects, by the margin of the school', async () => {
    const [rows, { streef }, set] = await k.as(k.petra, async (tx) => {
      const maat = await maatstaf(tx);
      return [
        await lijnRows(tx, VANDAAG, maat),
        await schoolFeiten(tx, VANDAAG, maat),
        await leerlingRows(tx, VANDAAG, maat),
      ] as const;
    });
    const OORDEEL = { voor: 'boven', op: 'op', achter: 'onder' } as const;
    for (const { positie, verwacht, oordeel } of rows)
      if (positie !== null && verwacht !== null)
        expect(oordeel).toBe(OORDEEL[tegenoverRoute(positie - verwacht, 0, 0.5).oordeel]);
    expect(new Set(rows.map((r) => r.oordeel)).size).toBeGreaterThan(2);
    for (const vak of ['taal', 'rekenen'] as const) {
      const per = { onder: 0, op: 0, boven: 0, onbekend: 0 };
      for (const leerling of [...k.leerlingen, k.buiten]) {
        const van = rows.filter(
          (r) => r.leerling === leerling && r.vak === vak && r.positie !== null && r.verwacht !== null,
        );
        const gemiddeld = van.reduce((n, r) => n + (r.positie ?? 0) - (r.verwacht ?? 0), 0) / van.length;
        const oordeel = van.length === 0 ? 'onbekend' : OORDEEL[tegenoverRoute(gemiddeld, 0, 0.5).oordeel];
        // R68: the set says of him what the report counts him as.
        expect(set.find((rij) => rij.leerling === leerling)?.[vak]).toBe(oordeel);
        per[oordeel] += 1;
      }
      const som = (oordeel: string) =>
        streef.filter((f) => f.vak === vak && f.oordeel === oordeel).reduce((n, f) => n + f.aantal, 0);
      expect({
        vak,
        onder: som('onder'),
        op: som('op'),
        boven: som('boven'),
        onbekend: som('onbekend'),
      }).toEqual({ vak, ...per });
      expect(per.onder + per.op + per.boven).toBe(18);
      expect(per.onbekend).toBe(1); // of whom no birthday is known
    }
    expect(new Set(streef.map((f) => f.cohort))).toEqual(new Set([JAAR - 1, null]));
  });

  it('asks four statements of a school, and two more under a rule for several observers', async () => {
    const vraag = () => statements(t.db, hilde, (tx) => cijfersVan(tx, VANDAAG));
    expect(await vraag()).toBeLessThanOrEqual(5); // the transaction itself is one of them
    await k.as(k.petra, (tx) =>
      kiesVolgInstelling(tx, k.petra, { ...STANDAARD, waarnemingRegel: 'twee_waarnemers' }),
    );
    expect(await vraag()).toBeLessThanOrEqual(7);
    await k.as(k.petra, (tx) => kiesVolgInstelling(tx, k.petra, STANDAARD));
  });
});

describe('R65, R67: leavers', () => {
  beforeAll(async () => {
    await k.as(k.petra, async (tx) => {
      const vertrek = (
        n: number,
        laatste: string,
        code: string,
        plekken: Parameters<typeof testVertrek>[1]['plekken'] = [],
      ) =>
        testVertrek(tx, {
          school: k.school,
          naam: `Weg${n} Vertrokken`,
          door: k.petra.person,
          leerroute: route(code),
          laatste,
          plekken,
        });
      for (let n = 0; n < 6; n += 1) await vertrek(n, ZOMER, 'LR4', ['werk']);
      for (let n = 6; n < 12; n += 1)
        await vertrek(n, ZOMER, 'LR2', [n < 8 ? 'beschut_werk' : 'dagbesteding_arbeid']);
      for (let n = 12; n < 18; n += 1)
        await vertrek(n, `${JAAR - 1}-07-31`, 'LR4', ['werk', n < 14 ? 'geen' : 'beschut_werk']);
      // Who came back is no leaver.
      const terug = await vertrek(99, `${JAAR - 1}-07-31`, 'LR4', ['werk']);
      await testInschrijving(tx, k.school, terug, `${JAAR}-01-10`);
    });
  });

  it('R65: expected against realised, by what was expected and by leerroute', async () => {
    const uit = await rapport(t.db, hilde, { vandaag: VANDAAG, alles: true });
    expect([uit.jaren, uit.jaar]).toEqual([[JAAR - 1, JAAR - 2], JAAR - 1]);
    const profiel = uit.uitstroom.delen.find((d) => d.verdeling === 'profiel')?.tabel;
    expect(profiel?.kolommen.map((c) => c.sleutels[0])).toEqual([
      'lager',
      'gelijk',
      'hoger',
      'anders',
      'vso',
      'onbekend',
    ]);
    expect(profiel?.rijen.map((r) => [r.sleutels[0], r.cellen])).toEqual(
      expect.arrayContaining([
        ['arbeidsmarkt', [0, 6, 0, 0, 0, 0]],
        ['dagbesteding', [0, 4, 2, 0, 0, 0]],
      ]),
    );
    expect(profiel && somVan(profiel, ['gelijk', 'hoger'])).toBe(12);
  });

  it('R65: hides small figures unless the one who may open every pupil asks for them, which is in the trail', async () => {
    const gewoon = await rapport(t.db, hilde, { vandaag: VANDAAG });
    expect([gewoon.beschermd, gewoon.magAlles]).toEqual([true, true]);
    const getoond = gewoon.uitstroom.delen.flatMap((d) =>
      d.tabel.rijen.flatMap((r) => [...r.cellen, r.totaal]),
    );
    expect(getoond.filter((n) => n !== null && n > 0 && n < 5)).toEqual([]);
    const spoor = () =>
      k.as(k.petra, (tx) =>
        tx.selectFrom('koers.audit').select('id').where('actie', '=', 'rapport_alles').execute(),
      );
    const voor = (await spoor()).length;
    await rapport(t.db, hilde, { vandaag: VANDAAG, alles: true });
    expect((await spoor()).length).toBe(voor + 1);
  });

  it('R67: who is still there after a year, by where he went', async () => {
    const uit = await rapport(t.db, hilde, { vandaag: VANDAAG, alles: true });
    const [na1, na2] = uit.bestendiging;
    expect([na1?.moment, na1?.jaar, na1?.onderwerp.leerlingen]).toEqual([1, JAAR - 2, 6]);
    expect(na1?.onderwerp.delen.map((d) => d.verdeling)).toEqual(['profiel']);
    expect(na1?.onderwerp.delen[0]?.tabel.rijen.map((r) => [r.sleutels, r.cellen])).toEqual([
      [['arbeidsmarkt'], [4, 2, 0]],
    ]);
    expect(na2?.onderwerp).toEqual({ leerlingen: 0, delen: [] });
  });
});

describe('R65: per bestuur', () => {
  let ander: string;
  let anneke: KnownActor;
  let daar: string;

  beforeAll(async () => {
    const scholen = await t.db.platform((tx) =>
      sql<{
        id: string;
      }>`SELECT b.id FROM koers.school a JOIN koers.school b ON b.bestuur_id = a.bestuur_id AND b.id <> a.id WHERE a.id = ${k.school}::uuid`.execute(
        tx,
      ),
    );
    ander = scholen.rows[0]?.id ?? '';
    const maak = (school: string) =>
      t.db.tenant({ school, actor: null }, (tx) =>
        ensurePerson(tx, school, {
          soort: 'medewerker',
          roepnaam: 'Anneke',
          achternaam: 'Horizon',
          system: 'test',
          key: 'anneke',
        }),
      );
    const hier = await maak(k.school);
    daar = await maak(ander);
    anneke = actor(k.school, hier, 'bestuur');
    await t.db.tenant({ school: k.school, actor: null }, (tx) =>
      grantRole(tx, k.school, { person: hier, rol: 'bestuur', reason: 'proef', grantedBy: 'invite' }),
    );
    await t.db.platform(async (tx) => {
      const { id } = await tx
        .insertInto('koers.account')
        .defaultValues()
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('koers.account_person')
        .values([
          { account_id: id, school_id: k.school, person_id: hier },
          { account_id: id, school_id: ander, person_id: daar },
        ])
        .execute();
    });
  });

  it('a school counts only when it gave the role itself: governing one opens no other', async () => {
    const uit = await rapport(t.db, anneke, { vandaag: VANDAAG });
    expect([uit.scholen, uit.beschermd, uit.magAlles]).toEqual([['School A'], true, false]);
  });

  it('with the role in both, both are in it; small figures stay hidden, whatever is asked', async () => {
    await t.db.tenant({ school: ander, actor: null }, async (tx) => {
      await grantRole(tx, ander, { person: daar, rol: 'bestuur', reason: 'proef', grantedBy: 'invite' });
      for (let n = 0; n < 7; n += 1)
        await testVertrek(tx, {
          school: ander,
          naam: `Daar${n} Vertrokken`,
          door: daar,
          leerroute: route('LR4'),
          laatste: ZOMER,
          plekken: [n < 6 ? 'werk' : 'mbo'],
        });
    });
    const uit = await rapport(t.db, anneke, { vandaag: VANDAAG, alles: true });
    expect([uit.scholen, uit.beschermd, uit.uitstroom.leerlingen]).toEqual([
      ['School A', 'School B'],
      true,
      19,
    ]);
    const tabel = uit.uitstroom.delen.find((d) => d.verdeling === 'school')?.tabel;
    expect(tabel?.rijen.map((r) => [r.sleutels, r.totaal])).toEqual([
      [['School A'], 12],
      [['School B'], 7],
    ]);
    // Three went higher than expected, two of one school and one of the other: too few to be told apart.
    expect(tabel?.kolommen.map((c) => c.sleutels)).toContainEqual(['gelijk', 'hoger']);
    expect(uit.opp.tellingen.every((o) => o.perSchool.length === 2)).toBe(true);
  });

  it('who may not read reports is refused', async () => {
    await expect(rapport(t.db, k.marjan, { vandaag: VANDAAG })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });
});
