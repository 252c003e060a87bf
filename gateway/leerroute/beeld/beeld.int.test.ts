import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import {
  actor,
  type DemoClass,
  dag,
  demoClass,
  doel,
  lijn,
  persoon,
  route,
} from '../../../test/support/demo-class.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import type { KnownActor } from '../../model/actor.ts';
import { ensureRelatie } from '../../school/people.ts';
import { bewaarResultaten, createLeerroute, kiesVolgInstelling } from '../service.ts';
import { STANDAARD } from '../volg-instelling.ts';
import { schooljaarBegin } from '../volgen/leeftijd-rules.ts';

const t = testDb();
let k: DemoClass;
let routes: ReturnType<typeof createLeerroute>;
let ouder: KnownActor;
const VANDAAG = dag(0);

beforeAll(async () => {
  k = await demoClass(t.db, 6);
  routes = createLeerroute({ keys: k.keys });
  ouder = await t.db.tenant({ school: k.school, actor: null }, async (tx) => {
    const id = await persoon(tx, k.school, 'ouder', 'Ilse', 'Proef');
    await ensureRelatie(tx, k.school, { leerling: leerling(0), person: id, soort: 'ouder', gezag: true });
    return actor(k.school, id, 'ouder');
  });
});

const leerling = (n: number) => k.leerlingen[n] ?? '';
const beeld = (n: number, who: KnownActor = k.marjan) =>
  k.as(who, (tx) => routes.integraalBeeld(tx, who, leerling(n), VANDAAG));
const beeldLijn = async (n: number, code: string, who?: KnownActor) =>
  (await beeld(n, who)).lijnen.find((l) => l.code === code);
const set = (n: number, standen: Readonly<Record<string, number>>, who = k.marjan) =>
  k.as(who, (tx) =>
    createArrangementskaart({ keys: k.keys }).setStand(tx, who, {
      acts: Object.entries(standen).map(([code, stand]) => ({
        id: randomUUID(),
        leerling: leerling(n),
        leerdoel: doel(code),
        stand,
      })),
    }),
  );
const leeftijd = (n: number, jaren: number) =>
  k.as(k.petra, (tx) =>
    tx
      .updateTable('koers.person_identity')
      .set({ geboortedatum: `${schooljaarBegin(VANDAAG) - jaren}-03-01` })
      .where('person_id', '=', leerling(n))
      .execute(),
  );
const acts = (n: number) =>
  k.as(k.petra, async (tx) => {
    const rows = await tx
      .selectFrom('koers.act')
      .select(['soort', 'actor_id', 'data'])
      .where('leerling_id', '=', leerling(n))
      .orderBy('seq')
      .execute();
    return rows.filter((r) => r.soort === 'doel_stand').map((r) => r.data);
  });

/** Twelve: the route expects 2.5. Geld comes to 3.5, Samen met anderen stays at 1. */
async function disharmonisch(n: number) {
  await leeftijd(n, 12);
  await set(n, { 'RW-E-2a': 4, 'RW-E-2b': 4, 'RW-E-3a': 4, 'RW-E-3b': 4, 'RW-E-4a': 4 });
}
const besluit = (n: number, over = {}) => ({
  act: randomUUID(),
  leerling: leerling(n),
  voor: lijn('RW-E'),
  achter: lijn('SE-S'),
  keuze: 'pas_op_de_plaats' as const,
  reden: 'Eerst veiligheid in de groep',
  ...over,
});

