import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDelingen } from '../../gateway/access/delingen.ts';
import { createInbreng } from '../../gateway/arrangementskaart/inbreng/service.ts';
import { createKaartInhoud } from '../../gateway/arrangementskaart/inhoud-service.ts';
import { createArrangementskaart } from '../../gateway/arrangementskaart/service.ts';
import { maakGroep } from '../../gateway/groepen/service.ts';
import { bewaarResultaten } from '../../gateway/leerroute/service.ts';
import type { KnownActor, Rol } from '../../gateway/model/actor.ts';
import { createProfiel } from '../../gateway/profiel/service.ts';
import { grantRole } from '../../gateway/school/people.ts';
import { actor, dag, doel, lijn, persoon } from '../../test/support/demo-class.ts';
import { schoolWeb, tekst } from './testing/school-web.ts';

const web = schoolWeb();
/** The leerlijn that is shared with the zorgverlener, and one that is not. */
const TAAL = 'NT-M-2a';
const GELD = 'RW-E-2a';

/** What is known of one pupil, each with words that stand nowhere else. */
const GEGEVENS = {
  'plaatsing op een leerroute': 'Commissie voor de begeleiding',
  'reden van plaatsing': 'Begin van het schooljaar',
  'doel op taal': 'NT-M-2a',
  'doel op geld': 'RW-E-2a',
  'begin op taal': 'Begin bij praten',
  'begin op geld': 'Begin bij munten',
  'actie op taal': 'Samen plaatjes noemen',
  'actie op geld': 'Samen munten leggen',
  'waarneming op taal': 'Noemde drie dieren',
  'waarneming op geld': 'Betaalde in de winkel',
  'eigen woorden bij taal': 'Ik vind praten fijn',
  'eigen woorden bij geld': 'Geld gaat te snel',
  'eigen teken': 'zegt zelf: kan ik',
  'factor voor het team': 'Wil vooraan zitten',
  'factor voor de zorg, bij taal': 'Hoort minder goed',
  'factor voor de zorg, bij geld': 'Draagt een bril',
  'factor voor de commissie': 'Vertrouwelijk verslag',
  ondersteuning: 'Heeft rust nodig na school',
  toets: 'Rekentoets Kompas',
  stamgroep: 'De Schelpen',
  'andere groep': 'Sova op dinsdag',
  'andere leerling': 'Proef01',
} as const;
type Gegeven = keyof typeof GEGEVENS;
const ALLES = Object.keys(GEGEVENS) as Gegeven[];

const wie: Record<string, KnownActor> = {};
const kind = () => web.k.leerlingen[0] ?? '';

async function medewerker(naam: string, rol: 'zorgverlener' | 'begeleider'): Promise<KnownActor> {
  const { k } = web;
  return await k.as(k.petra, async (tx) => {
    const id = await persoon(tx, k.school, 'medewerker', naam, 'Veerkracht');
    await grantRole(tx, k.school, { person: id, rol, reason: 'proef', grantedBy: 'invite', tot: dag(60) });
    return actor(k.school, id, rol);
  });
}

async function opDoel(code: string, van: { begin: string; actie: string; zag: string; mening: string }) {
  const { k } = web;
  const at = { leerling: kind(), leerdoel: doel(code) };
  const inhoud = createKaartInhoud({ keys: k.keys });
  const inbreng = createInbreng({ keys: k.keys });
  await k.as(k.marjan, async (tx) => {
    await inhoud.schrijfBeginsituatie(tx, k.marjan, { id: randomUUID(), ...at, tekst: van.begin });
    await inhoud.voegActieToe(tx, k.marjan, { id: randomUUID(), ...at, tekst: van.actie });
    await inbreng.schrijfWaarneming(tx, k.marjan, { id: randomUUID(), ...at, tekst: van.zag });
  });
  const ik = actor(k.school, kind(), 'leerling');
  const mening = {
    id: randomUUID(),
    leerdoel: doel(code),
    wat: 'mening',
    gezicht: 'goed',
    tekst: van.mening,
  } as const;
  await k.as(ik, (tx) => inbreng.zeg(tx, ik, mening));
}

async function factor(tekst: string, zichtbaar: 'cvb' | 'team' | 'zorg', code?: string): Promise<void> {
  const { k } = web;
  const profiel = createProfiel({ keys: k.keys });
  const id = randomUUID();
  await k.as(k.petra, async (tx) => {
    const wat = { richting: 'belemmerend', dimensie: 4, bron: 'school', bronOp: dag(0), zichtbaar } as const;
    await profiel.legFactorVast(tx, k.petra, { id, leerling: kind(), tekst, ...wat });
    if (!code) return;
    const aan = { leerling: kind(), factor: id, leerdoel: doel(code), aan: true };
    await profiel.koppelFactor(tx, k.petra, { id: randomUUID(), ...aan });
  });
}

