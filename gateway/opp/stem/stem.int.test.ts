import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import { actor, type DemoClass, dag, demoClass, persoon } from '../../../test/support/demo-class.ts';
import { type Aangenomen, neemAan } from '../../bestanden/aanname/service.ts';
import { png, wav } from '../../bestanden/aanname/testing/bytes.ts';
import { createBestanden } from '../../bestanden/service.ts';
import type { KnownActor } from '../../model/actor.ts';
import { SectieF } from '../../model/opp.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { createOpp, type OppService } from '../service.ts';
import { createStem, type StemService } from './service.ts';

const t = testDb();
let k: DemoClass;
let stem: StemService;
let opp: OppService;
let foto: Aangenomen;
let opname: Aangenomen;
const gehoord: string[] = [];

beforeAll(async () => {
  k = await demoClass(t.db, 8);
  const bestanden = createBestanden({ keys: k.keys });
  opp = createOpp({ keys: k.keys });
  stem = createStem({
    keys: k.keys,
    bestanden,
    naHoren: async (tx, who, leerling) => {
      gehoord.push(leerling);
      await opp.naHoren(tx, who, leerling);
    },
  });
  foto = await neemAan({ naam: 'a.png', metMap: false, bytes: png() }, 'foto', null);
  opname = await neemAan({ naam: 'a.wav', metMap: false, bytes: wav() }, 'geluid', null);
});

let n = -1;
let juno: string;
let zelf: KnownActor;
/** A pupil with a concept, fresh for each test. */
beforeEach(async () => {
  n += 1;
  juno = k.leerlingen[n] ?? '';
  zelf = actor(k.school, juno, 'leerling');
  await k.as(k.petra, (tx) => conceptVoor(tx, juno));
  gehoord.length = 0;
});

