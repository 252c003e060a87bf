/** When a pupil is heard (domain.md L10). */
export type Moment = 'opstellen' | 'bijstellen' | 'evalueren';

/** One answer to press: `code` is kept while he is asked and finds the picto, `woord` is what he reads and what the OPP says. */
export interface Keuze {
  readonly code: string;
  readonly woord: string;
}

export interface Vraag {
  readonly code: string;
  /** As it is asked and read aloud; B1, one thing at a time. */
  readonly vraag: string;
  /** `een`: one answer, as with faces. `meer`: as many as he likes. */
  readonly soort: 'een' | 'meer';
  readonly keuzes: readonly Keuze[];
}

const WEET_NIET: Keuze = { code: 'weet_niet', woord: 'Weet ik niet' };

const gezichten = (goed: string, wel: string, niet: string): readonly Keuze[] => [
  { code: 'gezicht_goed', woord: goed },
  { code: 'gezicht_wel', woord: wel },
  { code: 'gezicht_niet', woord: niet },
  WEET_NIET,
];

const HELPT: Vraag = {
  code: 'helpt',
  vraag: 'Wat helpt jou op school?',
  soort: 'meer',
  keuzes: [
    { code: 'rust', woord: 'Een rustige plek' },
    { code: 'bewegen', woord: 'Even bewegen' },
    { code: 'plaatjes', woord: 'Plaatjes' },
    { code: 'hulp', woord: 'Hulp van juf of meester' },
    { code: 'koptelefoon', woord: 'Een koptelefoon' },
    { code: 'vriend', woord: 'Een vriend erbij' },
    WEET_NIET,
  ],
};

const LEREN: Vraag = {
  code: 'leren',
  vraag: 'Wat wil je leren?',
  soort: 'meer',
  keuzes: [
    { code: 'lezen', woord: 'Lezen' },
    { code: 'rekenen', woord: 'Rekenen' },
    { code: 'praten', woord: 'Praten' },
    { code: 'vrienden', woord: 'Vrienden maken' },
    { code: 'zelf_doen', woord: 'Dingen zelf doen' },
    { code: 'werken', woord: 'Werken' },
    WEET_NIET,
  ],
};

const MOEILIJK: Vraag = {
  code: 'moeilijk',
  vraag: 'Wat vind je moeilijk?',
  soort: 'meer',
  keuzes: [
    { code: 'drukte', woord: 'Drukte' },
    { code: 'wachten', woord: 'Wachten' },
    { code: 'samen', woord: 'Samen spelen' },
    { code: 'praten', woord: 'Praten' },
    { code: 'nieuw', woord: 'Nieuwe dingen' },
    { code: 'lezen', woord: 'Lezen' },
    WEET_NIET,
  ],
};

const PLAN: Vraag = {
  code: 'plan',
  vraag: 'Wat vind je van het plan van school?',
  soort: 'een',
  keuzes: gezichten('Goed', 'Gaat wel', 'Niet goed'),
};

const VRAGEN: Readonly<Record<Moment, readonly Vraag[]>> = {
  opstellen: [
    {
      code: 'school',
      vraag: 'Hoe is het op school?',
      soort: 'een',
      keuzes: gezichten('Fijn', 'Gaat wel', 'Niet fijn'),
    },
    {
      code: 'graag',
      vraag: 'Wat doe je graag?',
      soort: 'meer',
      keuzes: [
        { code: 'buiten', woord: 'Buiten spelen' },
        { code: 'tekenen', woord: 'Tekenen' },
        { code: 'muziek', woord: 'Muziek' },
        { code: 'lezen', woord: 'Lezen' },
        { code: 'bouwen', woord: 'Bouwen' },
        { code: 'koken', woord: 'Koken' },
        WEET_NIET,
      ],
    },
    MOEILIJK,
    HELPT,
    LEREN,
    PLAN,
  ],
  bijstellen: [
    {
      code: 'gaat',
      vraag: 'Hoe gaat het nu op school?',
      soort: 'een',
      keuzes: gezichten('Goed', 'Gaat wel', 'Niet goed'),
    },
    HELPT,
    LEREN,
    PLAN,
  ],
  evalueren: [
    {
      code: 'doelen',
      vraag: 'Hoe ging het met leren?',
      soort: 'een',
      keuzes: gezichten('Goed', 'Gaat wel', 'Niet goed'),
    },
    MOEILIJK,
    HELPT,
    LEREN,
    PLAN,
  ],
};

/** What a pupil is asked at a moment, in order. The one place to change when a school asks questions of its own. */
export const vragenVoor = (moment: Moment): readonly Vraag[] => VRAGEN[moment];
