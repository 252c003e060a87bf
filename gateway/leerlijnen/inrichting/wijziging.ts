import { z } from 'zod';

/** An entity, the same over all versions of a package (`entiteit` of a row). */
const Entiteit = z.guid().toLowerCase();
const zonderNul = (tekst: string) => !tekst.includes('\0'); // PostgreSQL stores no U+0000
const Code = z.string().trim().min(1).max(120).refine(zonderNul);
const Tekst = z.string().trim().min(1).max(8000).refine(zonderNul);

/** What a package is made of, from the outside in. */
export const EntiteitSoort = z.enum(['leergebied', 'leerlijn', 'niveau', 'leerdoel', 'actie', 'leerroute']);
export type EntiteitSoort = z.infer<typeof EntiteitSoort>;

/** Where an entity may stand: in one of these, or on its own. */
export const OUDER: Readonly<Record<EntiteitSoort, readonly EntiteitSoort[]>> = {
  leergebied: [],
  leerlijn: ['leergebied'],
  niveau: ['leerlijn'],
  leerdoel: ['niveau', 'leerlijn'],
  actie: ['leerdoel'],
  leerroute: [],
};

/** What can be said of an entity apart from its place; the words of the person who changes it. */
export const VELDEN = {
  leergebied: z.object({ code: Code, naam: Tekst, soort: z.enum(['LS', 'LO']) }),
  leerlijn: z.object({ code: Code, naam: Tekst, geordend: z.boolean(), kerndoelHints: z.array(Tekst) }),
  niveau: z.object({ code: Code, naam: Tekst }),
  leerdoel: z.object({ code: Code, tekst: Tekst }),
  actie: z.object({ type: Tekst, tekst: Tekst, wie: Tekst, ritme: Tekst }),
  leerroute: z.object({
    code: Code,
    naam: Tekst,
    /** Place in the landelijk doelgroepenmodel, a mapping and not a kind (R1). */
    ldgm: z.int().min(1).max(7).nullable(),
    uitstroomprofiel: z.enum(['dagbesteding', 'arbeidsmarkt', 'vervolgonderwijs']).nullable(),
    bestemming: Tekst.nullable(),
  }),
} as const;
export type Velden<S extends EntiteitSoort = EntiteitSoort> = z.infer<(typeof VELDEN)[S]>;

/** After this sibling; `null`: in front; left out: at the end. A sibling that is gone counts as left out. */
const na = Entiteit.nullable().optional();

const Verbergen = z.object({ wat: z.literal('verbergen'), soort: EntiteitSoort, entiteit: Entiteit });
const Tonen = z.object({ wat: z.literal('tonen'), soort: EntiteitSoort, entiteit: Entiteit });

function toevoegen<S extends EntiteitSoort>(soort: S) {
  return z.object({
    wat: z.literal('toevoegen'),
    soort: z.literal(soort),
    entiteit: Entiteit,
    /** `null` exactly for a leergebied and a leerroute. */
    ouder: Entiteit.nullable(),
    na,
    velden: VELDEN[soort],
  });
}

function herformuleren<S extends EntiteitSoort>(soort: S) {
  const deel = VELDEN[soort].partial();
  return z.object({
    wat: z.literal('herformuleren'),
    soort: z.literal(soort),
    entiteit: Entiteit,
    velden: deel,
    /** What the package itself said then; `null` for what the school or bestuur added itself. */
    was: deel.nullable(),
  });
}

const Verplaatsen = z.object({
  wat: z.literal('verplaatsen'),
  soort: EntiteitSoort,
  entiteit: Entiteit,
  ouder: Entiteit.nullable(),
  na,
  /** Where the package itself had it then; `null` also for what was added. */
  was: Entiteit.nullable(),
});

/** What a leerroute has of a leerlijn: where it ends, and the expected niveau by onderwijsleeftijd in years. */
export const RouteProfiel = z.object({
  uitstroomniveau: Entiteit.nullable(),
  profiel: z.array(
    z.object({ onderwijsleeftijd: z.int().min(3).max(21), niveau: z.number().min(0).max(40) }),
  ),
});
export type RouteProfiel = z.infer<typeof RouteProfiel>;

const Profiel = z.object({
  wat: z.literal('profiel'),
  leerroute: Entiteit,
  leerlijn: Entiteit,
  /** `null`: the leerroute does not have this leerlijn. */
  wordt: RouteProfiel.nullable(),
  was: RouteProfiel.nullable(),
  /** The rang of each niveau when this was filled in: what the numbers in `wordt` stand for. */
  rangen: z.record(Entiteit, z.number()),
});

/** What a conflict is about. */
export const Punt = z.discriminatedUnion('om', [
  z.object({ om: z.literal('veld'), entiteit: Entiteit, veld: z.string().min(1).max(40) }),
  z.object({ om: z.literal('plaats'), entiteit: Entiteit }),
  z.object({ om: z.literal('profiel'), leerroute: Entiteit, leerlijn: Entiteit }),
  /** The package no longer has it, and own changes hang on it. */
  z.object({ om: z.literal('weg'), entiteit: Entiteit }),
  /** An own code is now also one of the package. */
  z.object({ om: z.literal('code'), entiteit: Entiteit }),
]);
export type Punt = z.infer<typeof Punt>;

const Kiezen = z.object({
  wat: z.literal('kiezen'),
  punt: Punt,
  keuze: z.enum(['eigen', 'basis']),
  /** Both sides as they stood when a person chose. */
  eigen: z.json(),
  basis: z.json(),
});

/**
 * One change that a school or bestuur makes on top of a package (R8). Changes are only ever added to, in order; what
 * they make together is told by `stelSamen`. They speak of entities, so they hold on every version of the package.
 */
export const Wijziging = z.discriminatedUnion('wat', [
  Verbergen,
  Tonen,
  z.discriminatedUnion('soort', [
    toevoegen('leergebied'),
    toevoegen('leerlijn'),
    toevoegen('niveau'),
    toevoegen('leerdoel'),
    toevoegen('actie'),
    toevoegen('leerroute'),
  ]),
  z.discriminatedUnion('soort', [
    herformuleren('leergebied'),
    herformuleren('leerlijn'),
    herformuleren('niveau'),
    herformuleren('leerdoel'),
    herformuleren('actie'),
    herformuleren('leerroute'),
  ]),
  Verplaatsen,
  Profiel,
  Kiezen,
]);
export type Wijziging = z.infer<typeof Wijziging>;
export type WijzigingVan<W extends Wijziging['wat']> = Extract<Wijziging, { wat: W }>;

/** Some fields of an entity. */
export type DeelVelden = WijzigingVan<'herformuleren'>['velden'];

/** A punt in one line, to look up what was chosen. */
export function puntSleutel(punt: Punt): string {
  if (punt.om === 'veld') return `veld/${punt.entiteit}/${punt.veld}`;
  if (punt.om === 'profiel') return `profiel/${punt.leerroute}/${punt.leerlijn}`;
  return `${punt.om}/${punt.entiteit}`;
}
