import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen11 } from '../../fixtures/pakket/kompaslijnen-1-1.ts';
import { testDb } from '../../test/support/db.ts';
import { type DemoClass, dag, demoClass, doel, lijn, niveau, route } from '../../test/support/demo-class.ts';
import { maakMigratieOngedaan } from '../leerlijnen/migratie/service.ts';
import { dump, gepubliceerd, stapOver } from '../leerlijnen/migratie/testing/stage.ts';
import { versie10 } from '../leerlijnen/migratie/testing/versies.ts';
import { createLeerroute } from '../leerroute/service.ts';
import { createProfiel } from '../profiel/service.ts';
import { createKaartInhoud } from './inhoud-service.ts';
import { createArrangementskaart } from './service.ts';

const t = testDb();
let k: DemoClass;

beforeAll(async () => {
  await gepubliceerd(t.db, kompaslijnen11);
  k = await demoClass(t.db, 2);
});

describe('R10: what was written on a card goes along to another version of the package', () => {
  it('beginsituatie, an own actie with its words and who has it, and the factor; and back to exactly what was', async () => {
    const inhoud = createKaartInhoud({ keys: k.keys });
    const profiel = createProfiel({ keys: k.keys });
    const kaarten = createArrangementskaart({ keys: k.keys });
    const leerling = k.leerlingen[0] ?? '';
    const vierA = { leerling, leerdoel: doel('RW-E-4a') };
    const [actie, factor] = [randomUUID(), randomUUID()];
    await k.as(k.petra, async (tx) => {
      await createLeerroute({ keys: k.keys }).placeLeerlingen(tx, k.petra, {
        ...{ id: randomUUID(), wie: { leerlingen: [leerling] }, leerroute: route('LR4'), periode: k.periode },
        streefniveaus: [{ leerlijn: lijn('RW-E'), niveau: niveau('RW-E', 4) }],
        ...{ op: dag(0), beslotenDoor: 'Commissie', reden: 'Kan dit aan' },
      });
      await inhoud.schrijfBeginsituatie(tx, k.petra, {
        id: randomUUID(),
        ...vierA,
        tekst: 'Telt tot tien euro',
      });
      const wens = { tekst: 'Naar de bakker', waarmee: 'portemonnee', persoon: k.igor.person };
      await inhoud.voegActieToe(tx, k.petra, { id: actie, ...vierA, ...wens });
      const feit = { richting: 'belemmerend', dimensie: 1, bron: 'school', bronOp: dag(-2) } as const;
      await profiel.legFactorVast(tx, k.petra, {
        ...{ id: factor, leerling, ...feit, zichtbaar: 'team', tekst: 'telt op zijn vingers' },
      });
      await profiel.koppelFactor(tx, k.petra, { id: randomUUID(), ...vierA, factor, aan: true });
    });
    const voor = await k.as(k.petra, (tx) => dump(tx));
    const uit = await stapOver(k, k.petra, { van: versie10.id, naar: kompaslijnen11.id });
    if (uit.kind !== 'gedaan') throw new Error(uit.kind);

    const heel = await k.as(k.igor, (tx) => inhoud.kaartHeel(tx, k.igor, leerling));
    const doelen = heel.kaart.leergebieden.flatMap((g) => g.leerlijnen.flatMap((l) => l.doelen));
    const vierC = doelen.find((d) => d.code === 'RW-E-4c');
    expect(heel.inhoud.get(vierC?.id ?? '')?.beginsituatie?.tekst).toBe('Telt tot tien euro');
    const mee = doelen.flatMap((d) => d.acties).filter((a) => a.tekst === 'Naar de bakker');
    expect(mee).toMatchObject([{ waarmee: 'portemonnee', aan: { naam: 'Igor Helmgras' } }]);
    const bij = await k.as(k.igor, (tx) => profiel.factorenBij(tx, k.igor, leerling, 'gekoppeld'));
    expect(bij[0]?.leerdoelen).toContain(vierC?.id);

    // Another wording on the new version, taken back: the words of the old version hold again.
    const id = randomUUID();
    const mijn = async () => (await k.as(k.igor, (tx) => inhoud.mijnActies(tx, k.igor))).map((a) => a.tekst);
    await k.as(k.igor, (tx) =>
      inhoud.veranderActie(tx, k.igor, {
        ...{ id, leerling, kaartActie: mee[0]?.id ?? '', tekst: 'Naar de slager', persoon: k.igor.person },
      }),
    );
    expect(await mijn()).toEqual(['Naar de slager']);
    await k.as(k.igor, (tx) => kaarten.undoActs(tx, k.igor, { acts: [{ id: randomUUID(), act: id }] }));
    expect(await mijn()).toEqual(['Naar de bakker']);

    expect((await k.as(k.petra, (tx) => maakMigratieOngedaan(tx, k.petra, uit.migratie))).kind).toBe(
      'ongedaan',
    );
    expect(await k.as(k.petra, (tx) => dump(tx))).toEqual(voor);
    expect(await mijn()).toEqual(['Naar de bakker']);
  });
});
