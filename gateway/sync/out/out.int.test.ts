import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { testDb } from '../../../test/support/db.ts';
import { doel, lijn, niveau } from '../../../test/support/demo-class.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import { grantRole } from '../../school/people.ts';
import { requestDeliveries } from './jobs.ts';
import {
  deliveryOverview,
  deliveryState,
  drain,
  sendAgain,
  sendAgainSince,
  switchDelivery,
} from './service.ts';
import { openWay, slowTransaction, type Way } from './test-way.ts';

const t = testDb();
let w: Way;
let ann: string;
let bob: string;

const doelen = kompaslijnen.leerdoelen.filter((d) => d.niveauId === niveau('NT-M', 2));
const [D1 = doel(''), D2 = doel('')] = doelen.map((d) => d.id);
const codeVan = (id: string) => kompaslijnen.leerdoelen.find((d) => d.id === id)?.code ?? '';

beforeAll(async () => {
  w = await openWay(t.db);
  [ann = '', bob = ''] = w.k.leerlingen;
});
afterAll(() => w.receiver.close());

const stand = () => deliveryState(w.deps, w.who.school, w.connection);
const sent = (id: string | undefined) => w.receiver.kept.get(id ?? '');

describe('what was judged goes to the LVS (R69, R71, R74)', () => {
  it('sends the stand of a doel once, by the key this LVS gave, without any free word', async () => {
    const [act] = await w.judge([{ leerling: ann, leerdoel: D1, stand: 3 }]);
    expect(await w.deliver()).toEqual({ kind: 'klaar', sent: 1, refused: 0 });
    expect(sent(act)).toEqual({
      id: act,
      leerling: { key: `llg-${ann.slice(0, 8)}`, eckId: expect.stringContaining('ketenid.nl') },
      soort: 'doel',
      code: codeVan(D1),
      titel: kompaslijnen.leerdoelen.find((d) => d.id === D1)?.tekst,
      leerlijn: kompaslijnen.leerlijnen.find((l) => l.id === lijn('NT-M'))?.naam,
      niveau: kompaslijnen.niveaus.find((n) => n.id === niveau('NT-M', 2))?.naam,
      stand: 3,
      op: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      schooljaar: expect.stringMatching(/^\d{4}-\d{4}$/),
    });
    expect(await w.deliver()).toEqual({ kind: 'klaar', sent: 0, refused: 0 });
    expect(w.receiver.arrived.get(act ?? '')).toBe(1);
    expect((await w.lines()).get(act ?? '')).toMatchObject({
      status: 'verstuurd',
      bewijs: `lvs-${act?.slice(0, 8)}`,
    });
  });

  it('says the earlier stand once more after an undo', async () => {
    const [four] = await w.judge([{ leerling: ann, leerdoel: D1, stand: 4 }]);
    const [undo] = await w.undo([four ?? '']);
    const [only] = await w.judge([{ leerling: ann, leerdoel: D2, stand: 2 }]);
    const [undoOnly] = await w.undo([only ?? '']);
    await w.deliver();
    expect([four, undo, only, undoOnly].map((id) => sent(id)?.stand)).toEqual([4, 3, 2, 0]);
  });

  it('says that a niveau was reached when the pupil goes to a higher one, and not any more after an undo', async () => {
    const kaarten = createArrangementskaart({ keys: w.k.keys });
    const id = randomUUID();
    const uit = await w.k.as(w.k.petra, async (tx) => {
      const { openDoelen } = await kaarten.preparePlaceNiveau(tx, w.k.petra, {
        leerling: bob,
        leerlijn: lijn('NT-M'),
      });
      return await kaarten.placeNiveau(tx, w.k.petra, {
        id,
        leerling: bob,
        leerlijn: lijn('NT-M'),
        naarNiveau: niveau('NT-M', 3),
        openDoelen: Object.fromEntries(openDoelen.map((d) => [d.id, 'meenemen'])),
        reden: 'Geheime woorden over Bob',
      });
    });
    expect(uit.kind).toBe('geplaatst');
    const [undo] = await w.undo([id], w.k.petra);
    await w.deliver();
    const code = `NT-M.${kompaslijnen.niveaus.find((n) => n.id === niveau('NT-M', 2))?.code}`;
    expect(sent(id)).toMatchObject({ soort: 'niveau', stand: 4, code });
    expect(sent(undo)).toMatchObject({ soort: 'niveau', stand: 0, code });
    expect(JSON.stringify(w.receiver.messages)).not.toContain('Geheime');
  });

  it('leaves what a tablet brings in late where something newer decides', async () => {
    const [now] = await w.judge([{ leerling: bob, leerdoel: D1, stand: 4 }]);
    const late = randomUUID();
    await w.k.as(w.k.marjan, (tx) =>
      tx
        .insertInto('koers.act')
        .values({
          id: late,
          school_id: w.k.school,
          leerling_id: bob,
          soort: 'doel_stand',
          leerdoel_id: D1,
          leerlijn_id: lijn('NT-M'),
          data: JSON.stringify({ van: 0, naar: 1, apparaat: randomUUID(), volgnr: 1 }),
          actor_id: w.k.marjan.person,
          at: new Date(Date.now() - 3_600_000),
        })
        .execute(),
    );
    await w.deliver();
    expect([sent(now)?.stand, sent(late)]).toEqual([4, undefined]);
    expect((await w.lines()).has(late)).toBe(false);
  });

  it('does not run past a transaction that is still open', async () => {
    const end = await slowTransaction(t.owner);
    const [act] = await w.judge([{ leerling: ann, leerdoel: D2, stand: 1 }]);
    expect(await w.deliverNow()).toMatchObject({ sent: 0 });
    await end();
    expect(await w.deliver()).toMatchObject({ sent: 1 });
    expect(sent(act)?.stand).toBe(1);
  });

  it('keeps what is of a pupil that this LVS does not know, until it does', async () => {
    const [act] = await w.judge([{ leerling: w.k.buiten, leerdoel: D1, stand: 2 }], w.k.wendy);
    expect(await w.deliver()).toMatchObject({ sent: 0 });
    expect(await stand()).toMatchObject({ onbekend: 1, wacht: 0 });
    await w.know([w.k.buiten]);
    expect(await w.deliver()).toMatchObject({ sent: 1 });
    expect([sent(act)?.stand, (await stand()).onbekend]).toEqual([2, 0]);
  });
});

