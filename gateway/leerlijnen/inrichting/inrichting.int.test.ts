import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { actor, persoon } from '../../../test/support/demo-class.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { bewaarPakket } from '../bewaar-store.ts';
import { gooiConceptWeg } from '../importeren.ts';
import { laadPakket } from '../laad-store.ts';
import { type Pakket, PakketSchema } from '../pakket.ts';
import { adoptPakket, importPakket, publishPakket } from '../service.ts';
import { alsVersie } from './als-versie.ts';
import {
  beginInrichting,
  bekijkBasis,
  bekijkInrichting,
  inrichtingen,
  kies,
  maakOngedaan,
  mogelijkeBases,
  neemBasis,
  publiceerInrichting,
  type Wijziging,
  wijzig,
  zetKlaar,
} from './service.ts';

const t = testDb();
const V1: Pakket = PakketSchema.parse(kompaslijnen);
const doel = (code: string) => V1.leerdoelen.find((d) => d.code === code)?.entiteit ?? '';
const niveau = (lijn: string, rang: number) => {
  const van = V1.leerlijnen.find((l) => l.code === lijn)?.id;
  return V1.niveaus.find((n) => n.leerlijnId === van && n.rang === rang)?.entiteit ?? '';
};

let ib: KnownActor;
let beheerder: KnownActor;
let buur: KnownActor;
let vreemd: KnownActor;
const as = <T>(who: KnownActor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  t.db.tenant({ school: who.school, actor: who.person }, work);
const mens = (school: string, rol: 'ib' | 'beheerder' | 'leerkracht', naam: string) =>
  t.db.tenant({ school, actor: null }, async (tx) =>
    actor(school, await persoon(tx, school, 'medewerker', naam, 'Zandbank'), rol),
  );

beforeAll(async () => {
  const { a, b } = await twoSchools(t.db);
  const ander = await twoSchools(t.db);
  ib = await mens(a, 'ib', 'Hanna');
  beheerder = await mens(a, 'beheerder', 'Otto');
  buur = await mens(b, 'ib', 'Fleur');
  vreemd = await mens(ander.a, 'ib', 'Gijs');
  await t.db.platform(async (tx) => {
    await importPakket(tx, kompaslijnen);
    await publishPakket(tx, V1.id);
  });
});

const begin = (who: KnownActor, eigenaar: 'school' | 'bestuur' = 'school') =>
  as(who, (tx) =>
    beginInrichting(tx, who, { eigenaar, basis: V1.id, naam: 'Onze lijnen', code: 'onze', licentie: '' }),
  );
const doe = (who: KnownActor, id: string, ...wijzigingen: Wijziging[]) =>
  as(who, (tx) => wijzig(tx, who, id, { act: randomUUID(), wijzigingen }));
const verberg = (entiteit: string): Wijziging => ({ wat: 'verbergen', soort: 'leerdoel', entiteit });
const herzeg = (entiteit: string, tekst: string): Wijziging => {
  return { wat: 'herformuleren', soort: 'leerdoel', entiteit, velden: { tekst }, was: null };
};
const eigenDoel = (code: string): Wijziging & { entiteit: string } => ({
  wat: 'toevoegen',
  soort: 'leerdoel',
  entiteit: randomUUID(),
  ouder: niveau('RW-E', 3),
  velden: { code, tekst: `betaalt zelf in de winkel ${code}` },
});
const zie = (who: KnownActor, id: string) => as(who, (tx) => bekijkInrichting(tx, id));

/** The next version of the package: other words for one doel, one doel dropped, one new. */
async function versieTwee(anders: string, weg: string): Promise<string> {
  const id = randomUUID();
  const met = alsVersie(V1, { id, versie: `${Math.floor(Math.random() * 1e6)}.0` });
  const laatste = met.leerdoelen[0];
  const nieuw = laatste && {
    ...laatste,
    id: randomUUID(),
    entiteit: randomUUID(),
    code: 'NIEUW',
    tekst: 'is nieuw',
  };
  const doelen = met.leerdoelen
    .filter((d) => d.entiteit !== weg)
    .map((d) => (d.entiteit === anders ? { ...d, tekst: 'nieuwe woorden van het pakket' } : d));
  const over = new Set(doelen.map((d) => d.id));
  const acties = met.acties.filter((a) => over.has(a.leerdoelId));
  await t.db.platform(async (tx) => {
    await importPakket(tx, { ...met, leerdoelen: nieuw ? [...doelen, nieuw] : doelen, acties });
    await publishPakket(tx, id);
  });
  return id;
}

describe('R8: own inrichting on top of a package', () => {
  it('survives the next version: what was hidden stays hidden, what was added stays, what is new arrives', async () => {
    const id = await begin(ib);
    const erbij = eigenDoel('RW-E-3x');
    await doe(ib, id, verberg(doel('RW-E-3a')));
    await doe(beheerder, id, erbij);
    await doe(ib, id, herzeg(doel('RW-E-2a'), 'onze woorden'));
    const eerste = await as(ib, (tx) => publiceerInrichting(tx, ib, id, 'De eerste'));
    expect(eerste.nummer).toBe('1.0');
    const codes = async (versie: string) =>
      (await as(ib, (tx) => laadPakket(tx, versie)))?.leerdoelen.map((d) => d.code) ?? [];
    const toen = await codes(eerste.versie);
    expect(toen).toContain('RW-E-3x');
    expect(toen).not.toContain('RW-E-3a');
    expect(toen).toHaveLength(V1.leerdoelen.length);

    const twee = await versieTwee(doel('RW-E-2a'), doel('NT-M-2a'));
    const { conflicten } = await as(ib, (tx) => bekijkBasis(tx, id, twee));
    expect(conflicten).toMatchObject([
      {
        punt: { om: 'veld', entiteit: doel('RW-E-2a'), veld: 'tekst' },
        eigen: 'onze woorden',
        basis: 'nieuwe woorden van het pakket',
      },
    ]);
    expect((await zie(ib, id)).conflicten).toEqual([]); // only looked at

    await as(ib, (tx) => neemBasis(tx, ib, id, { act: randomUUID(), versie: twee, keuzes: [] }));
    expect((await zie(ib, id)).conflicten).toHaveLength(1);
    await expect(as(ib, (tx) => publiceerInrichting(tx, ib, id))).rejects.toMatchObject({ code: 'conflict' });
    const keuzes = conflicten.map(({ punt }) => ({ punt, keuze: 'basis' as const }));
    await as(ib, (tx) => kies(tx, ib, id, { act: randomUUID(), keuzes }));
    const tweede = await as(ib, (tx) => publiceerInrichting(tx, ib, id));
    expect(tweede.nummer).toBe('1.1');
    const nu = await as(ib, (tx) => laadPakket(tx, tweede.versie));
    const nuCodes = nu?.leerdoelen.map((d) => d.code) ?? [];
    expect(nuCodes).toEqual(expect.arrayContaining(['RW-E-3x', 'NIEUW']));
    expect(nuCodes).not.toContain('RW-E-3a');
    expect(nuCodes).not.toContain('NT-M-2a');
    expect(nu?.leerdoelen.find((d) => d.code === 'RW-E-2a')?.tekst).toBe('nieuwe woorden van het pakket');
    expect(nu?.leerdoelen.find((d) => d.code === 'RW-E-3x')?.entiteit).toBe(erbij.entiteit);
    // The first version is still what it was, and says by which it was followed (R10).
    expect(await codes(eerste.versie)).toEqual(toen);
    const rij = await as(ib, (tx) =>
      tx
        .selectFrom('koers.pakket_versie')
        .select('replaced_by')
        .where('id', '=', eerste.versie)
        .executeTakeFirst(),
    );
    expect(rij?.replaced_by).toBe(tweede.versie);
  });

  it('keeps what two people do at once, and tells who typed over a colleague what stands there now', async () => {
    const id = await begin(ib);
    const [een, twee] = [eigenDoel('A'), eigenDoel('B')];
    await Promise.all([doe(ib, id, een), doe(beheerder, id, twee), doe(ib, id, verberg(doel('RW-E-2b')))]);
    const knopen = (await zie(ib, id)).boom.knopen;
    expect([knopen.has(een.entiteit), knopen.has(twee.entiteit)]).toEqual([true, true]);
    expect(knopen.get(doel('RW-E-2b'))?.verborgen).toBe(true);

    const was = V1.leerdoelen.find((d) => d.code === 'RW-E-3b')?.tekst;
    const typ = (who: KnownActor, tekst: string) =>
      as(who, (tx) =>
        wijzig(tx, who, id, {
          act: randomUUID(),
          wijzigingen: [herzeg(doel('RW-E-3b'), tekst)],
          gezien: { tekst: was },
        }),
      );
    const antwoorden = await Promise.all([typ(ib, 'van Hanna'), typ(beheerder, 'van Otto')]);
    expect(antwoorden.map((a) => a.kind).sort()).toEqual(['gewijzigd', 'intussen']);
    const velden = (await zie(ib, id)).boom.knopen.get(doel('RW-E-3b'))?.velden;
    const nu = velden && 'tekst' in velden ? velden.tekst : '';
    expect(antwoorden.find((a) => a.kind === 'intussen')).toMatchObject({
      velden: [{ veld: 'tekst', nu, eigen: nu === 'van Hanna' ? 'van Otto' : 'van Hanna' }],
    });
  });

  it('undoes and redoes any act, and refuses it when later acts hang on it', async () => {
    const id = await begin(ib);
    const erbij = eigenDoel('C');
    const act = randomUUID();
    await as(ib, (tx) => wijzig(tx, ib, id, { act, wijzigingen: [erbij] }));
    await as(ib, (tx) => wijzig(tx, ib, id, { act, wijzigingen: [erbij] })); // sent twice
    expect((await zie(ib, id)).handelingen).toHaveLength(1);
    const undo = randomUUID();
    await as(ib, (tx) => maakOngedaan(tx, ib, id, { act: undo, wat: act }));
    expect((await zie(ib, id)).boom.knopen.has(erbij.entiteit)).toBe(false);
    await as(ib, (tx) => maakOngedaan(tx, ib, id, { act: randomUUID(), wat: undo }));
    expect((await zie(ib, id)).boom.knopen.has(erbij.entiteit)).toBe(true);
    await doe(ib, id, herzeg(erbij.entiteit, 'anders'));
    await expect(
      as(ib, (tx) => maakOngedaan(tx, ib, id, { act: randomUUID(), wat: act })),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('refuses what does not hold together, whole', async () => {
    const id = await begin(ib);
    const los = { ...eigenDoel('D'), ouder: randomUUID() } as Wijziging;
    expect(await doe(ib, id, eigenDoel('E'), los)).toMatchObject({ kind: 'fouten' });
    const dubbel: Wijziging = {
      wat: 'toevoegen',
      soort: 'leerroute',
      entiteit: randomUUID(),
      ouder: null,
      velden: { code: 'LR4', naam: 'Nog een', ldgm: 4, uitstroomprofiel: null, bestemming: null },
    };
    expect(await doe(ib, id, dubbel)).toMatchObject({ kind: 'fouten' });
    expect((await zie(ib, id)).handelingen).toEqual([]);
  });

  it('keeps one concept until it is published', async () => {
    const id = await begin(ib);
    await doe(ib, id, eigenDoel('F'));
    const een = await as(ib, (tx) => zetKlaar(tx, ib, id));
    await doe(ib, id, eigenDoel('G'));
    const twee = await as(ib, (tx) => zetKlaar(tx, ib, id));
    expect(twee).toEqual(een);
    const codes = (await as(ib, (tx) => laadPakket(tx, een.versie)))?.leerdoelen.map((d) => d.code);
    expect(codes).toEqual(expect.arrayContaining(['F', 'G']));
    // Published from the list of packages: what comes after is a version of its own.
    await as(ib, (tx) => publishPakket(tx, een.versie));
    await doe(ib, id, eigenDoel('H'));
    const drie = await as(ib, (tx) => publiceerInrichting(tx, ib, id));
    expect([drie.nummer, drie.versie === een.versie]).toEqual(['1.1', false]);
  });
});

describe('R8: a concept of one’s own', () => {
  it('can be worked in before it is published, and stays as long as that work lies on it', async () => {
    const concept = alsVersie(V1, {
      id: randomUUID(),
      pakketId: randomUUID(),
      schoolId: ib.school,
      code: 'los',
      versie: '0.9',
    });
    await as(ib, (tx) => bewaarPakket(tx, concept));
    const id = await as(ib, (tx) =>
      beginInrichting(tx, ib, { eigenaar: 'school', basis: concept.id, naam: 'x', code: 'x', licentie: '' }),
    );
    await doe(ib, id, verberg(doel('RW-E-3a')));
    await expect(as(ib, (tx) => gooiConceptWeg(tx, concept.id))).rejects.toMatchObject({ code: 'conflict' });
    const klaar = await as(ib, (tx) => zetKlaar(tx, ib, id));
    expect(klaar.nummer).toBe('0.10');
    await as(ib, (tx) => gooiConceptWeg(tx, klaar.versie));
    expect((await zie(ib, id)).inrichting).toMatchObject({
      pakketId: concept.pakketId,
      conceptVersieId: null,
    });
  });
});

describe('R85: an own inrichting is of its school or bestuur alone', () => {
  it('does not exist for another school; that of the bestuur does, for its schools', async () => {
    const vanSchool = await begin(ib);
    const vanBestuur = await begin(ib, 'bestuur');
    const ziet = async (who: KnownActor) => (await as(who, inrichtingen)).map((i) => i.id);
    expect(await ziet(ib)).toEqual(expect.arrayContaining([vanSchool, vanBestuur]));
    expect(await ziet(buur)).toContain(vanBestuur);
    expect(await ziet(buur)).not.toContain(vanSchool);
    expect(await ziet(vreemd)).toEqual([]);
    for (const [who, id] of [
      [buur, vanSchool],
      [vreemd, vanBestuur],
    ] as const) {
      await expect(zie(who, id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(doe(who, id, verberg(doel('RW-E-3a')))).rejects.toMatchObject({ code: 'not_found' });
      await expect(as(who, (tx) => publiceerInrichting(tx, who, id))).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    expect(await doe(buur, vanBestuur, verberg(doel('RW-E-3a')))).toEqual({ kind: 'gewijzigd' });
    expect((await zie(ib, vanBestuur)).handelingen).toMatchObject([{ door: null }]);
  });

  it('cannot be rewritten: acts are only ever added', async () => {
    const id = await begin(ib);
    await doe(ib, id, verberg(doel('RW-E-3a')));
    const weg = as(ib, (tx) => tx.deleteFrom('koers.inrichting_wijziging').execute());
    await expect(weg).rejects.toThrow(/permission denied/);
    const anders = as(ib, (tx) =>
      tx.updateTable('koers.inrichting_wijziging').set({ person_id: beheerder.person }).execute(),
    );
    await expect(anders).rejects.toThrow(/permission denied/);
  });

  it('is not for who may only read packages', async () => {
    const juf = await mens(ib.school, 'leerkracht', 'Saskia');
    await expect(begin(juf)).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('R1: a package of one’s own, from nothing', () => {
  it('gets leergebieden, leerlijnen, doelen and a leerroute, is published and chosen', async () => {
    const id = await as(buur, (tx) =>
      beginInrichting(tx, buur, {
        eigenaar: 'school',
        basis: null,
        naam: 'Eigen',
        code: 'eigen',
        licentie: 'CC-BY-4.0',
      }),
    );
    await expect(as(buur, (tx) => publiceerInrichting(tx, buur, id))).rejects.toMatchObject({
      code: 'bad_request',
    });
    const [gebied, lijn, route, n1] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const antwoord = await doe(
      buur,
      id,
      {
        wat: 'toevoegen',
        soort: 'leergebied',
        entiteit: gebied,
        ouder: null,
        velden: { code: 'RW', naam: 'Rekenen', soort: 'LS' },
      },
      {
        wat: 'toevoegen',
        soort: 'leerlijn',
        entiteit: lijn,
        ouder: gebied,
        velden: { code: 'G', naam: 'Geld', geordend: true, kerndoelHints: [] },
      },
      {
        wat: 'toevoegen',
        soort: 'niveau',
        entiteit: n1,
        ouder: lijn,
        velden: { code: 'N1', naam: 'Niveau 1' },
      },
      {
        wat: 'toevoegen',
        soort: 'leerdoel',
        entiteit: randomUUID(),
        ouder: n1,
        velden: { code: 'G1', tekst: 'herkent munten' },
      },
      {
        wat: 'toevoegen',
        soort: 'leerroute',
        entiteit: route,
        ouder: null,
        velden: {
          code: '4',
          naam: '4 Arbeid',
          ldgm: 4,
          uitstroomprofiel: 'arbeidsmarkt',
          bestemming: 'groen',
        },
      },
      {
        wat: 'profiel',
        leerroute: route,
        leerlijn: lijn,
        wordt: {
          uitstroomniveau: n1,
          profiel: [
            { onderwijsleeftijd: 6, niveau: 0.5 },
            { onderwijsleeftijd: 9, niveau: 0.5 },
            { onderwijsleeftijd: 16, niveau: 1 },
          ],
        },
        was: null,
        rangen: {},
      },
    );
    expect(antwoord).toEqual({ kind: 'gewijzigd' });
    const { versie } = await as(buur, (tx) => publiceerInrichting(tx, buur, id));
    await as(buur, (tx) => adoptPakket(tx, buur, { versie }));
    const pakket = await as(buur, (tx) => laadPakket(tx, versie));
    expect(pakket?.leerroutes).toMatchObject([
      { naam: '4 Arbeid', ldgm: 4, uitstroomprofiel: 'arbeidsmarkt' },
    ]);
    expect(pakket?.routeLeerlijnen[0]?.profiel).toHaveLength(3);
    expect(pakket?.licentie).toBe('CC-BY-4.0');
    // Going on with it later is the next version of the same package.
    const verder = await as(buur, (tx) =>
      beginInrichting(tx, buur, { eigenaar: 'school', basis: versie, naam: 'x', code: 'x', licentie: '' }),
    );
    expect(verder).toBe(id);
    expect((await as(buur, mogelijkeBases)).map((b) => b.id)).toEqual(expect.arrayContaining([versie]));
    expect((await as(vreemd, mogelijkeBases)).map((b) => b.id)).not.toContain(versie);
  });
});
