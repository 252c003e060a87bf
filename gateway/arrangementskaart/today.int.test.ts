import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { type DemoClass, demoClass, doel, groepMet, persoon } from '../../test/support/demo-class.ts';
import { createArrangementskaart } from './service.ts';

const t = testDb();
let k: DemoClass;
let kaarten: ReturnType<typeof createArrangementskaart>;

beforeAll(async () => {
  k = await demoClass(t.db);
  kaarten = createArrangementskaart({ keys: k.keys });
});

const vandaag = (wie: DemoClass['marjan']) => k.as(wie, (tx) => kaarten.vandaagInMijnGroepen(tx, wie));

describe('what there is to do in the groups of one’s own', () => {
  it('counts the open acties as the matrix shows them (R29, R33)', async () => {
    const matrix = await k.as(k.marjan, (tx) =>
      kaarten.groepMatrix(tx, k.marjan, k.groep, { soort: 'alle' }),
    );
    const acties = matrix.rijen.flatMap((rij) =>
      Object.values(rij.acties).map((a) => ({ ...a, leerling: rij.leerling.id })),
    );
    expect(acties.length).toBeGreaterThan(0);
    expect((await vandaag(k.marjan)).map((l) => [l.leerling.id, l.opLeerroute, l.openActies])).toEqual(
      matrix.rijen.map(({ leerling: { id } }) => [id, true, acties.filter((a) => a.leerling === id).length]),
    );
    const [eerste] = acties;
    await k.as(k.marjan, (tx) =>
      kaarten.tickActie(tx, k.marjan, {
        acts: [{ id: doel('RW-E-2a'), kaartActie: eerste?.kaartActie ?? '', gedaan: true }],
      }),
    );
    const na = (await vandaag(k.marjan)).find((l) => l.leerling.id === eerste?.leerling);
    expect(na?.openActies).toBe(acties.filter((a) => a.leerling === eerste?.leerling).length - 1);
  });

  it('lists who is in the group today in Dutch order, and who has no leerroute', async () => {
    const groep = await k.as(k.marjan, async (tx) => {
      const wie: string[] = [];
      for (const [roepnaam, voorvoegsel, achternaam] of [
        ['Zoë', 'van', 'Ark'],
        ['Ömer', '', 'Ådal'],
        ['Bo', 'de', 'Ark'],
        ['Ali', '', 'çelik'],
        ['Al', '', 'Zand'],
      ] as const)
        wie.push(await persoon(tx, k.school, 'leerling', roepnaam, achternaam, voorvoegsel));
      const id = await groepMet(tx, k.school, 'Aparte klas', [k.marjan.person, k.igor.person], wie);
      await tx
        .updateTable('koers.groep_lid')
        .set({ tot: sql`koers.vandaag()` })
        .where('groep_id', '=', id)
        .where('person_id', '=', wie[4] ?? '')
        .execute();
      return id;
    });
    const hier = (await vandaag(k.marjan)).filter((l) => l.groep === groep);
    expect(hier.map((l) => [l.leerling.naam.voluit, l.opLeerroute])).toEqual([
      ['Ömer Ådal', false],
      ['Bo de Ark', false],
      ['Zoë van Ark', false],
      ['Ali çelik', false],
    ]);
    expect((await vandaag(k.igor)).filter((l) => l.groep === groep)).toHaveLength(4);
  });

  it('R61: shows nobody of a group that one only may see', async () => {
    expect(await vandaag(k.petra)).toEqual([]);
  });
});
