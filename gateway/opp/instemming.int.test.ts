import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { actor, dag, demoClass } from '../../test/support/demo-class.ts';
import {
  hoor,
  inhoudVan,
  zie as kijk,
  klaarConcept,
  biedAan as leg,
  MET_PASSKEY,
  type OppToneel,
  oppToneel,
  overleg,
  vast as stelVast,
  typ,
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
const biedAan = (n: number) => leg(t, l(n));
const zegt = async (
  who: OppToneel['moeder'],
  deel: 'uitstroom' | 'handeling',
  antwoord: 'akkoord' | 'niet_akkoord',
  toelichting?: string,
) => {
  const { aanbod } = await zie(0, undefined, who);
  await t.as(who, (tx) =>
    t.opp.antwoord(
      tx,
      who,
      {
        leerling: l(0),
        deel,
        antwoord,
        afdruk: aanbod?.afdruk[deel] ?? '',
        ...(toelichting ? { toelichting } : {}),
      },
      MET_PASSKEY,
    ),
  );
};

describe('R44: instemming', () => {
  it('shows ouders nothing of a bare concept, and exactly what is put before them after that', async () => {
    await klaarConcept(t, l(0));
    const leeg = await zie(0, undefined, t.moeder);
    expect([leeg.inhoud, leeg.versies, leeg.versie, leeg.acten]).toEqual([null, [], null, []]);
    await biedAan(0);
    const view = await zie(0, undefined, t.moeder);
    expect([view.vorm, view.versie?.status, view.versie?.handeling]).toEqual([
      'aangeboden',
      'instemming',
      'open',
    ]);
    expect(view.acten).toEqual([{ act: 'antwoord', weigering: null }]);
    expect(view.gezag.map((g) => g.naam)).toEqual(['Ilse Proef', 'Joris Proef']);
    expect([view.gaten, view.stappen, view.stempels]).toEqual([[], [], {}]);
    await expect(zie(1, undefined, t.moeder)).rejects.toMatchObject({ code: 'not_found' });
    await expect(zie(0, undefined, t.k.wendy)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('parent 1 agrees, parent 2 refuses: the uitstroom is fixed, the handelingsdeel stays niet ingestemd', async () => {
    await zegt(t.moeder, 'handeling', 'akkoord');
    expect((await zie(0)).versie?.handeling).toBe('open');
    await zegt(t.vader, 'handeling', 'niet_akkoord', 'Ik wil meer rekenen.');
    const view = await zie(0);
    expect(view.versie?.handeling).toBe('niet_ingestemd');
    expect(
      view.instemming.find((i) => i.persoon === t.vader.person && i.deel === 'handeling')?.toelichting,
    ).toBe('Ik wil meer rekenen.');
    const moeder = await zie(0, undefined, t.moeder);
    expect(
      moeder.instemming.find((i) => i.persoon === t.vader.person && i.deel === 'handeling'),
    ).toMatchObject({
      antwoord: 'niet_akkoord',
      toelichting: null,
    });
    await vast(0);
    expect((await zie(0)).versie).toMatchObject({ status: 'vastgesteld', handeling: 'niet_ingestemd' });
  });

  it('a later akkoord on the same content makes it ingestemd; nobody takes an agreement back after that', async () => {
    await zegt(t.vader, 'handeling', 'akkoord');
    expect((await zie(0)).versie?.handeling).toBe('ingestemd');
    await expect(zegt(t.vader, 'handeling', 'niet_akkoord')).rejects.toThrow('al mee ingestemd');
  });

  it('is evidence: who, when, on which exact content, by which login; the bytes still have their SHA-256', async () => {
    const bewijs = await t.as(t.k.petra, (tx) => t.opp.bewijs(tx, t.k.petra, { leerling: l(0), nummer: 1 }));
    expect(bewijs.regels.map((r) => [r.naam, r.deel, r.antwoord, r.methode, r.zekerheid, r.telt])).toEqual([
      ['Ilse Proef', 'handeling', 'akkoord', 'passkey', 'gezien_door_school', true],
      ['Joris Proef', 'handeling', 'niet_akkoord', 'passkey', 'gezien_door_school', false],
      ['Joris Proef', 'handeling', 'akkoord', 'passkey', 'gezien_door_school', true],
    ]);
    expect(bewijs.inhouden.length).toBe(6);
    expect(bewijs.inhouden.every((i) => i.klopt)).toBe(true);
    const handeling = bewijs.inhouden.filter((i) => i.deel === 'handeling').map((i) => i.afdruk);
    expect(new Set([...handeling, ...bewijs.regels.map((r) => r.afdruk)]).size).toBe(1);
    const eigen = await t.as(t.moeder, (tx) => t.opp.bewijs(tx, t.moeder, { leerling: l(0), nummer: 1 }));
    expect(eigen.regels.map((r) => r.naam)).toEqual(['Ilse Proef']);
  });

  it('counts on a kern: a version with the same handelingsdeel asks nobody again, a changed one does', async () => {
    await t.as(t.k.marjan, (tx) => t.opp.stelBij(tx, t.k.marjan, { leerling: l(0), reden: 'Ander beeld' }));
    await typ(t, l(0), 'b.beeld', 'Zij bloeit op buiten.');
    expect((await zie(0, 'concept')).versie?.handeling).toBe('ingestemd');
    await typ(t, l(0), 'e.zorg', 'Fysiotherapie op dinsdag.');
    expect((await zie(0, 'concept')).versie?.handeling).toBe('open');
  });

  it('a typing error in what was offered asks nobody again; a word that counts does', async () => {
    await overleg(t, l(0));
    await hoor(t, l(0), 'bijstellen');
    await biedAan(0);
    await zegt(t.moeder, 'handeling', 'akkoord');
    await zegt(t.vader, 'handeling', 'akkoord');
    expect(await typ(t, l(0), 'e.zorg', 'Fysiotherapeut op dinsdag.', { taalfout: true })).toMatchObject({
      taalfout: false,
    });
    expect((await zie(0, 'concept')).versie?.handeling).toBe('open');
    expect((await zie(0, 'concept')).aanbod?.achterhaald).toBe(true);
    await expect(vast(0)).rejects.toThrow('Leg het opnieuw voor');
    await typ(t, l(0), 'e.zorg', 'Fysiotherapie op dinsdag.');
    await biedAan(0);
    expect((await zie(0, 'concept')).versie?.handeling).toBe('ingestemd');
    expect(await typ(t, l(0), 'e.zorg', 'Fysiotherapie op dinsdaag.', { taalfout: true })).toMatchObject({
      taalfout: true,
    });
    const view = await zie(0, 'concept');
    expect([view.versie?.handeling, view.versie?.status, view.aanbod?.achterhaald]).toEqual([
      'ingestemd',
      'instemming',
      false,
    ]);
    expect(inhoudVan(await zie(0, undefined, t.moeder)).e.zorg.waarde).toBe('Fysiotherapie op dinsdaag.');
    // Twice would let one word grow into another.
    expect(await typ(t, l(0), 'e.zorg', 'Fysiotherapie op dinsdag.', { taalfout: true })).toMatchObject({
      taalfout: false,
    });
    await biedAan(0);
    expect((await zie(0, 'concept')).versie?.handeling).toBe('ingestemd');
    await expect(
      t.as(t.moeder, (tx) =>
        t.opp.antwoord(
          tx,
          t.moeder,
          { leerling: l(0), deel: 'handeling', antwoord: 'akkoord', afdruk: '0'.repeat(64) },
          MET_PASSKEY,
        ),
      ),
    ).rejects.toThrow('veranderd sinds je hem las');
  });

  it('R45: from 18 on the pupil himself answers, unless a mentor acts in his place; who does not decide may not', async () => {
    await t.as(t.k.petra, (tx) =>
      sql`UPDATE koers.person_identity SET geboortedatum = ${dag(-18 * 365 - 10)}::date WHERE person_id = ${l(0)}::uuid`.execute(
        tx,
      ),
    );
    await expect(zegt(t.moeder, 'uitstroom', 'akkoord')).rejects.toMatchObject({ code: 'not_allowed' });
    const zelf = actor(t.k.school, l(0), 'leerling');
    await zegt(zelf, 'uitstroom', 'akkoord');
    expect((await zie(0, undefined, zelf)).gezag).toMatchObject([{ persoon: l(0), rol: 'leerling' }]);
    await t.as(t.k.petra, (tx) =>
      sql`UPDATE koers.relatie SET soort = 'mentor' WHERE leerling_id = ${l(0)}::uuid AND person_id = ${t.vader.person}::uuid`.execute(
        tx,
      ),
    );
    await expect(zegt(zelf, 'handeling', 'akkoord')).rejects.toMatchObject({ code: 'not_allowed' });
    await zegt(t.vader, 'uitstroom', 'akkoord');
  });

  it('takes down an answer from paper, by who may fix an OPP, with how it is known whose it is', async () => {
    const { aanbod } = await zie(0);
    const papier = {
      leerling: l(0),
      deel: 'handeling' as const,
      antwoord: 'niet_akkoord' as const,
      afdruk: aanbod?.afdruk.handeling ?? '',
      persoon: t.vader.person,
      zekerheid: 'handtekening, gezien op school',
    };
    await expect(
      t.as(t.k.marjan, (tx) => t.opp.legAntwoordVast(tx, t.k.marjan, papier)),
    ).rejects.toMatchObject({ code: 'not_found' });
    await t.as(t.directeur, (tx) => t.opp.legAntwoordVast(tx, t.directeur, papier));
    const { regels } = await t.as(t.k.petra, (tx) =>
      t.opp.bewijs(tx, t.k.petra, { leerling: l(0), nummer: 2 }),
    );
    expect(regels.at(-1)).toMatchObject({ methode: 'papier', vastgelegdDoor: 'Dirk Directie', telt: true });
  });
});
