import type { Herkomst, OppInhoud, OppVeld } from '../../../model/opp.ts';

/** Sections of an OPP to write documents of. All people in them are invented. */

export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const herkomst = (over: Partial<Herkomst> = {}): Herkomst => ({
  bron: 'kaart',
  naam: 'arrangementskaart',
  op: '2026-09-03',
  door: null,
  ...over,
});
export const veld = (waarde: string | null, over: Partial<Herkomst> | null = {}): OppVeld => ({
  veld: 'b.beeld',
  waarde,
  herkomst: over === null ? null : herkomst(over),
  overruled: null,
});
const LVS = { bron: 'lvs', naam: 'ParnasSys', op: '2026-08-24' } as const;
export const LEEG: OppVeld = { veld: 'b.beeld', waarde: null, herkomst: null, overruled: null };

export const A: OppInhoud['a'] = {
  leerling: { naam: 'Juno Vos', roepnaam: 'Juno', geboortedatum: '2016-03-14' },
  school: { naam: 'De Vlieger', brin: '99XX', bestuur: 'Stichting Bovenwind' },
  groep: veld('De Zeemeeuwen', LVS),
  inschrijfdatum: veld('1 augustus 2022', LVS),
  tlv: {
    nummer: 'TLV-2026-00417',
    categorie: 'midden',
    van: '2026-08-01',
    tot: '2028-07-31',
    samenwerkingsverband: 'Samenwerkingsverband De Waterkant',
  },
  gezaghebbenden: [
    { naam: 'Mirjam Vos-Haan', rol: 'moeder' },
    { naam: 'Tim Vos', rol: 'vader' },
  ],
  cvb: [
    { naam: 'Ineke Bakker', rol: 'intern begeleider' },
    { naam: 'Farid Amrani', rol: 'orthopedagoog' },
  ],
};

export const B: OppInhoud['b'] = {
  onderwijsleeftijd: veld('10 jaar', { ...LVS, bron: 'lvs' }),
  beeld: veld(
    'Juno is een vrolijk meisje dat graag samenwerkt. Ze begrijpt korte zinnen en kiest met plaatjes wat ze wil doen. Nieuwe situaties vindt ze spannend: ze wil dan eerst kijken en doet daarna mee.',
    { bron: 'profiel', naam: 'leerlingprofiel', door: 'Petra de Wit', op: '2026-10-12' },
  ),
  leergebieden: [
    ['Mondelinge taal', 'Spreken en luisteren', 'niveau 5', 'niveau 6'],
    ['Rekenen', 'Getallen', 'niveau 4', 'niveau 5'],
    ['Rekenen', 'Meten, tijd en geld', 'niveau 4', 'niveau 4'],
    ['Praktische redzaamheid', 'Praktische redzaamheid', 'niveau 6', 'niveau 7'],
  ].map(([leergebied = '', leerlijn = '', nu = '', streef = '']) => ({
    leergebied,
    leerlijn,
    nu: veld(nu, { bron: 'kaart', op: '2026-10-30' }),
    streefniveau: veld(streef, { bron: 'plaatsing', naam: 'plaatsing', door: 'Petra de Wit' }),
  })),
  ondersteuning: [
    {
      gebied: 'communicatie',
      intensiteit: 'regelmatig',
      veld: veld('Plaatjes bij elke overgang; korte zinnen; tijd om te antwoorden.', {
        bron: 'profiel',
        naam: 'leerlingprofiel',
      }),
    },
  ],
  resultaten: [
    { vak: 'Rekenen', toets: 'Rekenen-Wiskunde M4', uitslag: '38 (IV)', op: '2026-06-11', bron: 'ParnasSys' },
    { vak: 'Taal', toets: 'Taalbegrip E3', uitslag: '112 (III)', op: '2026-06-15', bron: 'ParnasSys' },
  ],
};

export const C: OppInhoud['c'] = [
  {
    factor: id(31),
    richting: 'bevorderend',
    dimensie: 'participatie',
    tekst: 'Juno leert graag naast een klasgenoot die het voordoet.',
    behoefte: 'Samenwerken in een vast tweetal, met één opdracht tegelijk.',
    herkomst: herkomst({ bron: 'factoren', naam: 'factoren', door: 'Petra de Wit' }),
  },
  {
    factor: id(32),
    richting: 'belemmerend',
    dimensie: 'gezondheid',
    tekst: 'Veel geluid tegelijk maakt haar moe en onrustig.',
    behoefte: 'Een rustige werkplek en een koptelefoon bij zelfstandig werk.',
    herkomst: herkomst({ bron: 'factoren', naam: 'factoren', door: 'Ineke Bakker' }),
  },
];