async function deelTaal(met: KnownActor): Promise<string> {
  const { k } = web;
  const deling = {
    leerling: kind(),
    leerlijn: lijn('NT-M'),
    persoon: met.person,
    tot: dag(9),
    reden: 'praten',
  };
  return await k.as(k.petra, (tx) => createDelingen({ keys: k.keys }).deel(tx, k.petra, deling));
}

beforeAll(async () => {
  const { k } = web;
  await opDoel(TAAL, {
    begin: GEGEVENS['begin op taal'],
    actie: GEGEVENS['actie op taal'],
    zag: GEGEVENS['waarneming op taal'],
    mening: GEGEVENS['eigen woorden bij taal'],
  });
  await opDoel(GELD, {
    begin: GEGEVENS['begin op geld'],
    actie: GEGEVENS['actie op geld'],
    zag: GEGEVENS['waarneming op geld'],
    mening: GEGEVENS['eigen woorden bij geld'],
  });
  const ik = actor(k.school, kind(), 'leerling');
  const kan = { id: randomUUID(), leerdoel: doel(GELD), wat: 'kan' } as const;
  await k.as(ik, (tx) => createInbreng({ keys: k.keys }).zeg(tx, ik, kan));
  await factor(GEGEVENS['factor voor het team'], 'team');
  await factor(GEGEVENS['factor voor de zorg, bij taal'], 'zorg', TAAL);
  await factor(GEGEVENS['factor voor de zorg, bij geld'], 'zorg', GELD);
  await factor(GEGEVENS['factor voor de commissie'], 'cvb');
  const rust = { gebied: 'gezondheid', intensiteit: 'licht', tekst: GEGEVENS.ondersteuning } as const;
  const toets = {
    bron: 'Kompas',
    sleutel: 'r-1',
    soort: 'toets',
    naam: GEGEVENS.toets,
    leergebied: 'RW',
    op: dag(-9),
  } as const;
  await k.as(k.petra, async (tx) => {
    await createProfiel({ keys: k.keys }).legOndersteuningVast(tx, k.petra, {
      id: randomUUID(),
      leerling: kind(),
      ...rust,
    });
    await bewaarResultaten(tx, k.school, [{ leerling: kind(), ...toets }]);
    const sova = { naam: GEGEVENS['andere groep'], werkvorm: 'sova', regel: null, van: dag(0) } as const;
    await maakGroep(tx, k.petra, { ...sova, lijnen: [], leerlingen: [kind()] });
  });
  const zorg = await medewerker('Joep', 'zorgverlener');
  await deelTaal(zorg);
  const weg = await medewerker('Lies', 'zorgverlener');
  const deling = await deelTaal(weg);
  await k.as(k.petra, (tx) =>
    createDelingen({ keys: k.keys }).beeindig(tx, k.petra, { leerling: kind(), deling }),
  );
  const begeleider = await medewerker('Kees', 'begeleider');
  await k.as(k.petra, (tx) =>
    tx
      .insertInto('koers.groep_lid')
      .values({
        school_id: k.school,
        groep_id: k.groep,
        person_id: begeleider.person,
        als: 'medewerker',
        van: dag(-3),
      })
      .execute(),
  );
  const ouder = await k.as(k.petra, async (tx) => {
    const id = await persoon(tx, k.school, 'ouder', 'Ouder', 'Thuis');
    await tx
      .insertInto('koers.relatie')
      .values({ school_id: k.school, leerling_id: kind(), person_id: id, soort: 'ouder' })
      .execute();
    return actor(k.school, id, 'ouder');
  });
  const metRol = (rol: Rol) => actor(k.school, k.petra.person, rol);
  Object.assign(wie, {
    leerling: ik,
    ouder,
    leerkracht: k.marjan,
    'leerkracht van een andere groep': k.wendy,
    begeleider,
    zorgverlener: zorg,
    'zorgverlener, na de einddatum': weg,
    ib: k.petra,
    directeur: metRol('directeur'),
    bestuur: metRol('bestuur'),
    beheerder: metRol('beheerder'),
    fg: metRol('fg'),
  });
});

