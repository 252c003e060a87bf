import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import {
  actor,
  type DemoClass,
  dag,
  demoClass,
  doel,
  lijn,
  niveau,
  persoon,
  route,
} from '../../test/support/demo-class.ts';
import { createDelingen } from '../access/delingen.ts';
import { createLeerroute } from '../leerroute/service.ts';
import type { KnownActor } from '../model/actor.ts';
import { grantRole } from '../school/people.ts';
import { createKaartInhoud, type NieuweActieInput } from './inhoud-service.ts';
import { createArrangementskaart } from './service.ts';

const t = testDb();
let k: DemoClass;
let inhoud: ReturnType<typeof createKaartInhoud>;
let kaarten: ReturnType<typeof createArrangementskaart>;
let lies: KnownActor;

const leerling = (n: number) => k.leerlingen[n] ?? '';

beforeAll(async () => {
  k = await demoClass(t.db, 8);
  inhoud = createKaartInhoud({ keys: k.keys });
  kaarten = createArrangementskaart({ keys: k.keys });
  lies = await k.as(k.petra, async (tx) => {
    const id = await persoon(tx, k.school, 'medewerker', 'Lies', 'Klinkerpad');
    const rol = {
      person: id,
      rol: 'zorgverlener',
      reason: 'proef',
      grantedBy: 'test',
      tot: dag(60),
    } as const;
    await grantRole(tx, k.school, rol);
    for (const n of [0, 1])
      await createDelingen({ keys: k.keys }).deel(tx, k.petra, {
        leerling: leerling(n),
        leerlijn: lijn('NT-M'),
        persoon: id,
        tot: dag(30),
        reden: 'Logopedie',
      });
    return actor(k.school, id, 'zorgverlener');
  });
});

const blad = (n: number, code: string, who: KnownActor = k.marjan) =>
  k.as(who, (tx) => inhoud.doelBlad(tx, who, leerling(n), doel(code)));
const begin = (n: number, code: string, tekst: string, who: KnownActor = k.marjan) =>
  k.as(who, (tx) =>
    inhoud.schrijfBeginsituatie(tx, who, {
      id: randomUUID(),
      leerling: leerling(n),
      leerdoel: doel(code),
      tekst,
    }),
  );
const evalueer = (n: number, code: string, tekst: string, who: KnownActor = k.marjan, id = randomUUID()) =>
  k.as(who, (tx) =>
    inhoud.evalueer(tx, who, {
      id,
      leerling: leerling(n),
      leerdoel: doel(code),
      uitkomst: 'deels',
      vervolg: 'doorgaan',
      tekst,
    }),
  );
const actie = async (
  n: number,
  code: string,
  over: Partial<NieuweActieInput>,
  who: KnownActor = k.marjan,
) => {
  const id = randomUUID();
  await k.as(who, (tx) =>
    inhoud.voegActieToe(tx, who, { id, leerling: leerling(n), leerdoel: doel(code), ...over }),
  );
  return id;
};

