import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { actor, persoon } from '../../../test/support/demo-class.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { beginInrichting, bekijkInrichting, publiceerInrichting, wijzig } from '../inrichting/service.ts';
import { laadPakket } from '../laad-store.ts';
import { importPakket, leerroutes, publishPakket } from '../service.ts';
import { deelPakket, gedeeldDoorAnderen, mijnPakketten, neemOver } from './service.ts';

const t = testDb();
let ans: KnownActor;
let bo: KnownActor;
let juf: KnownActor;
const as = <T>(who: KnownActor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  t.db.tenant({ school: who.school, actor: who.person }, work);
const DAG = '2026-11-22';
let versie: string;
let pakket: string;

/** Bestuur A makes a package of its own on top of the demo package, and publishes it. */
beforeAll(async () => {
  const [a, b] = [await twoSchools(t.db), await twoSchools(t.db)];
  const mens = (school: string, rol: 'ib' | 'leerkracht', naam: string) =>
    t.db.tenant({ school, actor: null }, async (tx) =>
      actor(school, await persoon(tx, school, 'medewerker', naam, 'Havenlicht'), rol),
    );
  ans = await mens(a.a, 'ib', 'Ans');
  bo = await mens(b.a, 'ib', 'Bo');
  juf = await mens(b.a, 'leerkracht', 'Loes');
  await t.db.platform(async (tx) => {
    await importPakket(tx, kompaslijnen);
    await publishPakket(tx, kompaslijnen.id);
  });
  const id = await as(ans, (tx) =>
    beginInrichting(tx, ans, {
      eigenaar: 'bestuur',
      basis: kompaslijnen.id,
      naam: 'Duinlijnen',
      code: 'duin',
      licentie: '',
    }),
  );
  const entiteit = kompaslijnen.leerdoelen[0]?.id ?? '';
  await as(ans, (tx) =>
    wijzig(tx, ans, id, {
      act: randomUUID(),
      wijzigingen: [{ wat: 'verbergen', soort: 'leerdoel', entiteit }],
    }),
  );
  versie = (await as(ans, (tx) => publiceerInrichting(tx, ans, id, 'Zonder het eerste doel'))).versie;
  pakket = (await as(ans, mijnPakketten))[0]?.id ?? '';
});

describe('R12: sharing leerlijnen between besturen', () => {
  it('R85: what is not shared does not exist for another bestuur, and cannot be chosen', async () => {
    expect(await as(bo, gedeeldDoorAnderen)).toEqual([]);
    expect(await as(bo, (tx) => laadPakket(tx, versie))).toBeNull();
    await expect(as(bo, (tx) => neemOver(tx, bo, versie))).rejects.toMatchObject({ code: 'not_found' });
    await expect(as(bo, (tx) => deelPakket(tx, bo, pakket, { delen: true, dag: DAG }))).rejects.toMatchObject(
      { code: 'not_found' },
    );
  });

  it('board A publishes and shares, board B sees it with provenance and licence and adopts it with one act', async () => {
    await as(ans, (tx) => deelPakket(tx, ans, pakket, { delen: true, dag: DAG }));
    expect(await as(ans, gedeeldDoorAnderen)).toEqual([]); // not by others
    expect(await as(bo, gedeeldDoorAnderen)).toMatchObject([
      {
        versieId: versie,
        naam: 'Duinlijnen',
        uitgever: 'Stichting Test',
        licentie: 'CC0-1.0',
        gedeeldDoor: 'School A, Stichting Test',
        gedeeldOp: DAG,
        bron: expect.stringContaining('Kompaslijnen'),
        doelen: kompaslijnen.leerdoelen.length - 1,
        gekozen: false,
      },
    ]);
    await expect(as(juf, (tx) => neemOver(tx, juf, versie))).rejects.toMatchObject({ code: 'not_allowed' });
    await as(bo, (tx) => neemOver(tx, bo, versie));
    await as(bo, (tx) => neemOver(tx, bo, versie)); // twice changes nothing
    expect(await as(bo, gedeeldDoorAnderen)).toMatchObject([{ gekozen: true }]);
    expect((await as(bo, leerroutes)).map((r) => r.code)).toContain('LR4');
  });

  it('board B bends it on top, and board A sees nothing of that', async () => {
    const id = await as(bo, (tx) =>
      beginInrichting(tx, bo, {
        eigenaar: 'school',
        basis: versie,
        naam: 'Van Bo',
        code: 'bo',
        licentie: '',
      }),
    );
    const { boom, inrichting } = await as(bo, (tx) => bekijkInrichting(tx, id));
    const entiteit = [...boom.knopen.values()].find((k) => k.soort === 'leerdoel')?.entiteit ?? '';
    await as(bo, (tx) =>
      wijzig(tx, bo, id, {
        act: randomUUID(),
        wijzigingen: [{ wat: 'verbergen', soort: 'leerdoel', entiteit }],
      }),
    );
    const eigen = await as(bo, (tx) => publiceerInrichting(tx, bo, id));
    expect(inrichting.licentie).toBe('CC0-1.0');
    expect((await as(bo, (tx) => laadPakket(tx, eigen.versie)))?.leerdoelen).toHaveLength(
      kompaslijnen.leerdoelen.length - 2,
    );
    expect(await as(ans, (tx) => laadPakket(tx, eigen.versie))).toBeNull();
    // Sharing stops: who has it keeps it, also to work on.
    await as(ans, (tx) => deelPakket(tx, ans, pakket, { delen: false, dag: DAG }));
    expect(await as(bo, gedeeldDoorAnderen)).toEqual([]);
    expect((await as(bo, leerroutes)).map((r) => r.code)).toContain('LR4');
    expect((await as(bo, (tx) => bekijkInrichting(tx, id))).basis?.id).toBe(versie);
  });

  it('is refused for what may not be passed on', async () => {
    const id = await as(bo, (tx) =>
      beginInrichting(tx, bo, {
        eigenaar: 'school',
        basis: null,
        naam: 'Dicht',
        code: 'dicht',
        licentie: 'LicenseRef-dicht',
      }),
    );
    const dicht = (await as(bo, (tx) => bekijkInrichting(tx, id))).inrichting.pakketId;
    await expect(as(bo, (tx) => deelPakket(tx, bo, dicht, { delen: true, dag: DAG }))).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