async function conceptVoor(tx: Tx, leerling: string): Promise<void> {
  const basis = { school_id: k.school, leerling_id: leerling, begonnen_door: k.petra.person };
  const { id } = await tx
    .insertInto('koers.opp')
    .values({ ...basis, van: dag(0) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('koers.opp_versie')
    .values({ ...basis, opp_id: id, nummer: 1, soort: 'eerste' })
    .execute();
}

const als = <T>(who: KnownActor, work: (tx: Tx) => Promise<T>) => k.as(who, work);
const zeg = (who: KnownActor, vraag: string, ...keuzes: string[]) =>
  als(who, (tx) => stem.antwoord(tx, who, { leerling: juno, vraag, keuzes }));
/** Section F as the OPP shows it. */
const sectieF = async () =>
  (await als(k.petra, (tx) => opp.lees(tx, k.petra, { leerling: juno }))).inhoud?.f ?? [];

describe('R46: a pupil says what he thinks, in his own way', () => {
  it('answers by picto, stops, goes on later, says it in words, shows and tells; it becomes section F', async () => {
    await zeg(zelf, 'school', 'gezicht_goed');
    await zeg(zelf, 'helpt', 'rust', 'plaatjes');
    await zeg(zelf, 'helpt', 'rust');
    await als(zelf, (tx) => stem.woorden(tx, zelf, { leerling: juno, tekst: 'ik wil varen' }));
    await als(zelf, (tx) => stem.voegToe(tx, zelf, { leerling: juno, wat: 'foto', bestand: foto }));
    await als(zelf, (tx) => stem.voegToe(tx, zelf, { leerling: juno, wat: 'geluid', bestand: opname }));

    const later = await als(zelf, (tx) => stem.gesprek(tx, zelf, juno));
    expect([later?.versie.moment, later?.inhoud, later?.bijlagen.map((b) => b.wat)]).toEqual([
      'opstellen',
      {
        antwoorden: { school: ['gezicht_goed'], helpt: ['rust'] },
        eigenWoorden: 'ik wil varen',
      },
      ['foto', 'geluid'],
    ]);

    await als(zelf, (tx) => stem.klaar(tx, zelf, juno));
    const f = await sectieF();
    expect(SectieF.parse(f)).toEqual(f);
    expect(f).toEqual([
      {
        moment: 'opstellen',
        op: dag(0),
        gehoord: true,
        hoe: ['taal', 'picto', 'foto', 'audio'],
        gevraagd: [
          { vraag: 'Hoe is het op school?', antwoord: 'Fijn' },
          { vraag: 'Wat helpt jou op school?', antwoord: 'Een rustige plek' },
        ],
        eigenWoorden: 'ik wil varen',
        vastgelegdDoor: `Leerling${n} Proef0${n}`,
        reden: null,
        volgendePoging: null,
        bijlagen: [
          { naam: 'Foto 1', soort: 'foto' },
          { naam: 'Opname 1', soort: 'geluid' },
        ],
      },
    ]);
    expect(gehoord).toEqual([juno]);
  });

  it('brings the OPP a step on, once there was an overleg: heard, or with a reason why not', async () => {
    const status = async () =>
      (await als(k.petra, (tx) => opp.lees(tx, k.petra, { leerling: juno }))).versie?.status;
    await als(k.petra, (tx) =>
      opp.legOverlegVast(tx, k.petra, {
        leerling: juno,
        op: dag(0),
        deelnemers: ['Moeder'],
        uitkomst: 'Eens',
      }),
    );
    expect(await status()).toBe('overleg');
    await zeg(zelf, 'school', 'gezicht_goed');
    await als(zelf, (tx) => stem.klaar(tx, zelf, juno));
    expect(await status()).toBe('gehoord');
  });

  it('keeps who was with him and wrote it down', async () => {
    await zeg(k.marjan, 'plan', 'gezicht_wel');
    await als(k.marjan, (tx) => stem.klaar(tx, k.marjan, juno));
    expect((await sectieF()).map((r) => [r.vastgelegdDoor, r.gevraagd[0]?.antwoord])).toEqual([
      ['Marjan Schelpenpad', 'Gaat wel'],
    ]);
  });

  it('of one face only the last counts, what is no answer is left out, and without any answer nothing is sent in', async () => {
    await zeg(zelf, 'school', 'gezicht_goed', 'gezicht_niet', 'iets_anders');
    const g = await als(zelf, (tx) => stem.gesprek(tx, zelf, juno));
    expect(g?.inhoud.antwoorden).toEqual({ school: ['gezicht_niet'] });
    await zeg(zelf, 'school');
    await expect(als(zelf, (tx) => stem.klaar(tx, zelf, juno))).rejects.toThrow(/nog niets gezegd/);
    await expect(zeg(zelf, 'bestaat_niet', 'x')).rejects.toMatchObject({ code: 'not_found' });
    expect(gehoord).toEqual([]);
  });

  it('what was sent in does not change: not its words, not its files; a file before that may go', async () => {
    const voeg = () =>
      als(zelf, (tx) => stem.voegToe(tx, zelf, { leerling: juno, wat: 'tekening', bestand: foto }));
    await voeg();
    await voeg();
    const [een, twee] = (await als(zelf, (tx) => stem.gesprek(tx, zelf, juno)))?.bijlagen ?? [];
    await als(zelf, (tx) => stem.haalWeg(tx, zelf, { leerling: juno, bestand: een?.bestand ?? '' }));
    await als(zelf, (tx) => stem.klaar(tx, zelf, juno));
    expect((await sectieF())[0]?.bijlagen).toEqual([{ naam: 'Tekening 1', soort: 'tekening' }]);
    await zeg(zelf, 'school', 'gezicht_goed'); // a new gesprek beside the record
    await expect(
      als(zelf, (tx) => stem.haalWeg(tx, zelf, { leerling: juno, bestand: twee?.bestand ?? '' })),
    ).rejects.toThrow(/al is opgestuurd/);
    await expect(
      als(k.petra, (tx) =>
        tx
          .deleteFrom('koers.bestand')
          .where('id', '=', twee?.bestand ?? '')
          .execute(),
      ),
    ).rejects.toThrow(/does not change/);
    await expect(
      als(k.petra, (tx) =>
        tx
          .updateTable('koers.stem_gesprek')
          .set({ inhoud: null })
          .where('klaar_op', 'is not', null)
          .execute(),
      ),
    ).rejects.toThrow(/append-only/);
  });

  it('he could not be heard: why, and when it is tried again; that day is a task until he is heard', async () => {
    const niet = (who: KnownActor, volgendePoging: string) =>
      als(who, (tx) => stem.nietMogelijk(tx, who, { leerling: juno, reden: 'Juno is ziek', volgendePoging }));
    await expect(niet(k.marjan, dag(0))).rejects.toThrow(/na vandaag/);
    await expect(niet(zelf, dag(3))).rejects.toMatchObject({ code: 'not_allowed' });
    await niet(k.marjan, dag(3));
    expect((await sectieF()).map((r) => [r.gehoord, r.reden, r.volgendePoging])).toEqual([
      [false, 'Juno is ziek', dag(3)],
    ]);
    expect(gehoord).toEqual([juno]);
    const taken = async (who: KnownActor) =>
      (await als(who, (tx) => stem.openPogingen(tx, who))).map((p) => [p.leerling, p.op, p.nu]);
    expect(await taken(k.igor)).toEqual([[juno, dag(3), false]]);
    expect(await taken(k.wendy)).toEqual([]);
    await zeg(zelf, 'school', 'gezicht_goed');
    await als(zelf, (tx) => stem.klaar(tx, zelf, juno));
    expect(await taken(k.igor)).toEqual([]);
    expect((await sectieF()).map((r) => r.gehoord)).toEqual([false, true]);
    const { regels } = await als(k.petra, (tx) => stem.stand(tx, k.petra, juno));
    expect(regels.map((r) => r.gehoord)).toEqual([true, false]);
  });
});

describe('what he says is his', () => {
  it('R59: nobody else answers for him, sees it while it is written, or opens his files; ouders neither', async () => {
    await als(zelf, (tx) => stem.voegToe(tx, zelf, { leerling: juno, wat: 'geluid', bestand: opname }));
    const bestand = (await als(zelf, (tx) => stem.gesprek(tx, zelf, juno)))?.bijlagen[0]?.bestand ?? '';
    const ander = actor(k.school, k.buiten, 'leerling');
    const ouder = await als(k.petra, async (tx) => {
      const id = await persoon(tx, k.school, 'ouder', 'Ouder', 'Lampedoek');
      await tx
        .insertInto('koers.relatie')
        .values({
          school_id: k.school,
          leerling_id: juno,
          person_id: id,
          soort: 'ouder',
          gezag: true,
          van: sql<string>`current_date - 1`,
        })
        .execute();
      return actor(k.school, id, 'ouder');
    });
    for (const who of [ander, ouder, k.wendy]) {
      await expect(als(who, (tx) => stem.gesprek(tx, who, juno))).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(zeg(who, 'school', 'gezicht_goed')).rejects.toMatchObject({ code: 'not_found' });
      await expect(als(who, (tx) => stem.stand(tx, who, juno))).rejects.toMatchObject({ code: 'not_found' });
      await expect(als(who, (tx) => stem.media(tx, who, bestand))).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    for (const who of [zelf, k.marjan, k.petra])
      expect(
        (await als(who, async (tx) => (await stem.media(tx, who, bestand)).alles(tx))).equals(wav()),
      ).toBe(true);
  });

  it('R83, R84: it is sealed, every look stands in the trail, and it is gone with his key', async () => {
    await als(zelf, (tx) => stem.woorden(tx, zelf, { leerling: juno, tekst: 'geheimwoord' }));
    await als(zelf, (tx) => stem.klaar(tx, zelf, juno));
    const { rows } = await als(k.petra, (tx) =>
      sql<{ alles: string }>`SELECT (to_jsonb(s)::text || coalesce(to_jsonb(g)::text, '')) AS alles
        FROM koers.opp_stem s JOIN koers.stem_gesprek g ON g.stem_id = s.id WHERE s.leerling_id = ${juno}`.execute(
        tx,
      ),
    );
    expect(rows[0]?.alles).toBeDefined();
    expect(rows[0]?.alles).not.toContain(Buffer.from('geheimwoord').toString('hex'));
    const inzagen = async () =>
      (
        await als(k.petra, (tx) =>
          sql`SELECT FROM koers.audit WHERE actie = 'sectie_ingezien' AND details->>'sectie' = 'stem'
            AND onderwerp_id = ${juno} AND actor_id = ${k.petra.person}`.execute(tx),
        )
      ).rows.length;
    const voor = await inzagen();
    expect((await als(k.petra, (tx) => stem.stand(tx, k.petra, juno))).regels[0]?.eigenWoorden).toBe(
      'geheimwoord',
    );
    expect(await inzagen()).toBe(voor + 1);
    await als(k.petra, (tx) => k.keys.destroyLeerlingKey(tx, k.school, juno));
    expect((await sectieF())[0]).toMatchObject({
      gehoord: true,
      gevraagd: [],
      eigenWoorden: null,
      bijlagen: [],
    });
  });
});
