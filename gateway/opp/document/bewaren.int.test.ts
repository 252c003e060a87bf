import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass } from '../../../test/support/demo-class.ts';
import { createBestanden } from '../../bestanden/service.ts';
import { openFabriek } from './fabriek.ts';
import { createDocumenten, type DocumentDeps, type DocumentenService } from './service.ts';
import { zetVast } from './testing/vaste-opps.ts';
import { VASTGESTELD } from './testing/voorbeeld.ts';

const t = testDb();
let k: DemoClass;
let buur: DemoClass;
let deps: DocumentDeps;
let documenten: DocumentenService;
const fabriek = openFabriek(1);

beforeAll(async () => {
  k = await demoClass(t.db, 7);
  buur = await demoClass(t.db, 1);
  deps = { db: t.db, keys: k.keys, bestanden: createBestanden({ keys: k.keys }), fabriek };
  documenten = createDocumenten(deps);
});
afterAll(() => fabriek.close());

const kind = (n: number) => k.leerlingen[n] ?? '';
const nieuw = (n: number) =>
  k.as(k.petra, (tx) =>
    zetVast(tx, k.keys, { school: k.school, leerling: kind(n), door: k.petra.person, inhoud: VASTGESTELD }),
  );
const lezer = () => ({ school: k.school, person: k.petra.person, scherm: 'proef' });

describe('R40: documents of several versions at once', () => {
  it('are made once each, also when two ask for them in another order', async () => {
    const versies = [await nieuw(0), await nieuw(1), await nieuw(2)];
    const [heen, terug] = await Promise.all([
      documenten.bewaarAlle(lezer(), versies, ['pdf', 'json']),
      documenten.bewaarAlle(lezer(), versies.toReversed(), ['pdf', 'json']),
    ]);
    for (const versie of versies) {
      expect([...(heen.get(versie)?.keys() ?? [])].sort()).toEqual(['json', 'pdf']);
      expect(terug.get(versie)).toEqual(heen.get(versie));
      expect(await documenten.bewaar(lezer(), versie, ['pdf', 'json'])).toEqual(heen.get(versie));
    }
    for (const [n, versie] of versies.entries()) {
      const lijst = await k.as(k.petra, (tx) =>
        deps.bestanden.lijst(tx, { leerling: kind(n), soort: 'opp_document' }),
      );
      // Each with its own pupil, and no more than these.
      expect(lijst.map(({ id }) => id).sort()).toEqual([...(heen.get(versie)?.values() ?? [])].sort());
    }
  });

  it('are stored as far as they can be made, and left out for a pupil whose data were destroyed', async () => {
    const [goed, kapot, weg] = [await nieuw(3), await nieuw(4), await nieuw(5)];
    await k.as(k.petra, (tx) => k.keys.destroyLeerlingKey(tx, k.school, kind(5)));
    const maak: typeof fabriek.maak = async (opdracht) => {
      if (opdracht.inhoud.versie.id === kapot) throw new Error('kapot');
      return await fabriek.maak(opdracht);
    };
    const half = createDocumenten({ ...deps, fabriek: { ...fabriek, maak } });
    await expect(half.bewaarAlle(lezer(), [kapot, goed, weg], ['json'])).rejects.toThrow('kapot');
    const er = async (n: number) =>
      (await k.as(k.petra, (tx) => deps.bestanden.lijst(tx, { leerling: kind(n), soort: 'opp_document' })))
        .length;
    expect([await er(3), await er(4), await er(5)]).toEqual([1, 0, 0]);
    const bewaard = await documenten.bewaarAlle(lezer(), [kapot, goed, weg], ['json']);
    expect([...bewaard.keys()].sort()).toEqual([goed, kapot].sort());
    expect([await er(3), await er(4), await er(5)]).toEqual([1, 1, 0]);
  });

  it('do not exist when one of them is of another school', async () => {
    const eigen = await nieuw(6);
    const ander = { school: buur.school, person: buur.petra.person, scherm: 'proef' };
    await expect(documenten.bewaarAlle(ander, [eigen], ['json'])).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
