import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { createDelingen } from '../../../gateway/access/delingen.ts';
import { createApp } from '../../../gateway/app.ts';
import { createArrangementskaart } from '../../../gateway/arrangementskaart/service.ts';
import { createBestanden } from '../../../gateway/bestanden/service.ts';
import { declareRoutes } from '../../../gateway/main.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { openFabriek } from '../../../gateway/opp/document/fabriek.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import type { Route } from '../../../gateway/platform/http/route.ts';
import { createLog } from '../../../gateway/platform/log.ts';
import { createMetrics } from '../../../gateway/platform/metrics.ts';
import { testVertrek } from '../../../gateway/rapportage/test-school.ts';
import { grantRole } from '../../../gateway/school/people.ts';
import type { SyncDeps } from '../../../gateway/sync/service.ts';
import { fakeLvs } from '../../../lti-tool/screens/koppelingen/testing/fake-lvs.ts';
import { loadAssets } from '../../../lti-tool/ui/assets.ts';
import { type DemoClass, dag, demoClass, doel, lijn, niveau, persoon, route } from '../demo-class.ts';
import {
  aanmelding,
  account,
  beheerIds,
  code,
  deelnemer,
  leeromgeving,
  plek,
  teamsTenant,
} from './beheer-ids.ts';
import { cijferIds } from './cijfer-ids.ts';
import type { Ids, Vers, Wiens } from './facts.ts';
import { groepIds } from './groep-ids.ts';
import { teruggedraaid, volgendeVersie } from './migratie.ts';
import { bundelId, metOpp } from './opp-ids.ts';
import { eigenIds, pakketIds } from './pakket-ids.ts';
import { stemIds } from './stem-ids.ts';

export interface AccessStage {
  readonly db: Db;
  readonly a: DemoClass;
  readonly ids: Readonly<Record<Wiens, Ids>>;
  readonly routes: readonly Route[];
  readonly origin: string;
  /** A thing of school A that a request uses up, made anew. */
  vers(wat: Vers): Promise<Ids>;
  close(): Promise<void>;
}

function syncOf(db: Db, keys: DemoClass['keys']): SyncDeps {
  const { adapter } = fakeLvs();
  return {
    db,
    adapters: new Map([[adapter.id, adapter]]),
    http: { request: () => Promise.reject(new Error('no network in this test')) },
    keys: { seal: async (_, plain) => plain, open: async (_, sealed) => sealed },
    now: () => new Date(),
    log: { info() {}, warn() {} },
    bestanden: createBestanden({ keys }),
  };
}

/** An act of a leerkracht on one doel of a pupil, and the first actie of that leerlijn. */
async function opKaart(k: DemoClass, who: KnownActor, leerling: string, code: string): Promise<Ids> {
  const kaarten = createArrangementskaart({ keys: k.keys });
  const leerdoel = doel(`${code}-2a`);
  const act = randomUUID();
  return await k.as(who, async (tx) => {
    await kaarten.setStand(tx, who, { acts: [{ id: act, leerling, leerdoel, stand: 2 }] });
    const kaart = await kaarten.kaart(tx, who, leerling);
    const gebied = kaart.leergebieden.find((g) => g.leerlijnen.some((l) => l.id === lijn(code)));
    const op = gebied?.leerlijnen.find((l) => l.id === lijn(code));
    const leergebied = gebied?.id ?? '';
    const actie = op?.doelen.flatMap((d) => d.acties)[0]?.id ?? '';
    return { leerling, leerdoel, leergebied, leerlijn: lijn(code), niveau: niveau(code, 2), act, actie };
  });
}

export async function deel(k: DemoClass, leerling: string, persoonId: string): Promise<string> {
  return await k.as(k.petra, (tx) =>
    createDelingen({ keys: k.keys }).deel(tx, k.petra, {
      leerling,
      leerlijn: lijn('NT-M'),
      persoon: persoonId,
      tot: dag(30),
      reden: 'een reden',
    }),
  );
}

/** The leerreis of a pupil of one school, open to another. */
async function opening(van: DemoClass, naar: DemoClass): Promise<string> {
  const grant = {
    school_id: van.school,
    to_school_id: naar.school,
    leerling_id: van.buiten,
    scope: 'leerreis',
    granted_by: van.petra.person,
    valid_until: dag(30),
  };
  return await van.as(van.petra, async (tx) => {
    const made = tx.insertInto('koers.transfer_grant').values(grant).returning('id');
    return (await made.executeTakeFirstOrThrow()).id;
  });
}

/** Somebody who left the school last month. */
async function vertrokkene(k: DemoClass): Promise<string> {
  return await k.as(k.petra, (tx) =>
    testVertrek(tx, {
      school: k.school,
      naam: 'Oud Leerling',
      door: k.petra.person,
      leerroute: route('LR4'),
      laatste: dag(-30),
    }),
  );
}

export async function zorgverlener(k: DemoClass): Promise<string> {
  return await k.as(k.petra, async (tx) => {
    const id = await persoon(tx, k.school, 'medewerker', 'Zoë', 'Zorg');
    await grantRole(tx, k.school, {
      person: id,
      rol: 'zorgverlener',
      reason: 'proef',
      grantedBy: 'invite',
      tot: dag(60),
    });
    return id;
  });
}