describe('both measures', () => {
  it('R17, R18: all leergebieden stand against the route; a pupil has all of his plan and is behind on route', async () => {
    await leeftijd(0, 16);
    await set(0, { 'NT-M-2a': 4, 'NT-M-2b': 4 });
    const { lijnen, plaatsing, onderwijsleeftijd } = await beeld(0);
    expect(onderwijsleeftijd).toBe(16);
    expect(plaatsing).toMatchObject({ leerroute: { code: 'LR4' } });
    expect(new Set(lijnen.map((l) => l.soort))).toEqual(new Set(['LS', 'LO']));
    expect(lijnen.find((l) => l.code === 'NT-M')).toMatchObject({
      positie: 2,
      route: { verwacht: 3.5, verschil: -1.5, oordeel: 'achter' },
      plan: { procent: 100, behaald: 2, totaal: 2 },
      streef: { code: 'N2', rang: 2 },
      uitstroom: { code: 'N4', rang: 4 },
    });
  });
  it('R4: a leerlijn without niveaus has no measure, no position and no forecast', async () => {
    await k.as(k.petra, (tx) =>
      routes.placeLeerlingen(tx, k.petra, {
        id: randomUUID(),
        wie: { leerlingen: [leerling(1)] },
        leerroute: route('LR2'),
        periode: k.periode,
        streefniveaus: [{ leerlijn: lijn('EM'), niveau: null }],
        op: VANDAAG,
        beslotenDoor: 'Commissie',
        reden: 'Past beter bij haar',
      }),
    );
    await leeftijd(1, 12);
    await set(1, { 'EM-i': 4 });
    expect(await beeldLijn(1, 'EM')).toMatchObject({
      geordend: false,
      positie: null,
      route: null,
      plan: null,
      prognose: null,
      doelen: { behaald: 1, totaal: 4 },
    });
  });
  it('knows no route measure without a birth date, and says that history is too short for a forecast', async () => {
    expect(await beeldLijn(2, 'RW-E')).toMatchObject({ positie: 1, route: null });
    expect(await beeldLijn(0, 'NT-M')).toMatchObject({ prognose: { soort: 'te_weinig' } });
  });
});