describe('R25: the beginsituatie of a doel', () => {
  it('is saved with date and author, stands on the card, and is sealed in the database', async () => {
    const before = new Date();
    await begin(0, 'RW-E-2a', 'Herkent munten van 1 en 2 euro');
    const { beginsituatie } = await blad(0, 'RW-E-2a');
    expect(beginsituatie).toMatchObject({
      tekst: 'Herkent munten van 1 en 2 euro',
      door: 'Marjan Schelpenpad',
    });
    expect(beginsituatie?.op.getTime()).toBeGreaterThanOrEqual(before.getTime());
    const heel = await k.as(k.igor, (tx) => inhoud.kaartHeel(tx, k.igor, leerling(0)));
    expect(heel.inhoud.get(doel('RW-E-2a'))?.beginsituatie?.tekst).toBe('Herkent munten van 1 en 2 euro');
    const { rows } = await k.as(k.petra, (tx) =>
      sql<{
        alles: string;
      }>`SELECT string_agg(encode(reden, 'escape') || data::text, ' ') AS alles FROM koers.act WHERE soort = 'beginsituatie'`.execute(
        tx,
      ),
    );
    expect(rows[0]?.alles).not.toContain('munten');
  });

  it('is proposed from the last evaluatie of the doel before it on the leerlijn, and then from its own', async () => {
    expect((await blad(1, 'SE-S-2b')).voorstel).toBeNull();
    await evalueer(1, 'SE-S-2a', 'Wacht op zijn beurt als er iemand naast zit');
    expect((await blad(1, 'SE-S-2b')).voorstel).toMatchObject({
      tekst: 'Wacht op zijn beurt als er iemand naast zit',
      leerdoel: 'SE-S-2a',
      door: 'Marjan Schelpenpad',
    });
    await evalueer(1, 'SE-S-2b', 'Zegt nu zelf dat hij wil stoppen');
    expect((await blad(1, 'SE-S-2b')).voorstel?.leerdoel).toBe('SE-S-2b');
  });

  it('is read by who works with the pupil, not by an ouder, and every look is in the trail (R83)', async () => {
    const ouder = actor(k.school, leerling(0), 'leerling');
    const heel = await k.as(ouder, (tx) => inhoud.kaartHeel(tx, ouder, leerling(0)));
    expect(heel.inhoud.get(doel('RW-E-2a'))?.beginsituatie?.tekst).toBeNull();
    await expect(k.as(k.wendy, (tx) => inhoud.kaartHeel(tx, k.wendy, leerling(0)))).rejects.toMatchObject({
      code: 'not_found',
    });
    const { rows } = await k.as(k.petra, (tx) =>
      sql<{
        n: number;
      }>`SELECT count(*)::int AS n FROM koers.audit WHERE actor_id = ${k.igor.person} AND onderwerp_id = ${leerling(0)}
        AND actie = 'sectie_ingezien' AND details->>'scherm' = 'arrangementskaart'`.execute(tx),
    );
    expect(rows[0]?.n).toBe(1);
  });
});

