import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { actor, type DemoClass, dag, demoClass } from '../../test/support/demo-class.ts';
import { createProfiel } from '../profiel/service.ts';
import { groepVoorstel, maakGroep, voorbeeld, voorwaardenInWoorden } from './service.ts';

const t = testDb();
let k: DemoClass;
let profiel: ReturnType<typeof createProfiel>;
const l = (n: number) => k.leerlingen[n] ?? '';
const intensief = { soort: 'ondersteuning', gebied: 'communicatie', intensiteit: 'intensief' } as const;

const behoefte = (leerling: string, intensiteit: 'licht' | 'matig' | 'intensief') =>
  k.as(k.petra, (tx) =>
    profiel.legOndersteuningVast(tx, k.petra, {
      id: randomUUID(),
      leerling,
      gebied: 'communicatie',
      intensiteit,
    }),
  );
const wie = async (vraag: Parameters<typeof voorbeeld>[2]) =>
  (await k.as(k.petra, (tx) => voorbeeld(tx, k.petra, vraag))).leerlingen.map((x) => [x.id, x.waarom]);

beforeAll(async () => {
  k = await demoClass(t.db, 4);
  profiel = createProfiel({ keys: k.keys });
  await behoefte(l(0), 'intensief');
  await behoefte(l(1), 'licht');
  await behoefte(l(2), 'intensief');
});

describe('R53, R21: composing by ondersteuningsbehoefte', () => {
  it('finds who needs it, with the intensity or whatever it is, and says why', async () => {
    expect(await wie(intensief)).toEqual([
      [l(0), ['Ondersteuning bij communicatie: intensief']],
      [l(2), ['Ondersteuning bij communicatie: intensief']],
    ]);
    expect((await wie({ soort: 'ondersteuning', gebied: 'communicatie' })).map(([id]) => id)).toEqual([
      l(0),
      l(1),
      l(2),
    ]);
    expect(await wie({ ...intensief, gebied: 'gedrag' })).toEqual([]);
  });

  it('a group by such a rule changes its proposal when the profile changes, and a person confirms', async () => {
    const { groep } = await k.as(k.petra, (tx) =>
      maakGroep(tx, k.petra, {
        naam: 'Spraak',
        werkvorm: 'anders',
        leerlingen: [l(0), l(2)],
        lijnen: [],
        regel: intensief,
        van: dag(0),
      }),
    );
    const voorstel = () => k.as(k.petra, (tx) => groepVoorstel(tx, k.petra, groep));
    expect((await voorstel())?.erbij).toEqual([]);
    await behoefte(l(1), 'intensief');
    await behoefte(l(0), 'matig');
    const nu = await voorstel();
    expect(nu?.erbij.map((x) => x.id)).toEqual([l(1)]);
    expect(nu?.eruit.map((x) => x.id)).toEqual([l(0)]);
  });

  it('is explained in plain Dutch, and asked only by who may know', async () => {
    expect(await k.as(k.petra, (tx) => voorwaardenInWoorden(tx, [intensief]))).toEqual([
      'die intensief ondersteuning nodig hebben bij communicatie',
    ]);
    const directeur = actor(k.school, k.wendy.person, 'directeur');
    await expect(k.as(directeur, (tx) => voorbeeld(tx, directeur, intensief))).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });
});