describe('what the LVS does with it', () => {
  it('a refusal holds up nobody else, is kept by its reason, and goes again when a person asks', async () => {
    w.receiver.refuses.set(codeVan(D2), 'Deze toets kent het LVS niet.');
    const [no, yes] = await w.judge([
      { leerling: ann, leerdoel: D2, stand: 3 },
      { leerling: bob, leerdoel: D1, stand: 3 },
    ]);
    expect(await w.deliver()).toEqual({ kind: 'klaar', sent: 1, refused: 1 });
    expect([sent(no), sent(yes)?.stand]).toEqual([undefined, 3]);
    const { refused } = await deliveryOverview(w.deps, w.who.school, w.connection, 1);
    expect(refused).toMatchObject([
      {
        reden: 'Deze toets kent het LVS niet.',
        aantal: 1,
        regels: [{ id: no, code: codeVan(D2), stand: 3 }],
      },
    ]);
    w.receiver.refuses.clear();
    expect(await sendAgain(w.deps, w.who, w.connection, { reden: 'Deze toets kent het LVS niet.' })).toBe(1);
    expect(await w.deliver()).toMatchObject({ sent: 1 });
    expect(sent(no)?.stand).toBe(3);
  });

  it('an older stand that was refused never comes after a newer one', async () => {
    w.receiver.refuses.set(codeVan(D2), 'Nu niet.');
    const [old] = await w.judge([{ leerling: ann, leerdoel: D2, stand: 1 }]);
    await w.deliver();
    w.receiver.refuses.clear();
    const [young] = await w.judge([{ leerling: ann, leerdoel: D2, stand: 4 }]);
    await w.deliver();
    await sendAgain(w.deps, w.who, w.connection, { id: old ?? '' });
    expect(await w.deliver()).toMatchObject({ sent: 0 });
    expect([sent(old), sent(young)?.stand, (await stand()).ingehaald]).toEqual([undefined, 4, 1]);
  });

  it('waits as long as an LVS asks that is ill, and sends everything afterwards with a later stamp', async () => {
    w.receiver.fails = { status: 429, headers: { 'retry-after': '7' } };
    const [act] = await w.judge([{ leerling: bob, leerdoel: D2, stand: 2 }]);
    const before = Date.now();
    expect(await w.deliver()).toMatchObject({ kind: 'later', sent: 0 });
    const told = await stand();
    expect(told).toMatchObject({ wacht: 1, gestoptOp: null, fout: expect.any(String) });
    const again = told.opnieuwOm?.getTime();
    expect(again).toBeGreaterThanOrEqual(before + 7_000);
    expect(again).toBeLessThan(Date.now() + 7_500);
    const asked = await t.db.platform((tx) =>
      tx.selectFrom('koers.outbox').where('topic', '=', 'terug:postbus').select('payload').execute(),
    );
    expect(asked.at(-1)?.payload).toEqual({ school: w.who.school, connection: w.connection });
    w.receiver.fails = null;
    const byItself = { signal: new AbortController().signal };
    expect(await drain(w.deps, { ...w.who, connection: w.connection }, byItself)).toMatchObject({
      kind: 'later',
      sent: 0,
    });
    expect(await w.deliver()).toMatchObject({ kind: 'klaar', sent: 1 });
    expect([sent(act)?.stand, (await stand()).fout]).toEqual([2, null]);
    const stamps = w.receiver.messages.map(({ stempel }) => stempel);
    expect(stamps).toEqual([...new Set(stamps)].sort());
  });

  it('stops when the LVS says no to everything, tells the beheerder, and goes on when a person says so', async () => {
    const { igor } = w.k;
    await w.k.as(w.k.petra, (tx) =>
      grantRole(tx, w.k.school, {
        person: igor.person,
        rol: 'beheerder',
        grantedBy: 'test',
        reason: 'Beheert de koppeling',
      }),
    );
    w.receiver.fails = { status: 401 };
    const [act] = await w.judge([{ leerling: bob, leerdoel: D2, stand: 3 }]);
    expect(await w.deliver()).toMatchObject({ kind: 'gestopt' });
    expect(await stand()).toMatchObject({ wacht: 1, gestoptOp: expect.any(Date) });
    const told = await w.k.as(igor, (tx) =>
      tx
        .selectFrom('koers.melding')
        .where('person_id', '=', igor.person)
        .select(['soort', 'onderwerp_id'])
        .execute(),
    );
    expect(told).toEqual([{ soort: 'terug_gestopt', onderwerp_id: w.connection }]);
    w.receiver.fails = null;
    expect(await w.deliver()).toMatchObject({ kind: 'uit' });
    await switchDelivery(w.deps, w.who, w.connection, true);
    expect(await w.deliver()).toMatchObject({ sent: 1 });
    expect(sent(act)?.stand).toBe(3);
  });

  it('what it took without saying so goes again under the same id, and counts once', async () => {
    w.receiver.fails = { status: 503, after: 'taking' };
    const [act = ''] = await w.judge([{ leerling: bob, leerdoel: D2, stand: 4 }]);
    await w.deliver();
    w.receiver.fails = null;
    expect(await w.deliver()).toMatchObject({ sent: 1 });
    expect(w.receiver.arrived.get(act)).toBe(2);
    expect([...w.receiver.kept.keys()].filter((id) => id === act)).toHaveLength(1);
  });

  it('what it does not answer for counts as not sent, and an LVS that answers nothing is tried later', async () => {
    const [a = '', b = ''] = await w.judge([
      { leerling: ann, leerdoel: D1, stand: 1 },
      { leerling: bob, leerdoel: D1, stand: 1 },
    ]);
    w.receiver.silent.add(a);
    expect(await w.deliver()).toMatchObject({ kind: 'later', sent: 1 });
    expect([(await w.lines()).get(a)?.status, (await w.lines()).get(b)?.status]).toEqual([
      'wacht',
      'verstuurd',
    ]);
    w.receiver.silent.clear();
    expect(await w.deliver()).toMatchObject({ kind: 'klaar', sent: 1 });
  });
});

