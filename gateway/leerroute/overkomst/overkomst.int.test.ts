import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen11 } from '../../../fixtures/pakket/kompaslijnen-1-1.ts';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass, doel } from '../../../test/support/demo-class.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import { dump } from '../../leerlijnen/migratie/testing/stage.ts';
import type { KnownActor } from '../../model/actor.ts';
import { createLeerroute } from '../service.ts';
import { createOverkomst, type LijnKeuze, type Voorbeeld } from './service.ts';
import { opening, type TweeScholen, tweeScholen } from './testing/overkomst-stage.ts';

const t = testDb();
let s: TweeScholen;
let elders: DemoClass;
const reis = (k: DemoClass) => createOverkomst({ keys: k.keys });
const open = opening;
let ib: KnownActor;
let id: string;

const blad = (leerroute?: string) => s.vso.as(ib, (tx) => reis(s.vso).bekijk(tx, ib, id, leerroute));
async function voorbeeld(): Promise<Voorbeeld> {
  const gezien = await blad();
  if (gezien.kind !== 'voorbeeld') throw new Error(`not a preview: ${gezien.kind}`);
  return gezien.voorbeeld;
}
const alles = (v: Voorbeeld): Record<string, LijnKeuze> =>
  Object.fromEntries(v.lijnen.map((l) => [l.veld, l.voorstel ?? 'niet']));
const invoer = (v: Voorbeeld, over: object = {}) => ({
  id: randomUUID(),
  opening: id,
  leerroute: v.leerroute ?? '',
  beslotenDoor: 'Commissie voor de begeleiding',
  keuzes: alles(v),
  waarom: '',
  afdruk: v.afdruk,
  ...over,
});
const neemOver = (input: ReturnType<typeof invoer>) =>
  s.vso.as(ib, (tx) => reis(s.vso).neemOver(tx, ib, input));
const kaart = async () => {
  const uit = await s.vso.as(ib, (tx) =>
    createArrangementskaart({ keys: s.vso.keys }).kaart(tx, ib, s.otisHier),
  );
  return uit.leergebieden
    .flatMap((g) => g.leerlijnen)
    .flatMap((l) => l.doelen)
    .map((d) => `${d.code}${d.meegenomen ? '+' : ''}:${d.stand}`)
    .sort();
};
const daar = () => s.so.as(s.so.petra, (tx) => dump(tx));

beforeAll(async () => {
  s = await tweeScholen(t.db);
  elders = await demoClass(t.db, 1);
  ib = s.vso.petra;
  const input = open(s);
  id = input.id;
  await s.so.as(s.so.petra, (tx) => reis(s.so).open(tx, s.so.petra, input));
  await s.so.as(s.so.petra, (tx) => reis(s.so).open(tx, s.so.petra, input)); // twice is once
});