describe('R26: acties of a doel', () => {
  it('come from the template or are free, and one given to the logopedist appears in her list', async () => {
    const vrij = await actie(0, 'NT-M-2a', {
      tekst: 'Plaatjes van thuis benoemen',
      waarmee: 'fotoboek',
      ritme: '1× per week',
      functie: 'logopedist',
      persoon: lies.person,
      van: dag(-1),
      tot: dag(40),
    });
    const [sjabloon] = (await blad(1, 'NT-M-2a')).sjablonen;
    const uitPakket = await actie(1, 'NT-M-2a', { sjabloon: sjabloon?.id ?? null, persoon: lies.person });
    const lijst = await k.as(lies, (tx) => inhoud.mijnActies(tx, lies));
    expect(lijst.map((a) => [a.id, a.tekst, a.waarmee])).toEqual([
      [vrij, 'Plaatjes van thuis benoemen', 'fotoboek'],
      [uitPakket, sjabloon?.tekst, null],
    ]);
    expect(lijst[0]).toMatchObject({
      leerling: { id: leerling(0) },
      leerdoel: { code: 'NT-M-2a' },
      gedaan: false,
    });

    const tik = { id: randomUUID(), kaartActie: vrij, gedaan: true };
    await k.as(lies, (tx) => kaarten.tickActie(tx, lies, { acts: [tik] }));
    expect((await k.as(lies, (tx) => inhoud.mijnActies(tx, lies)))[0]?.gedaan).toBe(true);
    const op = (await blad(0, 'NT-M-2a', lies)).acties.find((a) => a.id === vrij);
    expect(op).toMatchObject({
      wie: 'logopedist',
      aan: { naam: 'Lies Klinkerpad' },
      gedaanDoor: 'Lies Klinkerpad',
    });
  });

  it('can be given to who works with the pupil, to the IB-er and to whom the leerlijn is shared with', async () => {
    const kees = await k.as(k.petra, async (tx) => {
      const id = await persoon(tx, k.school, 'medewerker', 'Kees', 'Vloedlijn');
      await grantRole(tx, k.school, { person: id, rol: 'begeleider', reason: 'proef', grantedBy: 'test' });
      await grantRole(tx, k.school, {
        person: k.petra.person,
        rol: 'ib',
        reason: 'proef',
        grantedBy: 'test',
      });
      const lid = { school_id: k.school, groep_id: k.groep, person_id: id, als: 'medewerker', van: dag(-1) };
      await tx.insertInto('koers.groep_lid').values(lid).execute();
      return id;
    });
    const wie = async (n: number, code: string) =>
      (await blad(n, code, k.petra)).uitvoerders.map((u) => `${u.naam.split(' ')[0]} ${u.rol}`);
    expect(await wie(0, 'NT-M-2a')).toEqual([
      'Igor leerkracht',
      'Lies zorgverlener',
      'Petra ib',
      'Marjan leerkracht',
      'Kees begeleider',
    ]);
    expect(await wie(0, 'RW-E-2a')).not.toContain('Lies zorgverlener');
    expect((await blad(0, 'RW-E-2a')).uitvoerders.find((u) => u.id === kees)?.rol).toBe('begeleider');
  });

  it('are not given to somebody who does not see the leerlijn', async () => {
    for (const persoonId of [lies.person, k.wendy.person])
      await expect(actie(0, 'RW-E-2a', { tekst: 'Oefenen', persoon: persoonId })).rejects.toMatchObject({
        code: 'conflict',
      });
    await expect(actie(0, 'RW-E-2a', { tekst: 'Oefenen' }, lies)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(actie(3, 'NT-M-2a', { tekst: 'Oefenen' }, lies)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('are changed and stopped; a stopped one is off the card and out of every list, and can run again', async () => {
    const id = await actie(2, 'RW-E-2a', { tekst: 'Winkeltje spelen', persoon: k.igor.person });
    const mijn = async () => (await k.as(k.igor, (tx) => inhoud.mijnActies(tx, k.igor))).map((a) => a.tekst);
    expect(await mijn()).toEqual(['Winkeltje spelen']);
    const anders = {
      leerling: leerling(2),
      kaartActie: id,
      tekst: 'Winkeltje met kassa',
      persoon: k.igor.person,
    };
    await k.as(k.marjan, (tx) => inhoud.veranderActie(tx, k.marjan, { id: randomUUID(), ...anders }));
    expect(await mijn()).toEqual(['Winkeltje met kassa']);
    const stop = { id: randomUUID(), leerling: leerling(2), kaartActie: id };
    await k.as(k.marjan, (tx) => inhoud.stopActie(tx, k.marjan, stop));
    expect(await mijn()).toEqual([]);
    const na = await blad(2, 'RW-E-2a');
    expect([na.acties.some((a) => a.id === id), na.gestopt.map((a) => a.tekst)]).toEqual([
      false,
      ['Winkeltje met kassa'],
    ]);
    await k.as(k.marjan, (tx) => inhoud.veranderActie(tx, k.marjan, { id: randomUUID(), ...anders }));
    expect(await mijn()).toEqual(['Winkeltje met kassa']);
  });

  it('leave the list when what was shared ends (R63)', async () => {
    await k.as(k.petra, (tx) =>
      sql`UPDATE koers.lijn_deling SET ended_at = now() WHERE leerling_id = ${leerling(1)}`.execute(tx),
    );
    const lijst = await k.as(lies, (tx) => inhoud.mijnActies(tx, lies));
    expect(lijst.map((a) => a.leerling.id)).toEqual([leerling(0)]);
  });
});

describe('R28: the evaluatie of a doel', () => {
  it('closes the doel for the period, stays readable, can be quoted, and the next period opens it again', async () => {
    const toegewezen = await actie(4, 'RW-E-2b', {
      tekst: 'Samen boodschappen doen',
      persoon: k.igor.person,
    });
    await k.as(k.marjan, (tx) =>
      kaarten.setStand(tx, k.marjan, {
        acts: [{ id: randomUUID(), leerling: leerling(4), leerdoel: doel('RW-E-2b'), stand: 2 }],
      }),
    );
    await evalueer(4, 'RW-E-2b', 'Lukt met een voorbeeld erbij');
    expect(await blad(4, 'RW-E-2b')).toMatchObject({ afgesloten: true });
    for (const doet of [
      begin(4, 'RW-E-2b', 'Nog een begin'),
      actie(4, 'RW-E-2b', { tekst: 'Nog een actie' }),
    ])
      await expect(doet).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('afgesloten'),
      });
    const mijn = await k.as(k.igor, (tx) => inhoud.mijnActies(tx, k.igor));
    expect(mijn.map((a) => a.id)).not.toContain(toegewezen);

    const citaat = () => k.as(k.petra, (tx) => inhoud.evaluatiesVan(tx, k.petra, leerling(4), k.periode));
    expect(await citaat()).toMatchObject([
      {
        leerdoel: { code: 'RW-E-2b' },
        periode: { naam: 'Periode 2' },
        uitkomst: 'deels',
        vervolg: 'doorgaan',
        stand: 2,
        tekst: 'Lukt met een voorbeeld erbij',
        door: 'Marjan Schelpenpad',
      },
    ]);
    await evalueer(4, 'RW-E-2b', 'Toch al zonder voorbeeld', k.igor);
    expect((await citaat()).map((e) => e.tekst)).toEqual(['Toch al zonder voorbeeld']);
    expect((await blad(4, 'RW-E-2b')).evaluaties).toHaveLength(2);

    await k.as(k.petra, (tx) =>
      createLeerroute({ keys: k.keys }).placeLeerlingen(tx, k.petra, {
        id: randomUUID(),
        wie: { leerlingen: [leerling(4)] },
        leerroute: route('LR4'),
        periode: k.vorigePeriode,
        streefniveaus: [{ leerlijn: lijn('RW-E'), niveau: niveau('RW-E', 2) }],
        op: dag(0),
        beslotenDoor: 'Commissie',
        reden: 'Een andere periode',
      }),
    );
    const na = await blad(4, 'RW-E-2b');
    expect([na.afgesloten, na.evaluaties.length]).toEqual([false, 2]);
    expect(na.voorstel?.tekst).toBe('Toch al zonder voorbeeld');
  });

  it('R24: a higher streefniveau brings new doelen, and the evaluaties of the old ones stay readable', async () => {
    await evalueer(5, 'RW-E-2a', 'Kan dit nu overal');
    await k.as(k.marjan, (tx) =>
      kaarten.placeNiveau(tx, k.marjan, {
        id: randomUUID(),
        leerling: leerling(5),
        leerlijn: lijn('RW-E'),
        naarNiveau: niveau('RW-E', 3),
        openDoelen: { [doel('RW-E-2a')]: 'vervallen', [doel('RW-E-2b')]: 'meenemen' },
        reden: 'Klaar voor meer',
      }),
    );
    const heel = await k.as(k.marjan, (tx) => inhoud.kaartHeel(tx, k.marjan, leerling(5)));
    const codes = heel.kaart.leergebieden.flatMap((g) =>
      g.leerlijnen.flatMap((l) => l.doelen.map((d) => d.code)),
    );
    expect(codes.filter((c) => c.startsWith('RW-E'))).toEqual(['RW-E-3a', 'RW-E-3b', 'RW-E-2b']);
    const oud = await k.as(k.marjan, (tx) => inhoud.evaluatiesVan(tx, k.marjan, leerling(5), k.periode));
    expect(oud.map((e) => e.tekst)).toEqual(['Kan dit nu overal']);
    expect((await blad(5, 'RW-E-3a')).voorstel?.leerdoel).toBe('RW-E-2a');
  });

  it('counts once when sent twice, and refuses its id for something else', async () => {
    const id = randomUUID();
    await evalueer(6, 'RW-E-2a', 'Een keer', k.marjan, id);
    await evalueer(6, 'RW-E-2a', 'Een keer', k.marjan, id);
    expect((await blad(6, 'RW-E-2a')).evaluaties).toHaveLength(1);
    await expect(evalueer(6, 'RW-E-2b', 'Een keer', k.marjan, id)).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
