import type { Actor, Rol } from '../model/actor.ts';

/** What a person may do with a pupil, a group or the school. */
export type Permission =
  | 'profiel_lezen' // leerlingprofiel, leerreis, groups
  | 'beeld_lezen' // integraal beeld (R17): measured against a route; not how a leerling should meet himself (R59)
  | 'kaart_lezen'
  | 'redenen_lezen' // free text that professionals wrote for each other
  | 'verslagen_lezen' // beginsituatie and evaluatie in words (R25, R28)
  | 'kaart_uitwerken' // write them, and add, change and stop acties (R25, R26, R28)
  | 'factoren_lezen' // what helps and hinders, and the support that is needed: need to know, every look is logged (R21, R27)
  | 'factoren_schrijven'
  | 'cvb_lezen' // factoren that only the commissie voor de begeleiding may see
  | 'actie_afvinken' // R29
  | 'doel_afvinken' // R30
  | 'niveau_plaatsen' // R31, R32
  | 'leerroute_plaatsen' // R7
  | 'inbrengen' // what a leerling says of his own doelen: dit kan ik, hier wil ik aan werken, zo gaat het (R59)
  | 'waarneming_schrijven' // what one saw of a doel, without judging it (R62)
  | 'lijn_delen' // R63: open leerlijnen of a pupil to a zorgverlener
  | 'groep_samenstellen' // R51–R53: make groups of our own, and say which leerlijnen a group is for
  | 'groepsplan_maken' // R54
  | 'cijfers_kiezen' // which doelen of a group have a column in the gradebook of its course, which columns there are evidence (R74)
  | 'volgen_instellen' // how the school looks at progress: rule for observers, margins (R19, R23)
  | 'perioden_instellen' // how the school divides its year, and its words for the cycle (R57, R58)
  | 'school_overzicht' // the school without its pupils: groups with numbers, leerlijnen
  | 'koppelingen_beheren'
  | 'rollen_beheren'
  | 'opp_lezen' // the OPP of a pupil as it is in force; concepts for who writes them (R60)
  | 'opp_schrijven' // work on a concept: overrule with a reason, record overleg, hoorrecht, evaluatie (R37–R47)
  | 'opp_vaststellen' // for the bevoegd gezag (domain.md L4), and what follows: TLV, dispute, end
  | 'opp_antwoorden' // agree or refuse as who has gezag (R44); which parts and when, gateway/opp says
  | 'opp_inbrengen' // comment and bring in what one sees at home (R60)
  | 'stem_geven' // the pupil's own form (R46)
  | 'opp_overzicht' // clocks and counts of the school, drilled down to pupils (R66)
  | 'rapport_lezen' // figures over the school and its bestuur, of nobody by name (R65, R67)
  | 'bestendiging_bijhouden' // write down where leavers are (R67)
  | 'bi_ophalen' // the pseudonymised set for the bestuur's own reports (R68)
  | 'contact_beheren' // addresses of ouders, their invitation, who has gezag (R44, R45)
  | 'pakket_lezen' // leerlijnenpakketten: browse, compare, export
  | 'pakket_beheren' // import, change, publish and share them (R8–R12)
  | 'samenwerken' // gebruikersgroepen: read all of it, bring in a wish, say what one thinks of a pilot (R77, R80)
  | 'samenwerken_namens' // vote, answer, plan and decide there for one's bestuur or leverancier (R77, R80)
  | 'pilots_toestaan' // whether a pilot may run at this school
  | 'spoor_lezen'; // who opened or changed what of whom (R83)

/**
 * Whose: oneself, one's own child, the groups one works in today, the leerlijnen shared with one until a date, or
 * everyone at school.
 */
export type Scope = 'zelf' | 'eigen_kind' | 'eigen_groepen' | 'gedeeld' | 'school';

export interface PolicyRow {
  readonly rol: Rol;
  readonly may: readonly Permission[];
  readonly scope: Scope;
}

/** Of a pupil as he himself sees it. */
const EIGEN = ['profiel_lezen', 'kaart_lezen'] as const;
const LEZEN = [...EIGEN, 'beeld_lezen'] as const;
const OPP = ['opp_lezen', 'opp_schrijven'] as const;
const WERKEN = ['redenen_lezen', 'actie_afvinken', 'doel_afvinken', 'niveau_plaatsen'] as const;
const GROEPEN = ['groep_samenstellen', 'groepsplan_maken', 'cijfers_kiezen'] as const;
const UITWERKEN = [
  'verslagen_lezen',
  'kaart_uitwerken',
  'factoren_lezen',
  'factoren_schrijven',
  'waarneming_schrijven',
] as const;
const PAKKET = ['pakket_lezen', 'pakket_beheren'] as const;
const NAMENS = ['samenwerken', 'samenwerken_namens'] as const;

