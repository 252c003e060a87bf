import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { dag, demoClass } from '../../test/support/demo-class.ts';
import {
  advies,
  hoor,
  inhoudVan,
  zie as kijk,
  klaarConcept,
  type OppToneel,
  oppToneel,
  overleg,
  vast as stelVast,
} from './testing/stage.ts';

const db = testDb();
let t: OppToneel;

beforeAll(async () => {
  t = await oppToneel(await demoClass(db.db, 9));
});

const l = (n: number) => t.leerling(n);
const zie = (n: number, welke?: 'geldend' | 'concept' | number, who = t.k.marjan) =>
  kijk(t, l(n), welke, who);
const vast = (n: number) => stelVast(t, l(n));

describe('the rest of the chain', () => {
  it('R46, R47: an evaluation asks the pupil first, and makes the next concept with its conclusions', async () => {
    await klaarConcept(t, l(4));
    await vast(4);
    await t.as(t.k.marjan, (tx) => t.opp.begintEvaluatie(tx, t.k.marjan, l(4)));
    const entiteit = (await zie(4)).inhoud?.b.leergebieden[0]?.nu.veld.split(':')[1] ?? '';
    const klaar = () =>
      t.as(t.k.marjan, (tx) =>
        t.opp.rondEvaluatieAf(tx, t.k.marjan, {
          leerling: l(4),
          op: dag(0),
          deelnemers: ['Ilse Proef'],
          leergebieden: [
            {
              leergebied: 'Taal',
              leerlijn: 'Mondeling',
              entiteit,
              streefniveau: 'Niveau 2',
              behaald: '1 van 2',
              conclusie: 'Doorgaan.',
            },
          ],
          doelen: [],
          wijzigingen: null,
        }),
      );
    await expect(klaar()).rejects.toThrow('nog niet gehoord over de evaluatie');
    await hoor(t, l(4), 'evalueren');
    await klaar();
    const concept = await zie(4, 'concept');
    expect([concept.versie?.soort, concept.versie?.nummer]).toEqual(['evaluatie', 2]);
    expect(inhoudVan(concept).g).toMatchObject({
      op: dag(0),
      leergebieden: [{ conclusie: { waarde: 'Doorgaan.' } }],
    });
    expect(inhoudVan(concept).f).toHaveLength(1);
    expect((await zie(4, 'geldend')).versie?.status).toBe('vastgesteld');
    await overleg(t, l(4));
    await advies(t, l(4));
    await vast(4);
    expect((await zie(4)).versies.map((v) => v.status)).toEqual(['vastgesteld', 'opgevolgd']);
  });

  it('R48: a dispute is opened and closed, also after the version was followed up; ending closes what is open', async () => {
    const met = (reden: string) => ({ leerling: l(4), reden });
    await t.as(t.directeur, (tx) => t.opp.openGeschil(tx, t.directeur, met('Ouders zijn het oneens')));
    await t.as(t.k.marjan, (tx) => t.opp.stelBij(tx, t.k.marjan, met('Nieuwe stage')));
    await t.as(t.directeur, (tx) => t.opp.beeindig(tx, t.directeur, met('Naar een andere school')));
    const view = await zie(4);
    expect(view.versies.map((v) => [v.status, v.geschil])).toEqual([
      ['vervallen', false],
      ['beeindigd', true],
      ['opgevolgd', false],
    ]);
    await t.as(t.directeur, (tx) => t.opp.sluitGeschil(tx, t.directeur, met('Opgelost')));
    expect((await zie(4)).versies.some((v) => v.geschil)).toBe(false);
    expect((await t.as(t.k.marjan, (tx) => t.opp.begin(tx, t.k.marjan, l(4)))).nummer).toBe(4);
  });

  it('R83: every look at it and every act on it stands in the trail', async () => {
    const { rows } = await t.as(t.k.petra, (tx) =>
      sql<{
        actie: string;
        n: number;
      }>`SELECT coalesce(details->>'sectie', actie) AS actie, count(*)::int AS n FROM koers.audit
        WHERE onderwerp_id = ${l(4)}::uuid GROUP BY 1`.execute(tx),
    );
    const namen = rows.map((r) => r.actie);
    for (const actie of [
      'opp',
      'stem',
      'factoren',
      'opp_begin',
      'opp_overleg',
      'opp_vaststellen',
      'opp_evaluatie',
      'opp_beeindigen',
    ])
      expect(namen).toContain(actie);
  });

  it('R84: with the key of the pupil its words are gone', async () => {
    await t.as(t.k.petra, (tx) => t.k.keys.destroyLeerlingKey(tx, t.k.school, l(4)));
    expect((await zie(4, 1)).inhoud).toBeNull();
    const { rows } = await t.as(t.k.petra, (tx) =>
      sql<{
        inhoud: Buffer;
        afdruk: string;
      }>`SELECT inhoud, afdruk FROM koers.opp_inhoud WHERE leerling_id = ${l(4)}::uuid`.execute(tx),
    );
    expect(rows.some((r) => createHash('sha256').update(r.inhoud).digest('hex') === r.afdruk)).toBe(false);
  });
});