describe('the signal of disharmony', () => {
  it('R19: rekenen ahead and sociaal behind; the choice stands with its reason, and nothing else changed', async () => {
    await disharmonisch(3);
    const [signaal] = (await beeld(3)).signalen;
    expect(signaal).toMatchObject({
      voor: { code: 'RW-E', route: { verschil: 1 } },
      achter: { code: 'SE-S', route: { verschil: -1.5 } },
      verschil: 2.5,
      besluit: null,
    });
    const voor = await beeldLijn(3, 'RW-E');
    const input = besluit(3);
    for (const _ of ['once', 'sent again'])
      await k.as(k.marjan, (tx) => routes.neemBesluit(tx, k.marjan, input, VANDAAG));
    const na = await beeld(3);
    expect(na.besluiten).toHaveLength(1);
    expect(na.signalen[0]?.besluit).toMatchObject({
      keuze: 'pas_op_de_plaats',
      reden: 'Eerst veiligheid in de groep',
      door: 'Marjan Schelpenpad',
    });
    expect(na.lijnen.find((l) => l.code === 'RW-E')).toEqual(voor);
  });
  it('R19: is undone the same day like any act, and the one before holds again', async () => {
    const tweede = besluit(3, { keuze: 'intensiveren' });
    await k.as(k.marjan, (tx) => routes.neemBesluit(tx, k.marjan, tweede, VANDAAG));
    expect((await beeld(3)).signalen[0]?.besluit?.keuze).toBe('intensiveren');
    const uit = await k.as(k.marjan, (tx) =>
      createArrangementskaart({ keys: k.keys }).undoActs(tx, k.marjan, {
        acts: [{ act: tweede.act, id: randomUUID() }],
      }),
    );
    expect(uit.kind).toBe('ongedaan');
    expect((await beeld(3)).signalen[0]?.besluit?.keuze).toBe('pas_op_de_plaats');
  });
  it('R19: follows the thresholds of the school', async () => {
    await disharmonisch(4);
    expect((await beeld(4)).signalen).toHaveLength(1);
    await k.as(k.petra, (tx) => kiesVolgInstelling(tx, k.petra, { ...STANDAARD, signaalVoor: 1.5 }));
    expect((await beeld(4)).signalen).toEqual([]);
    await k.as(k.petra, (tx) => kiesVolgInstelling(tx, k.petra, STANDAARD));
  });
  it('R19: refuses a choice at a signal that is not there, and of who may not decide', async () => {
    const neem = (who: KnownActor, over = {}) =>
      k.as(who, (tx) => routes.neemBesluit(tx, who, besluit(4, over), VANDAAG));
    await expect(neem(k.marjan, { achter: lijn('NT-M') })).rejects.toMatchObject({ code: 'conflict' });
    await expect(neem(k.wendy)).rejects.toMatchObject({ code: 'not_found' });
    await expect(k.as(k.marjan, (tx) => kiesVolgInstelling(tx, k.marjan, STANDAARD))).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });
  it('is for who works with the pupil: an ouder sees both measures, no signal and no forecast', async () => {
    await disharmonisch(0);
    expect((await beeld(0)).signalen.length).toBeGreaterThan(0);
    const gezien = await beeld(0, ouder);
    expect(gezien.lijnen.find((l) => l.code === 'RW-E')).toMatchObject({
      route: { verschil: 1 },
      prognose: null,
    });
    expect(gezien).toMatchObject({ signalen: [], besluiten: [], mag: { besluiten: false } });
    await expect(beeld(1, ouder)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('several observers', () => {
  it('R23: two judgements are both kept; the stand follows the rule of the school, and nothing is overwritten', async () => {
    await set(5, { 'RW-E-2a': 4 }, k.marjan);
    await set(5, { 'RW-E-2a': 2 }, k.igor);
    const gegeven = await acts(5);
    expect(gegeven).toHaveLength(2);
    const kies = (waarnemingRegel: 'laatste' | 'twee_waarnemers' | 'voorzichtigste') =>
      k.as(k.petra, (tx) => kiesVolgInstelling(tx, k.petra, { ...STANDAARD, waarnemingRegel }));
    const stand = async () => {
      const zoom = await k.as(k.marjan, (tx) =>
        routes.leerdoelZoom(tx, k.marjan, leerling(5), doel('RW-E-2a')),
      );
      return [zoom.doel.stand, (await beeldLijn(5, 'RW-E'))?.plan?.behaald];
    };
    expect(await stand()).toEqual([2, 0]);
    await set(5, { 'RW-E-2a': 4 }, k.marjan);
    expect(await stand()).toEqual([4, 1]);
    await kies('voorzichtigste');
    expect(await stand()).toEqual([2, 0]);
    await kies('twee_waarnemers');
    expect(await stand()).toEqual([3, 0]);
    await set(5, { 'RW-E-2a': 4 }, k.igor);
    expect(await stand()).toEqual([4, 1]);
    const profiel = await k.as(k.marjan, (tx) => routes.leerlingprofiel(tx, k.marjan, leerling(5)));
    const geld = profiel.LS.flatMap((g) => g.leerlijnen).find((l) => l.code === 'RW-E');
    expect(geld?.graad).toMatchObject({ behaald: 1 });
    await kies('laatste');
    expect((await acts(5)).slice(0, 2)).toEqual(gegeven);
  });
});

describe('results of other systems', () => {
  const rij = (over = {}) => ({
    leerling: leerling(2),
    bron: 'Toetssysteem Kompas',
    sleutel: 'r-1',
    soort: 'toets' as const,
    naam: 'Rekenen-Wiskunde M6',
    leergebied: 'RW',
    op: dag(-200),
    score: '96',
    schaal: 'vaardigheidsscore',
    dl: 30,
    dle: 20,
    ...over,
  });
  const bewaar = (rows: ReturnType<typeof rij>[]) =>
    k.as(k.petra, (tx) => bewaarResultaten(tx, k.school, rows));

  it('R20: stand on the leergebied with the system they come from, and their leerrendement', async () => {
    const tweede = rij({ sleutel: 'r-2', op: dag(-20), dl: 40, dle: 28, score: '104' });
    expect(await bewaar([rij(), tweede])).toBe(2);
    expect((await beeld(2)).resultaten).toMatchObject([
      {
        bron: 'Toetssysteem Kompas',
        leergebied: 'RW',
        op: dag(-200),
        leerrendement: 66,
        leerrendementSindsVorige: null,
      },
      { leergebied: 'RW', op: dag(-20), leerrendement: 70, leerrendementSindsVorige: 80 },
    ]);
  });
  it('read again they write nothing, and a correction replaces the same result', async () => {
    expect(await bewaar([rij()])).toBe(0);
    expect(await bewaar([rij({ score: '97' })])).toBe(1);
    expect((await beeld(2)).resultaten.map((r) => r.score)).toEqual(['97', '104']);
  });
  it('of a pupil of another school are refused', async () => {
    await expect(bewaar([rij({ sleutel: 'r-3', leerling: randomUUID() })])).rejects.toThrow(/foreign key/);
    const { rows } = await k.as(k.petra, (tx) =>
      sql<{ n: number }>`SELECT count(*)::int AS n FROM koers.resultaat`.execute(tx),
    );
    expect(rows[0]?.n).toBe(2);
  });
});
