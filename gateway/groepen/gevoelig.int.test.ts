import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { actor, type DemoClass, dag, demoClass, lijn } from '../../test/support/demo-class.ts';
import type { KnownActor } from '../model/actor.ts';
import { groepenLijst, groepVoorstel, maakGroep, voorbeeld, zetRegel } from './service.ts';
import { leerlijn } from './voorwaarden/leerlijn.ts';

const t = testDb();
let k: DemoClass;
let directeur: KnownActor;
const gevoelig = { soort: 'leerlijn', leerlijn: lijn('RW-E') } as const;

beforeAll(async () => {
  k = await demoClass(t.db, 2);
  directeur = actor(k.school, k.wendy.person, 'directeur');
  // For as long as this file runs a condition that is need to know: by it only who may tick doelen may ask.
  Object.assign(leerlijn, { gevoelig: { vraagt: 'doel_afvinken', sectie: 'zorg' } });
});
afterAll(() => {
  Reflect.deleteProperty(leerlijn, 'gevoelig');
});

const ingezien = async () =>
  (
    await k.as(k.petra, (tx) =>
      tx.selectFrom('koers.audit').select(['onderwerp_id']).where('actie', '=', 'sectie_ingezien').execute(),
    )
  ).map((r) => r.onderwerp_id);

describe('R53, R83: composing by something that is need to know', () => {
  it('is for who may know it, and everyone who is found is written down as looked at', async () => {
    expect(await ingezien()).toEqual([]);
    const zien = await k.as(k.petra, (tx) => voorbeeld(tx, k.petra, { en: [gevoelig] }));
    expect(zien.leerlingen).toHaveLength(3);
    expect((await ingezien()).sort()).toEqual([...k.leerlingen, k.buiten].sort());
    const nieuw = {
      naam: 'x',
      werkvorm: 'anders',
      leerlingen: [],
      lijnen: [],
      regel: gevoelig,
      van: dag(0),
    } as const;
    const weigert = async (work: Promise<unknown>) =>
      await expect(work).rejects.toMatchObject({ code: 'not_allowed' });
    await weigert(k.as(directeur, (tx) => voorbeeld(tx, directeur, gevoelig)));
    await weigert(
      k.as(directeur, (tx) => maakGroep(tx, directeur, { ...nieuw, leerlingen: [], lijnen: [] })),
    );
  });

  it('proposes nothing and counts nothing for who may not know it', async () => {
    const { groep } = await k.as(k.petra, (tx) =>
      maakGroep(tx, k.petra, {
        naam: 'Zorg',
        werkvorm: 'anders',
        leerlingen: [],
        lijnen: [],
        regel: null,
        van: dag(0),
      }),
    );
    await k.as(k.petra, (tx) => zetRegel(tx, k.petra, groep, gevoelig));
    const telling = async (who: KnownActor) =>
      (await k.as(who, (tx) => groepenLijst(tx, who))).find((g) => g.id === groep)?.voorstellen;
    expect([await telling(k.petra), await telling(directeur)]).toEqual([3, 0]);
    expect((await k.as(k.petra, (tx) => groepVoorstel(tx, k.petra, groep)))?.erbij).toHaveLength(3);
    expect(await k.as(directeur, (tx) => groepVoorstel(tx, directeur, groep))).toBeNull();
  });
});
