import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { actor, type DemoClass, dag, persoon } from '../../../test/support/demo-class.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { OppInhoud } from '../../model/opp.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { createProfiel } from '../../profiel/service.ts';
import { ensureRelatie } from '../../school/people.ts';
import { veldenVan } from '../projectie/vuller.ts';
import { createOpp, type OppService, type OppView } from '../service.ts';

/** How ouders came in, in these tests. */
export const MET_PASSKEY = { methode: 'passkey', zekerheid: 'gezien_door_school', sessie: null } as const;

/** An OPP to work on: the demo class with two ouders of the first pupil, who both have gezag. */
export interface OppToneel {
  readonly k: DemoClass;
  readonly opp: OppService;
  readonly moeder: KnownActor;
  readonly vader: KnownActor;
  readonly directeur: KnownActor;
  as<T>(who: KnownActor, work: (tx: Tx) => Promise<T>): Promise<T>;
  leerling(n: number): string;
}

export async function oppToneel(k: DemoClass): Promise<OppToneel> {
  const leerling = (n: number): string => k.leerlingen[n] ?? '';
  const wie = await k.as(k.petra, async (tx) => {
    const ouder = async (naam: string) => {
      const id = await persoon(tx, k.school, 'ouder', naam, 'Proef');
      await ensureRelatie(tx, k.school, { leerling: leerling(0), person: id, soort: 'ouder', gezag: true });
      return actor(k.school, id, 'ouder');
    };
    const [moeder, vader] = [await ouder('Ilse'), await ouder('Joris')];
    return { moeder, vader, directeur: await persoon(tx, k.school, 'medewerker', 'Dirk', 'Directie') };
  });
  return {
    k,
    opp: createOpp({ keys: k.keys }),
    ...wie,
    directeur: actor(k.school, wie.directeur, 'directeur'),
    as: k.as,
    leerling,
  };
}

/** A factor in the register. @returns its id */
export async function factor(
  { k, as }: OppToneel,
  leerling: string,
  richting: 'bevorderend' | 'belemmerend',
  zichtbaar: 'team' | 'cvb' = 'team',
): Promise<string> {
  const id = randomUUID();
  await as(k.petra, (tx) =>
    createProfiel({ keys: k.keys }).legFactorVast(tx, k.petra, {
      id,
      leerling,
      richting,
      dimensie: richting === 'bevorderend' ? 1 : 3,
      code: richting === 'bevorderend' ? 'visueel_geheugen' : 'spanning_groepen',
      tekst: zichtbaar === 'cvb' ? 'alleen voor de commissie' : '',
      behoefte: 'Een vaste plek',
      bron: 'school',
      bronOp: dag(-3),
      zichtbaar,
    }),
  );
  return id;
}

/** The pupil heard, or the reason why not, as the form of the pupil writes it. */
export async function hoor(
  { k, as, opp }: OppToneel,
  leerling: string,
  moment: 'opstellen' | 'bijstellen' | 'evalueren',
  gehoord = true,
): Promise<void> {
  await as(k.petra, async (tx) => {
    const view = await opp.lees(tx, k.petra, {
      leerling,
      welke: moment === 'evalueren' ? 'geldend' : 'concept',
    });
    const dicht = (tekst: string) => k.keys.sealForLeerling(tx, k.school, leerling, tekst, 'opp.stem');
    const inhoud = JSON.stringify({
      gevraagd: [{ vraag: 'Waar word je blij van?', antwoord: 'buiten werken' }],
      eigenWoorden: 'Ik wil iets met planten.',
      bijlagen: [],
    });
    await tx
      .insertInto('koers.opp_stem')
      .values({
        school_id: k.school,
        leerling_id: leerling,
        versie_id: view.versie?.id ?? '',
        moment,
        op: dag(0),
        gehoord,
        hoe: sql<string[]>`ARRAY['picto', 'taal']`,
        inhoud: gehoord ? await dicht(inhoud) : null,
        reden: gehoord ? null : await dicht('Hij was lang ziek.'),
        volgende_poging: gehoord ? null : dag(14),
        vastgelegd_door: k.petra.person,
      })
      .execute();
    await opp.naHoren(tx, k.petra, leerling);
  });
}

/** One field typed as a teacher does, over whatever he saw there. */
export async function typ(
  { k, as, opp }: OppToneel,
  leerling: string,
  veld: string,
  waarde: string,
  over: { readonly reden?: string; readonly taalfout?: boolean } = {},
) {
  return await as(k.marjan, async (tx) => {
    const { stempels } = await opp.lees(tx, k.marjan, { leerling });
    return await opp.schrijfVeld(tx, k.marjan, {
      leerling,
      veld,
      waarde,
      gezien: stempels[veld] ?? 0,
      ...over,
    });
  });
}

export async function overleg({ k, as, opp }: OppToneel, leerling: string): Promise<void> {
  await as(k.marjan, (tx) =>
    opp.legOverlegVast(tx, k.marjan, {
      leerling,
      op: dag(0),
      deelnemers: ['Ilse Proef', 'Joris Proef', 'Marjan Schelpenpad'],
      uitkomst: 'We zijn het eens over de bestemming.',
    }),
  );
}

/** The advice of the commissie, as the intern begeleider writes it down (domain.md L5). */
export async function advies({ k, as, opp }: OppToneel, leerling: string): Promise<void> {
  await as(k.petra, (tx) =>
    opp.legCvbAdviesVast(tx, k.petra, { leerling, op: dag(0), advies: 'De commissie vindt dit passend.' }),
  );
}

/** A concept with everything that L5, R35, R43 and R46 ask for. */
export async function klaarConcept(t: OppToneel, leerling: string): Promise<void> {
  await t.as(t.k.marjan, (tx) => t.opp.begin(tx, t.k.marjan, leerling));
  await factor(t, leerling, 'bevorderend');
  await factor(t, leerling, 'belemmerend');
  await typ(t, leerling, 'd.onderbouwing', 'Werkt graag buiten en houdt een dag vol.');
  await overleg(t, leerling);
  await advies(t, leerling);
  await hoor(t, leerling, 'opstellen');
}

/** The OPP of one pupil as somebody reads it. */
export const zie = (
  t: OppToneel,
  leerling: string,
  welke?: 'geldend' | 'concept' | number,
  who = t.k.marjan,
): Promise<OppView> => t.as(who, (tx) => t.opp.lees(tx, who, { leerling, welke }));

/** Fixes the concept, as the directeur. */
export const vast = (t: OppToneel, leerling: string) =>
  t.as(t.directeur, (tx) => t.opp.stelVast(tx, t.directeur, leerling));

export const biedAan = (t: OppToneel, leerling: string) =>
  t.as(t.k.marjan, (tx) => t.opp.biedAan(tx, t.k.marjan, leerling));

/** @throws when a version shows nothing */
export function inhoudVan(view: OppView): OppInhoud {
  if (!view.inhoud) throw new Error('no inhoud');
  return view.inhoud;
}

export const veldIn = (view: OppView, sleutel: string) =>
  veldenVan(view.inhoud).find((v) => v.veld === sleutel);