/** Three schools (A and B of one bestuur, C of another) on a real server with every route; `extra` is for planted holes. */
export async function openAccessStage(db: Db, extra: readonly Route[] = []): Promise<AccessStage> {
  await volgendeVersie(db);
  const a = await demoClass(db, 1);
  const { rows } = await db.platform((tx) =>
    sql<{
      id: string;
    }>`SELECT id FROM koers.school WHERE bestuur_id = (SELECT bestuur_id FROM koers.school WHERE id = ${a.school}) AND id <> ${a.school}`.execute(
      tx,
    ),
  );
  const b = await demoClass(db, 1, rows[0]?.id ?? '');
  const c = await demoClass(db, 1);
  const sync = syncOf(db, a.keys);
  const van = async (k: DemoClass): Promise<Ids> => {
    const leerling = k.leerlingen[0] ?? '';
    const zorg = await zorgverlener(k);
    const deling = await deel(k, leerling, zorg);
    await metOpp(k, leerling);
    const beheer = await beheerIds(sync, k);
    return {
      ...beheer,
      ...(await cijferIds(k, k.groep, beheer['leeromgeving'] ?? '')),
      ...(await eigenIds(k)),
      ...(await pakketIds(db, k)),
      migratie: await teruggedraaid(k),
      ...(await opKaart(k, k.marjan, leerling, 'NT-M')),
      ...(await stemIds(k, leerling)),
      groep: k.groep,
      deling,
      zorgverlener: zorg,
      bundel: await bundelId(k),
      vertrokkene: await vertrokkene(k),
      plek: await plek(k, leerling),
      soort: 'json',
    };
  };
  // A and B are of one bestuur and so at one table; C is at another.
  const [tafelA, tafelC] = [await groepIds(db, a), await groepIds(db, c)];
  const eigen: Ids = { ...(await van(a)), ...tafelA, opening: await opening(b, a) };
  await metOpp(a, a.buiten);
  const buiten = {
    ...eigen,
    ...(await opKaart(a, a.wendy, a.buiten, 'NT-M')),
    ...(await stemIds(a, a.buiten)),
    groep: a.andereGroep,
    plek: await plek(a, a.buiten),
    ...(await cijferIds(a, a.andereGroep, eigen['leeromgeving'] ?? '')),
  };
  const deling = await deel(a, a.buiten, await zorgverlener(a));
  const ids = {
    eigen,
    andere_lijn: { ...eigen, ...(await opKaart(a, a.marjan, a.leerlingen[0] ?? '', 'RW-E')) },
    andere_groep: { ...buiten, deling },
    school_b: { ...(await van(b)), ...tafelC, opening: await opening(c, b) },
    bestuur_c: { ...(await van(c)), ...tafelC, opening: await opening(a, c) },
    niemand: Object.fromEntries(
      Object.keys(eigen).map((name) => [name, name === 'code' ? 'ZZZZZZ' : randomUUID()]),
    ),
  };
  // Packages are of the sector: their ids are nobody's. The number of a question is no id.
  const pakket = {
    nr: '1',
    leerdoel: doel('NT-M-2a'),
    doel: doel('NT-M-2a'),
    leerlijn: lijn('NT-M'),
    niveau: niveau('NT-M', 2),
    leerroute: route('LR4'),
    soort: 'json',
  };
  ids.niemand = { ...ids.niemand, ...pakket };
  // A part of an OPP is nobody's, and of notices and questions of an ELO there are none.
  for (const wiens of Object.keys(ids) as (keyof typeof ids)[])
    Object.assign(ids[wiens], { deel: 'handeling', melding: randomUUID(), keuze: randomUUID() });

  const vers: AccessStage['vers'] = async (wat) => {
    const { persoon: wie = '', platform = '', leerling = '', zorgverlener: zorg = '' } = eigen;
    if (wat === 'deling') {
      await a.as(a.petra, (tx) =>
        tx
          .updateTable('koers.lijn_deling')
          .set({ ended_at: new Date() })
          .where('person_id', '=', zorg)
          .where('leerling_id', '=', leerling)
          .execute(),
      );
      return { ...eigen, deling: await deel(a, leerling, zorg) };
    }
    if (wat === 'tenant') return { ...eigen, tenant: await teamsTenant(db, a.school) };
    if (wat === 'leeromgeving') return { ...eigen, leeromgeving: await leeromgeving(db, a.school, platform) };
    if (wat === 'aanmelding') return { ...eigen, aanmelding: await aanmelding(a) };
    if (wat === 'deelnemer') {
      const { leeromgeving: door = '' } = eigen;
      return { ...eigen, ...(await a.as(a.petra, (tx) => deelnemer(tx, a.school, door))) };
    }
    return await a.as(a.petra, async (tx) =>
      wat === 'code'
        ? { ...eigen, code: await code(tx, a.school, platform) }
        : { ...eigen, account: await account(tx, a.school, wie, platform) },
    );
  };
  return {
    db,
    a,
    ids,
    vers,
    ...(await serve(db, a, sync, extra)),
  };
}

/** The keys of these schools are of another master: then the screen says that they do not open. */
const NO_MASTER = Buffer.alloc(32);

async function serve(db: Db, a: DemoClass, sync: SyncDeps, extra: readonly Route[]) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const log = createLog('silent');
  const parts = {
    config: { KOERS_DEMO: true, KOERS_BEHEER_PASSKEY: 'verplicht' } as const,
    log,
    store: { db, masters: { known: () => [NO_MASTER], next: () => NO_MASTER, adopt: () => false } },
    keys: a.keys,
    sync,
    bestanden: createBestanden({ keys: a.keys }),
    fabriek: openFabriek(1),
  };
  const declared = [...declareRoutes(parts, await loadAssets(), origin), ...extra];
  const deps = { db, log, metrics: createMetrics(), origin: () => origin, renderProblem: () => '' };
  const { app, routes } = createApp(declared, deps, {});
  server.on('request', app);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { routes, origin, close };
}