describe('a person decides', () => {
  it('nothing goes out before it is switched on, nor while it is off', async () => {
    await switchDelivery(w.deps, w.who, w.connection, false);
    const [act] = await w.judge([{ leerling: ann, leerdoel: D1, stand: 2 }]);
    expect(await w.deliver()).toMatchObject({ kind: 'uit', sent: 0 });
    expect(sent(act)).toBeUndefined();
    await switchDelivery(w.deps, w.who, w.connection, true);
    expect(await w.deliver()).toMatchObject({ sent: 1 });
  });

  it('switched off half-way: what the LVS took is noted, the rest waits, and nobody is told of a fault', async () => {
    const [act = ''] = await w.judge([{ leerling: bob, leerdoel: D1, stand: 2 }]);
    w.receiver.onMessage = async () => {
      w.receiver.onMessage = async () => {};
      await switchDelivery(w.deps, w.who, w.connection, false);
    };
    expect(await w.deliver()).toMatchObject({ kind: 'klaar', sent: 1 });
    expect((await w.lines()).get(act)?.status).toBe('verstuurd');
    expect(await stand()).toMatchObject({ aan: false, gestoptOp: null, fout: null });
    await switchDelivery(w.deps, w.who, w.connection, true);
  });

  it('sends everything again since a day, under the same ids', async () => {
    const before = new Set(w.receiver.kept.keys());
    const total = (await stand()).verstuurd;
    expect(
      await sendAgainSince(w.deps, w.who, w.connection, new Date().toISOString().slice(0, 10)),
    ).toBeGreaterThan(5);
    // What was done before it was switched on is looked at as well: the placements of the demo class say nothing.
    expect(await w.deliver()).toMatchObject({ kind: 'klaar' });
    expect((await stand()).verstuurd).toBeGreaterThanOrEqual(total);
    expect([...before].every((id) => (w.receiver.arrived.get(id) ?? 0) >= 2)).toBe(true);
  });

  it('one worker at a time: the second finds it taken and asks for later', async () => {
    await w.judge([{ leerling: ann, leerdoel: D1, stand: 3 }]);
    let during: unknown;
    w.receiver.onMessage = async () => {
      w.receiver.onMessage = async () => {};
      during = await w.deliver();
    };
    expect(await w.deliver()).toMatchObject({ kind: 'klaar', sent: 1 });
    expect(during).toMatchObject({ kind: 'bezet', sent: 0 });
  });

  it('the scheduler asks for it once a minute at most, and only when there is something to send', async () => {
    const asked = async () =>
      (await t.db.platform((tx) => tx.selectFrom('koers.outbox').select('dedupe').execute())).filter(
        ({ dedupe }) => dedupe?.startsWith(`terug-${w.connection}-`) && /-\d{8}$/.test(dedupe),
      ).length;
    await w.deliver();
    await requestDeliveries(w.deps);
    expect(await asked()).toBe(0);
    await w.judge([{ leerling: ann, leerdoel: D1, stand: 4 }]);
    await w.settled();
    await requestDeliveries(w.deps);
    expect(await asked()).toBe(1);
  });

  it('another school sees nothing of it', async () => {
    const other = await openWay(t.db, 1);
    await expect(deliveryState(w.deps, other.who.school, w.connection)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await other.deliver()).toMatchObject({ sent: 0 });
    await other.receiver.close();
  });
});