/** Every page where something of this pupil stands. */
function paginas(): string[] {
  const { k } = web;
  const van = `/leerling/${kind()}`;
  const doelen = [TAAL, GELD].flatMap((code) => [
    `${van}/doel/${doel(code)}`,
    `${van}/kaart/doel/${doel(code)}`,
  ]);
  const lijnen = ['NT-M', 'RW-E'].map((code) => `${van}/leerlijn/${lijn(code)}`);
  return [
    ...[van, `${van}/beeld`, `${van}/kaart`, `${van}/leerreis`, `${van}/ondersteuning`, ...doelen, ...lijnen],
    ...[`/groep/${k.groep}`, `/groep/${k.groep}/profiel`, '/groepen', `/groepen/${k.groep}`],
    ...[`/groepen/${k.groep}/plan`, `/groepen/${k.groep}?leerling=Proef`, '/groepen/samenstellen'],
    ...['/vandaag', '/acties', '/mijn', `/mijn/doel/${doel(TAAL)}`, `/mijn/doel/${doel(GELD)}`],
  ];
}

/** Everything this person reads of the pupil, over all pages that open for him. */
async function ziet(naam: string): Promise<{ gegevens: Gegeven[]; paginas: number }> {
  const who = wie[naam];
  if (!who) throw new Error(`nobody is ${naam}`);
  const browser = await web.as(who);
  let alles = '';
  let open = 0;
  for (const pad of paginas()) {
    const { status, html } = await browser.get(pad);
    if (status === 200) {
      open += 1;
      alles += tekst(html);
    } else expect([303, 403, 404]).toContain(status);
  }
  return { gegevens: ALLES.filter((g) => alles.includes(GEGEVENS[g])), paginas: open };
}

const zonder = (...weg: Gegeven[]) => ALLES.filter((g) => !weg.includes(g));
const WOORDEN_VAN_COLLEGAS: Gegeven[] = [
  'reden van plaatsing',
  'begin op taal',
  'begin op geld',
  'waarneming op taal',
  'waarneming op geld',
  'factor voor het team',
  'factor voor de zorg, bij taal',
  'factor voor de zorg, bij geld',
  'factor voor de commissie',
  'ondersteuning',
];

/** R59–R64: role × what it sees of one pupil, over every page, by HTTP. */
const ZIET: readonly (readonly [string, readonly Gegeven[]])[] = [
  ['leerling', zonder(...WOORDEN_VAN_COLLEGAS, 'andere leerling')],
  [
    'ouder',
    zonder(...WOORDEN_VAN_COLLEGAS, 'andere leerling', 'eigen woorden bij taal', 'eigen woorden bij geld'),
  ],
  ['leerkracht', zonder('factor voor de commissie')],
  ['leerkracht van een andere groep', []],
  ['begeleider', zonder('factor voor de commissie', 'reden van plaatsing')],
  [
    'zorgverlener',
    [
      'doel op taal',
      'begin op taal',
      'actie op taal',
      'waarneming op taal',
      'eigen woorden bij taal',
      'factor voor de zorg, bij taal',
    ],
  ],
  ['zorgverlener, na de einddatum', []],
  ['ib', ALLES],
  [
    'directeur',
    zonder(
      'factor voor het team',
      'factor voor de zorg, bij taal',
      'factor voor de zorg, bij geld',
      'factor voor de commissie',
      'ondersteuning',
    ),
  ],
  ['bestuur', ['stamgroep', 'andere groep']],
  ['beheerder', []],
  ['fg', []],
];

describe('R59–R64: role × what it sees of a pupil, over every page', () => {
  it.each(ZIET)('%s', async (naam, moet) => {
    const uit = await ziet(naam);
    expect(uit.gegevens).toEqual(moet);
    expect(uit.paginas).toBeGreaterThan(0);
  });
});

describe('R63: what a zorgverlener did stays his, and shows nothing once the share is over', () => {
  it('his act of today is not on Vandaag any more when the pupil is not shared', async () => {
    const { k } = web;
    const rik = await medewerker('Rik', 'zorgverlener');
    const deling = await deelTaal(rik);
    const acts = [{ id: randomUUID(), leerling: kind(), leerdoel: doel(TAAL), stand: 2 }];
    await k.as(rik, (tx) => createArrangementskaart({ keys: k.keys }).setStand(tx, rik, { acts }));
    const browser = await web.as(rik);
    expect(tekst((await browser.get('/vandaag')).html)).toContain('Leerling0');
    // Something else stays shared: then the list of today stays, without this pupil.
    const nog = { leerling: k.buiten, leerlijn: null, persoon: rik.person, tot: dag(9), reden: 'bewegen' };
    await k.as(k.petra, async (tx) => {
      const delingen = createDelingen({ keys: k.keys });
      await delingen.deel(tx, k.petra, nog);
      await delingen.beeindig(tx, k.petra, { leerling: kind(), deling });
    });
    const na = tekst((await browser.get('/vandaag')).html);
    expect(na).toContain('Buiten Beentje');
    expect(na).not.toContain('Leerling0');
    expect((await browser.get(`/leerling/${kind()}`)).status).toBe(404);
  });
});
