import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import {
  actor,
  type DemoClass,
  dag,
  demoClass,
  lijn,
  niveau,
  persoon,
  route,
} from '../../../test/support/demo-class.ts';
import { createDelingen } from '../../access/delingen.ts';
import type { KnownActor } from '../../model/actor.ts';
import { ensureRelatie, grantRole } from '../../school/people.ts';
import { bewaarResultaten, createLeerroute } from '../service.ts';

const t = testDb();
let k: DemoClass;
let routes: ReturnType<typeof createLeerroute>;
let ouder: KnownActor;
let lies: KnownActor;
const kind = () => k.leerlingen[0] ?? '';
const reis = (who: KnownActor = k.marjan) => k.as(who, (tx) => routes.reis(tx, who, kind()));
const naarRoute = (code: string, op: string, reden: string) =>
  k.as(k.petra, (tx) =>
    routes.placeLeerlingen(tx, k.petra, {
      id: randomUUID(),
      wie: { leerlingen: [kind()] },
      leerroute: route(code),
      periode: k.periode,
      streefniveaus: [{ leerlijn: lijn('RW-E'), niveau: niveau('RW-E', 1) }],
      op,
      beslotenDoor: 'Commissie voor de begeleiding',
      reden,
    }),
  );

beforeAll(async () => {
  k = await demoClass(t.db, 2);
  routes = createLeerroute({ keys: k.keys });
  await t.db.tenant({ school: k.school, actor: null }, async (tx) => {
    const id = await persoon(tx, k.school, 'ouder', 'Ilse', 'Proef');
    await ensureRelatie(tx, k.school, { leerling: kind(), person: id, soort: 'ouder', gezag: true });
    ouder = actor(k.school, id, 'ouder');
    const extern = await persoon(tx, k.school, 'medewerker', 'Lies', 'Klinkerpad');
    await grantRole(tx, k.school, {
      person: extern,
      rol: 'zorgverlener',
      reason: 'logopedie',
      grantedBy: 'test',
      van: dag(-1),
      tot: dag(60),
    });
    lies = actor(k.school, extern, 'zorgverlener');
    const dagen = [
      { van: dag(-900), tot: dag(-400), jaargroep: '3' },
      { van: dag(-300), tot: null, jaargroep: '5' },
    ];
    await tx
      .insertInto('koers.inschrijving')
      .values(dagen.map((d) => ({ school_id: k.school, leerling_id: kind(), ...d })))
      .execute();
  });
  await naarRoute('LR2', dag(0), 'Dagbesteding past beter bij wat hij nodig heeft');
  await k.as(k.petra, (tx) =>
    bewaarResultaten(tx, k.school, [
      {
        leerling: kind(),
        bron: 'Toetssysteem Kompas',
        sleutel: 'r-1',
        soort: 'toets',
        naam: 'Rekenen M6',
        leergebied: 'RW',
        op: dag(-100),
      },
    ]),
  );
  await k.as(k.petra, (tx) =>
    createDelingen({ keys: k.keys }).deel(tx, k.petra, {
      leerling: kind(),
      leerlijn: lijn('NT-M'),
      persoon: lies.person,
      tot: dag(30),
      reden: 'Werkt aan taal',
    }),
  );
});

describe('the leerreis', () => {
  it('R22: shows the change of leerroute with its reason, niveaus, groups, schools and results, newest first', async () => {
    const { gebeurtenissen } = await reis();
    const soorten = new Set(gebeurtenissen.map((g) => g.soort));
    expect(soorten).toEqual(new Set(['stap', 'groep', 'school', 'resultaat']));
    const dagen = gebeurtenissen.map((g) => g.op);
    expect(dagen).toEqual([...dagen].sort().reverse());
    const wissel = gebeurtenissen.find(
      (g) => g.soort === 'stap' && g.stap.soort === 'leerroute' && g.stap.van !== null,
    );
    expect(wissel).toMatchObject({
      stap: {
        van: 'Leerroute 4 Arbeid',
        naar: 'Leerroute 2 Dagbesteding',
        reden: 'Dagbesteding past beter bij wat hij nodig heeft',
        door: 'Commissie voor de begeleiding',
      },
    });
    expect(gebeurtenissen.filter((g) => g.soort === 'school').map((g) => [g.wat, g.op])).toEqual([
      ['begin', dag(-300)],
      ['einde', dag(-400)],
      ['begin', dag(-900)],
    ]);
    expect(gebeurtenissen.find((g) => g.soort === 'groep')).toMatchObject({
      groep: 'De Schelpen',
      tot: null,
    });
    expect(new Set(gebeurtenissen.map((g) => g.key)).size).toBe(gebeurtenissen.length);
  });
  it('R83: reading reasons leaves a line in the trail; an ouder reads none and leaves none', async () => {
    const gelezen = async () => {
      const rows = await k.as(k.petra, (tx) =>
        tx
          .selectFrom('koers.audit')
          .select('details')
          .where('actie', '=', 'sectie_ingezien')
          .where('onderwerp_id', '=', kind())
          .execute(),
      );
      return rows.length;
    };
    const voor = await gelezen();
    await reis();
    expect(await gelezen()).toBe(voor + 1);
    const { gebeurtenissen } = await reis(ouder);
    expect(gebeurtenissen.flatMap((g) => (g.soort === 'stap' && g.stap.reden !== null ? [g] : []))).toEqual(
      [],
    );
    expect(gebeurtenissen.some((g) => g.soort === 'resultaat')).toBe(true);
    expect(await gelezen()).toBe(voor + 1);
  });
  it('R63: a zorgverlener sees only what belongs to the leerlijn that was shared', async () => {
    const { gebeurtenissen, beperkt } = await reis(lies);
    expect(beperkt).toBe(true);
    expect(gebeurtenissen.map((g) => g.soort === 'stap' && g.stap.leerlijn)).toEqual(['Mondelinge taal']);
    await expect(reis(k.wendy)).rejects.toMatchObject({ code: 'not_found' });
  });
});
