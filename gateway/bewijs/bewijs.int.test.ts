import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { actor, type DemoClass, demoClass, doel } from '../../test/support/demo-class.ts';
import { createArrangementskaart } from '../arrangementskaart/service.ts';
import { type BewijsInput, bewaarBewijs, bewijsBij } from './service.ts';

const t = testDb();
let k: DemoClass;
let ander: DemoClass;
let pip: string;

const BRON = { id: 'client:rekenhaven', naam: 'Rekenhaven' };
const GELD = doel('RW-E-2a');

beforeAll(async () => {
  k = await demoClass(t.db, 3);
  ander = await demoClass(t.db, 1);
  pip = k.leerlingen[0] ?? '';
});

const score = (sleutel: string, more: Partial<BewijsInput> = {}): BewijsInput => ({
  sleutel,
  leerling: pip,
  leerdoel: GELD,
  naam: 'Gepast betalen',
  score: 8,
  max: 10,
  op: '2026-11-12',
  ...more,
});
const vertel = (rows: BewijsInput[], bron = BRON, at = k) =>
  t.db.tenant({ school: at.school, actor: null }, (tx) => bewaarBewijs(tx, bron, rows));
const ziet = async (who = k.marjan, leerling = pip) =>
  (await k.as(who, (tx) => bewijsBij(tx, who, leerling))).get(GELD) ?? [];

describe('R74: what another system measured counts as evidence', () => {
  it('once, however often it is told; the teacher sees it, and nothing is ticked by it', async () => {
    const [eerst] = await vertel([score('a')]);
    expect(eerst).toEqual({ sleutel: 'a', uitkomst: 'nieuw', id: expect.any(String) });
    expect(await vertel([score('a')])).toEqual([{ sleutel: 'a', uitkomst: 'al', id: eerst?.id }]);
    expect(await ziet()).toEqual([
      { id: eerst?.id, bron: 'Rekenhaven', naam: 'Gepast betalen', score: 8, max: 10, op: '2026-11-12' },
    ]);
    const kaarten = createArrangementskaart({ keys: k.keys });
    const kaart = await k.as(k.marjan, (tx) => kaarten.kaart(tx, k.marjan, pip));
    const opKaart = kaart.leergebieden.flatMap((g) => g.leerlijnen.flatMap((l) => l.doelen));
    expect(opKaart.find((d) => d.id === GELD)).toMatchObject({ stand: 0, behaald: false });
  });

  it('a correction holds from then on and a withdrawal takes it away; what was said before stays kept', async () => {
    await vertel([score('b', { score: 2 })]);
    expect(await vertel([score('b', { score: 9 })])).toMatchObject([{ uitkomst: 'gewijzigd' }]);
    expect((await ziet()).map((b) => b.score).sort()).toEqual([8, 9]);
    expect(await vertel([score('b', { score: null })])).toEqual([{ sleutel: 'b', uitkomst: 'ingetrokken' }]);
    expect((await ziet()).map((b) => b.score)).toEqual([8]);
    const { length } = await k.as(k.petra, (tx) =>
      tx.selectFrom('koers.bewijs').select('id').where('bron_sleutel', '=', 'b').execute(),
    );
    expect(length).toBe(2);
  });

  it('keys of two systems are apart, also when they call themselves the same', async () => {
    await vertel([score('c', { score: 1 })]);
    await vertel([score('c', { score: 5 })], { ...BRON, id: 'client:ander' });
    expect((await ziet()).map((b) => b.score).sort()).toEqual([1, 5, 8]);
  });

  it('refuses row by row who and what is not of this school, and keeps the rest', async () => {
    const uit = await vertel([
      score('d1', { leerling: ander.leerlingen[0] ?? '' }),
      score('d2', { leerling: k.marjan.person }),
      score('d3', { leerdoel: ander.school }),
      score('d4', { leerling: k.leerlingen[1] ?? '' }),
    ]);
    expect(uit.map(({ uitkomst, reden }) => reden ?? uitkomst)).toEqual([
      'leerling_onbekend',
      'leerling_onbekend',
      'leerdoel_onbekend',
      'nieuw',
    ]);
    expect(await ziet(k.marjan, k.leerlingen[1])).toHaveLength(1);
  });

  it('refuses what is no score, and two rows with one key', async () => {
    const wrong = [
      [score('e', { score: -1 })],
      [score('e', { max: 0 })],
      [score('e', { op: '12-11-2026' })],
      [score('e'), score('e')],
    ];
    for (const rows of wrong) await expect(vertel(rows)).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('is for who may tick the doel: not for a teacher of another group, nor for the leerling', async () => {
    expect((await ziet()).length).toBeGreaterThan(0);
    expect(await ziet(k.wendy)).toEqual([]);
    expect(await ziet(actor(k.school, pip, 'leerling'))).toEqual([]);
  });

  it('two that tell the same at the same moment make one', async () => {
    const both = await Promise.all([vertel([score('f')]), vertel([score('f')])]);
    expect(
      both
        .flat()
        .map((u) => u.uitkomst)
        .sort(),
    ).toEqual(['al', 'nieuw']);
  });
});