export const D: OppInhoud['d'] = {
  leerroute: veld('Leerroute 4', { bron: 'plaatsing', naam: 'plaatsing', op: '2025-09-15' }),
  uitstroomprofiel: veld('Arbeidsmarkt', { bron: 'route', naam: 'leerroute 4', op: null }),
  bestemming: {
    veld: 'd.bestemming',
    waarde: 'Vso, daarna beschutte arbeid in de horeca of het groen',
    herkomst: herkomst({ bron: 'route', naam: 'leerroute 4', op: null }),
    overruled: {
      was: 'Vso arbeid',
      reden: 'Juno laat in de schoolkeuken en de tuin zien waar ze plezier in heeft.',
      door: 'Ineke Bakker',
      op: '2026-11-02',
    },
  },
  onderbouwing: veld(
    'Juno groeit op alle leerlijnen met ongeveer één niveau per jaar. Ze werkt taakgericht als de opdracht duidelijk is, en ze houdt een taak twintig minuten vol.',
    { bron: 'opp', naam: 'dit OPP', door: 'Ineke Bakker', op: '2026-11-02' },
  ),
  eindniveaus: [
    {
      leergebied: 'Mondelinge taal',
      leerlijn: 'Spreken en luisteren',
      veld: veld('niveau 9', { bron: 'route', naam: 'leerroute 4', op: null }),
    },
    {
      leergebied: 'Rekenen',
      leerlijn: 'Getallen',
      veld: veld('niveau 9', { bron: 'route', naam: 'leerroute 4', op: null }),
    },
  ],
};

export const E: OppInhoud['e'] = {
  periode: { naam: 'periode 2', schooljaar: '2026-2027', van: '2026-11-16', tot: '2027-02-20' },
  doelen: [
    {
      leergebied: 'Mondelinge taal',
      leerlijn: 'Spreken en luisteren',
      niveau: '6',
      code: 'MT-6.2',
      tekst: 'vertelt in drie zinnen wat hij heeft gedaan, met steun van plaatjes',
      beginsituatie: 'Juno vertelt in één zin en wijst daarbij aan.',
      acties: [
        {
          soort: 'aanbod',
          wat: 'Weekendkring met foto’s van thuis',
          wie: 'Petra de Wit',
          hoeVaak: 'elke maandag',
          waarmee: 'fotoboek',
        },
        {
          soort: 'begeleiding',
          wat: 'Vertellen in een groepje van drie',
          wie: 'logopedist',
          hoeVaak: '2 keer per week, 20 minuten',
          waarmee: null,
        },
      ],
      herkomst: herkomst(),
    },
    {
      leergebied: 'Rekenen',
      leerlijn: 'Getallen',
      niveau: '5',
      code: 'RK-5.1',
      tekst: 'telt hoeveelheden tot 20 en legt het goede getal erbij',
      beginsituatie: null,
      acties: [],
      herkomst: herkomst(),
    },
  ],
  ondersteuning: veld('Elke dag een kwartier begeleiding in de groep door de onderwijsassistent.', {
    bron: 'opp',
    naam: 'dit OPP',
  }),
  hulpmiddelen: veld('Koptelefoon, dagritme met plaatjes, time-timer', {
    bron: 'profiel',
    naam: 'leerlingprofiel',
  }),
  zorg: veld('Logopedie op school, dinsdag en donderdag', { bron: 'opp', naam: 'dit OPP' }),
  afwijkingen: LEEG,
};

export const F: OppInhoud['f'] = [
  {
    moment: 'bijstellen',
    op: '2026-11-05',
    gehoord: true,
    hoe: ['plaatjes', 'eigen woorden'],
    gevraagd: [
      { vraag: 'Wat vind je fijn op school?', antwoord: 'Koken en buiten spelen' },
      { vraag: 'Wat vind je moeilijk?', antwoord: 'Als het druk is in de klas' },
    ],
    eigenWoorden: 'Ik wil later soep maken voor iedereen.',
    vastgelegdDoor: 'Petra de Wit',
    reden: null,
    volgendePoging: null,
    bijlagen: [{ naam: 'tekening', soort: 'foto' }],
  },
];

export const H: OppInhoud['h'] = {
  overleg: {
    op: '2026-11-10',
    deelnemers: ['Mirjam Vos-Haan', 'Tim Vos', 'Petra de Wit', 'Ineke Bakker'],
    uitkomst: 'Ouders herkennen het beeld. We zijn het eens over de bestemming.',
  },
  cvbAdvies: { op: '2026-11-12', advies: 'De commissie adviseert leerroute 4.' },
  vastgesteld: null,
  handelingsdeel: 'open',
  instemming: [
    {
      deel: 'uitstroom',
      naam: 'Mirjam Vos-Haan',
      rol: 'moeder',
      antwoord: 'akkoord',
      op: '2026-11-14',
      toelichting: null,
    },
    {
      deel: 'handeling',
      naam: 'Mirjam Vos-Haan',
      rol: 'moeder',
      antwoord: 'akkoord',
      op: '2026-11-14',
      toelichting: null,
    },
    { deel: 'handeling', naam: 'Tim Vos', rol: 'vader', antwoord: 'open', op: null, toelichting: null },
  ],
  geschil: false,
};