/**
 * Roles as data (R59–R64): what is not here is not allowed. Changing anything of a pupil asks for more than a role: see
 * scope.ts.
 */
export const POLICY: readonly PolicyRow[] = [
  {
    rol: 'leerling',
    may: [...EIGEN, 'inbrengen', 'opp_lezen', 'opp_antwoorden', 'stem_geven'],
    scope: 'zelf',
  },
  { rol: 'ouder', may: [...LEZEN, 'opp_lezen', 'opp_antwoorden', 'opp_inbrengen'], scope: 'eigen_kind' },
  {
    rol: 'leerkracht',
    may: [...LEZEN, ...WERKEN, ...UITWERKEN, ...OPP, 'lijn_delen', ...GROEPEN],
    scope: 'eigen_groepen',
  },
  { rol: 'leerkracht', may: ['pakket_lezen', 'samenwerken'], scope: 'school' },
  {
    rol: 'begeleider',
    may: [...LEZEN, 'verslagen_lezen', 'factoren_lezen', 'actie_afvinken', 'waarneming_schrijven'],
    scope: 'eigen_groepen',
  },
  { rol: 'begeleider', may: ['pakket_lezen', 'samenwerken'], scope: 'school' },
  // Somebody from outside: the leerlijnen that were shared with him, until their date, and no other (R63).
  {
    rol: 'zorgverlener',
    may: [
      ...LEZEN,
      'verslagen_lezen',
      'kaart_uitwerken',
      'factoren_lezen',
      'actie_afvinken',
      'doel_afvinken',
      'waarneming_schrijven',
    ],
    scope: 'gedeeld',
  },
  {
    rol: 'ib',
    may: [
      ...LEZEN,
      ...WERKEN,
      ...UITWERKEN,
      'cvb_lezen',
      ...OPP,
      'opp_vaststellen',
      'opp_overzicht',
      'rapport_lezen',
      'bestendiging_bijhouden',
      'contact_beheren',
      'leerroute_plaatsen',
      'lijn_delen',
      'volgen_instellen',
      'perioden_instellen',
      ...GROEPEN,
      ...PAKKET,
      'samenwerken',
    ],
    scope: 'school',
  },
  {
    rol: 'directeur',
    may: [
      ...LEZEN,
      'redenen_lezen',
      'verslagen_lezen',
      'opp_lezen',
      'opp_vaststellen',
      'opp_overzicht',
      'rapport_lezen',
      'bestendiging_bijhouden',
      'bi_ophalen',
      'contact_beheren',
      'groep_samenstellen',
      'rollen_beheren',
      'volgen_instellen',
      'perioden_instellen',
      'pakket_lezen',
      ...NAMENS,
      'pilots_toestaan',
    ],
    scope: 'school',
  },
  // Governs the school and sees no pupil for that (R64).
  {
    rol: 'bestuur',
    may: ['school_overzicht', 'rapport_lezen', 'bi_ophalen', 'pakket_lezen', ...NAMENS],
    scope: 'school',
  },
  // Keeps the connections running and needs no pupil's development for that.
  {
    rol: 'beheerder',
    may: [
      'koppelingen_beheren',
      'rollen_beheren',
      'perioden_instellen',
      ...PAKKET,
      ...NAMENS,
      'pilots_toestaan',
    ],
    scope: 'school',
  },
  // Watches over who looks, and sees no dossier for that (R83).
  { rol: 'fg', may: ['spoor_lezen'], scope: 'school' },
  // Of another organisation: his gebruikersgroepen and nothing else, of no school (R80).
  { rol: 'leverancier', may: [...NAMENS], scope: 'school' },
];

/** Every scope in which this person holds a permission today; empty: nowhere. */
export function scopesFor(who: Pick<Actor, 'roles'>, permission: Permission): Scope[] {
  const scopes = POLICY.filter((row) => who.roles.has(row.rol) && row.may.includes(permission)).map(
    (r) => r.scope,
  );
  return [...new Set(scopes)];
}

/** Whether this person may do something with the school as a whole. */
export function mayInSchool(who: Pick<Actor, 'roles'>, permission: Permission): boolean {
  return scopesFor(who, permission).includes('school');
}