describe('R72: who opens a leerreis, and to whom', () => {
  it('is who places pupils, to a school of the own bestuur, until a day within a year, with a reason', async () => {
    const probeer = (over: object, who = s.so.petra) =>
      s.so.as(who, (tx) => reis(s.so).open(tx, who, { ...open(s), ...over }));
    await expect(probeer({}, s.so.marjan)).rejects.toMatchObject({ code: 'not_found' });
    await expect(probeer({ leerling: s.otisHier })).rejects.toMatchObject({ code: 'not_found' });
    await expect(probeer({ school: elders.school })).rejects.toMatchObject({ code: 'not_found' });
    await expect(probeer({ laatste: '2020-01-01' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(probeer({ laatste: '2099-01-01' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(probeer({ reden: ' x ' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(probeer({})).rejects.toThrow('staat al open');
    const nu = await s.so.as(s.so.petra, (tx) => reis(s.so).openingen(tx, s.so.petra, s.otisDaar));
    expect(nu.openingen.map((o) => [o.naar, o.reden])).toEqual([['School B', 'Otis gaat naar het vso']]);
    expect(nu.scholen.map((x) => x.naam)).toEqual(['School B']);
  });

  it('is for the school named alone: no other school sees it, and the vso sees no reason', async () => {
    expect(await elders.as(elders.petra, (tx) => reis(elders).openingenHier(tx, elders.petra))).toEqual([]);
    await expect(
      elders.as(elders.petra, (tx) => reis(elders).bekijk(tx, elders.petra, id)),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
    const leest = (k: DemoClass) =>
      k.as(k.petra, async (tx) => ({
        standen: (
          await tx.selectFrom('koers.kaart_doel').select('id').where('leerling_id', '=', s.otisDaar).execute()
        ).length,
        redenen: (await tx.selectFrom('koers.opening_reden').select('grant_id').execute()).length,
      }));
    expect(await leest(elders)).toEqual({ standen: 0, redenen: 0 });
    expect((await leest(s.vso)).standen).toBeGreaterThan(0);
    expect((await leest(s.vso)).redenen).toBe(0);
  });
});

describe('R72: who he is here', () => {
  it('is proposed by birth date and name, and said by a person; nobody is linked by himself', async () => {
    const gezien = await blad();
    if (gezien.kind !== 'koppelen') throw new Error('linked already');
    expect(gezien.kandidaten.filter((k) => k.voorstel).map((k) => k.id)).toEqual([s.otisHier]);
    expect(await s.vso.as(ib, (tx) => reis(s.vso).wachtend(tx, ib))).toBe(1);
    expect(await s.vso.as(s.vso.marjan, (tx) => reis(s.vso).wachtend(tx, s.vso.marjan))).toBe(0);
    await expect(
      neemOver(invoer({ lijnen: [], leerroute: randomUUID(), afdruk: '' } as never)),
    ).rejects.toThrow('Zeg eerst wie');
    const koppel = () =>
      s.vso.as(ib, (tx) => reis(s.vso).koppel(tx, ib, { opening: id, leerling: s.otisHier }));
    await koppel();
    await koppel();
  });
});

describe('R72, R10: what comes along, from version 1.0 there to 1.1 here', () => {
  it('shows each leerlijn with its niveau here, and the doelen with the stand they had', async () => {
    const v = await voorbeeld();
    expect(v.daar.pakketten).toEqual(['Kompaslijnen 1.0 (demo)']);
    expect(v.lijnen.map((l) => [l.daar.naam, l.daar.niveau, l.hoe])).toEqual([
      ['Mondelinge taal', 'Niveau 2', 'andere_versie'],
      ['Geld', 'Niveau 4', 'andere_versie'],
      ['Samen met anderen', 'Niveau 2', 'andere_versie'],
    ]);
    const geld = v.lijnen[1]?.doelen.map((d) => [d.code, d.stand, d.behaald, d.opKaart]) ?? [];
    // RW-E-4a was split: each part has to be looked at again (R10).
    expect(geld.sort()).toEqual([
      ['RW-E-2a', 4, true, false],
      ['RW-E-2b', 2, false, true],
      ['RW-E-4b', 1, false, true],
      ['RW-E-4c', 3, false, true],
      ['RW-E-4d', 3, false, true],
    ]);
    expect(v.blijftDaar).toEqual([]);
  });

  it('changes nothing without a choice per leerlijn, without a reason for what stays, or when it was looked at before a change', async () => {
    const v = await voorbeeld();
    const voor = await s.vso.as(ib, (tx) => dump(tx));
    const [eerste] = v.lijnen;
    const zonder = Object.fromEntries(Object.entries(alles(v)).slice(1));
    expect(await neemOver(invoer(v, { keuzes: zonder }))).toEqual({
      kind: 'keuze_nodig',
      velden: [eerste?.veld],
    });
    const weg = { ...alles(v), [eerste?.veld ?? '']: 'niet' };
    expect(await neemOver(invoer(v, { keuzes: weg }))).toEqual({ kind: 'reden_nodig' });
    expect(await neemOver(invoer(v, { afdruk: 'iets anders' }))).toEqual({ kind: 'veranderd' });
    const vreemd = { ...alles(v), [eerste?.veld ?? '']: { leerlijn: randomUUID(), niveau: null } };
    expect(await neemOver(invoer(v, { keuzes: vreemd }))).toEqual({ kind: 'veranderd' });
    expect(await s.vso.as(ib, (tx) => dump(tx))).toEqual(voor);
  });

  it('is one placement: route, streefniveaus and doelen; twice is once, the so is as it was, and undo takes all of it away', async () => {
    const [bijSo, voor] = [await daar(), await s.vso.as(ib, (tx) => dump(tx))];
    const input = invoer(await voorbeeld());
    const gedaan = { kind: 'gedaan', leerling: s.otisHier, act: input.id };
    expect(await neemOver(input)).toEqual(gedaan);
    expect(await neemOver(input)).toEqual(gedaan);
    expect(await neemOver({ ...input, id: randomUUID() })).toEqual({ kind: 'veranderd' });
    expect(await kaart()).toEqual([
      'NT-M-2a:3',
      'NT-M-2b:0',
      'RW-E-2b+:2',
      'RW-E-4b:1',
      'RW-E-4c:3',
      'RW-E-4d:3',
      'SE-S-2a:4',
      'SE-S-2b:0',
    ]);
    expect(await daar()).toEqual(bijSo);
    const van = await s.vso.as(ib, (tx) => reis(s.vso).herkomst(tx, s.otisHier));
    expect(new Set([...van.values()].map((h) => h.school))).toEqual(new Set(['School A']));
    expect(van.size).toBeGreaterThan(6);
    expect(await s.vso.as(ib, (tx) => reis(s.vso).wachtend(tx, ib))).toBe(0);

    const klaar = await blad();
    if (klaar.kind !== 'gedaan') throw new Error('not done');
    const acts = klaar.overgenomen.acts.map((act) => ({ id: randomUUID(), act }));
    const terug = await s.vso.as(ib, (tx) =>
      createArrangementskaart({ keys: s.vso.keys }).undoActs(tx, ib, { acts }),
    );
    expect(terug.kind).toBe('ongedaan');
    expect(await s.vso.as(ib, (tx) => dump(tx))).toEqual(voor);
    expect((await blad()).kind).toBe('voorbeeld');
  });

  it('keeps what somebody here judged, gives what was on the card without a stand the one it had, and undoes both', async () => {
    const kaarten = createArrangementskaart({ keys: s.vso.keys });
    const v = await voorbeeld();
    const lijnen = v.lijnen.flatMap((l) => (l.voorstel ? [l.voorstel] : []));
    await s.vso.as(ib, (tx) =>
      createLeerroute({ keys: s.vso.keys }).placeLeerlingen(tx, ib, {
        id: randomUUID(),
        wie: { leerlingen: [s.otisHier] },
        leerroute: v.leerroute ?? '',
        periode: v.periode?.id ?? '',
        streefniveaus: lijnen,
        op: new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' }),
        beslotenDoor: 'Commissie',
        reden: 'Samen met de groep geplaatst',
      }),
    );
    const hier = (code: string) => kompaslijnen11.leerdoelen.find((d) => d.code === code)?.id ?? '';
    await s.vso.as(ib, (tx) =>
      kaarten.setStand(tx, ib, {
        acts: [{ id: randomUUID(), leerling: s.otisHier, leerdoel: hier('NT-M-2a'), stand: 1 }],
      }),
    );
    const voor = await kaart();
    expect(await neemOver(invoer(await voorbeeld()))).toMatchObject({ kind: 'gedaan' });
    expect(await kaart()).toEqual([
      'NT-M-2a:1',
      'NT-M-2b:0',
      'RW-E-2b+:2',
      'RW-E-4b:1',
      'RW-E-4c:3',
      'RW-E-4d:3',
      'SE-S-2a:4',
      'SE-S-2b:0',
    ]);
    const klaar = await blad();
    if (klaar.kind !== 'gedaan') throw new Error('not done');
    const acts = klaar.overgenomen.acts.map((act) => ({ id: randomUUID(), act }));
    expect(await s.vso.as(ib, (tx) => kaarten.undoActs(tx, ib, { acts }))).toMatchObject({
      kind: 'ongedaan',
    });
    expect(await kaart()).toEqual(voor);
  });
});

describe('R72: when the opening ends', () => {
  it('nothing of the so is read any more, and what was taken over stays', async () => {
    expect(await neemOver(invoer(await voorbeeld()))).toMatchObject({ kind: 'gedaan' });
    const gehouden = await kaart();
    const terug = (leerling: string) =>
      s.so.as(s.so.petra, (tx) => reis(s.so).neemTerug(tx, s.so.petra, { leerling, opening: id }));
    await terug(s.so.buiten); // not his: it stays open
    expect((await blad()).kind).toBe('gedaan');
    await terug(s.otisDaar);
    await terug(s.otisDaar);
    await expect(blad()).rejects.toMatchObject({ code: 'not_found' });
    expect(await s.vso.as(ib, (tx) => reis(s.vso).openingenHier(tx, ib))).toEqual([]);
    expect(await kaart()).toEqual(gehouden);
    const van = await s.vso.as(ib, (tx) => reis(s.vso).herkomst(tx, s.otisHier));
    expect(van.get(doel('NT-M-2b'))).toBeUndefined();
    expect([...van.values()][0]?.school).toBe('School A');
  });

  it('on its last day it holds, the day after it does not', async () => {
    const bij = open(s);
    await s.so.as(s.so.petra, (tx) => reis(s.so).open(tx, s.so.petra, bij));
    const aantal = () => s.vso.as(ib, async (tx) => (await reis(s.vso).openingenHier(tx, ib)).length);
    const leesbaar = () =>
      s.vso.as(ib, async (tx) =>
        Number(
          (
            await tx
              .selectFrom('koers.kaart_doel')
              .select((e) => e.fn.countAll().as('n'))
              .where('leerling_id', '=', s.otisDaar)
              .executeTakeFirstOrThrow()
          ).n,
        ),
      );
    const tot = (dagen: number) => verloopt(bij.id, dagen);
    await tot(0);
    expect(await aantal()).toBe(1);
    expect(await leesbaar()).toBeGreaterThan(0);
    await tot(-1);
    expect(await aantal()).toBe(0);
    expect(await leesbaar()).toBe(0);
  });
});

/** Time goes by: no role of Koers may change the last day, so the owner of the database does. */
async function verloopt(opening: string, dagen: number): Promise<void> {
  const { connectClient } = await import('../../platform/db/connect.ts');
  const client = await connectClient(t.owner, 'koers test');
  await client.query(
    'UPDATE koers.transfer_grant SET valid_until = koers.vandaag() + $2::int WHERE id = $1',
    [opening, dagen],
  );
  await client.end();
}
