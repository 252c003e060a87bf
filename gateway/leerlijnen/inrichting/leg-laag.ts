import type { Pakket } from '../pakket.ts';
import { type Boom, boomVan, groep, groepVan, type Knoop, regelSleutel } from './boom.ts';
import { dubbeleCodes } from './codes.ts';
import type { Conflict } from './conflict.ts';
import { type Laag, laagVan } from './laag.ts';
import { type EntiteitSoort, OUDER, type RouteProfiel, type Velden, type Wijziging } from './wijziging.ts';
import { naamVan, profielInWoorden, waardeInWoorden } from './woorden.ts';

/** A package with its own inrichting on it, as the editor shows it: what is hidden is still there, marked. */
export interface Ingericht {
  readonly boom: Boom;
  readonly conflicten: readonly Conflict[];
}

/** Work under way: own changes that hang on something the package no longer has, by that thing. */
interface Werk extends Ingericht {
  readonly conflicten: Conflict[];
  readonly laag: Laag;
  readonly wezen: Map<string, { soort: EntiteitSoort; eigen: string[] }>;
}

/**
 * Lays own changes on a version of a package (R8). Nothing own is ever lost: what cannot be laid is a conflict.
 * `vorige`: the version the changes were made on, to name what is gone by now.
 */
export function legLaag(basis: Pakket, wijzigingen: readonly Wijziging[], vorige?: Pakket): Ingericht {
  const laag = laagVan(wijzigingen);
  const werk: Werk = { boom: boomVan(basis), conflicten: [], laag, wezen: new Map() };
  for (const stap of laag.stappen)
    if (stap.wat === 'toevoegen') voegToe(werk, stap.entiteit);
    else verplaats(werk, stap.entiteit);
  legVelden(werk);
  verberg(werk);
  legProfielen(werk);
  werk.conflicten.push(...dubbeleCodes(werk.boom, laag), ...weg(werk, vorige));
  return { boom: werk.boom, conflicten: werk.conflicten };
}

/** Remembers an own change that has nothing to hang on, unless it was let go. */
function wees(werk: Werk, entiteit: string, soort: EntiteitSoort, eigen: string): void {
  if (werk.laag.losgelaten.has(entiteit)) return;
  const bekend = werk.wezen.get(entiteit) ?? { soort, eigen: [] };
  bekend.eigen.push(eigen);
  werk.wezen.set(entiteit, bekend);
}

/** Whether `soort` can stand in `ouder` in this tree. */
function past({ boom }: Werk, soort: EntiteitSoort, ouder: string | null): boolean {
  if (ouder === null) return OUDER[soort].length === 0;
  const staat = boom.knopen.get(ouder);
  return staat !== undefined && OUDER[soort].includes(staat.soort);
}

function voegToe(werk: Werk, entiteit: string): void {
  const w = werk.laag.toegevoegd.get(entiteit);
  if (!w || werk.boom.knopen.has(entiteit)) return; // by now the package has it as well: see `legVelden`
  const { soort, ouder, velden } = w;
  if (ouder !== null) voegToe(werk, ouder);
  if (!past(werk, soort, ouder)) {
    if (ouder !== null) wees(werk, ouder, OUDER[soort][0] ?? soort, naamVan(soort, velden));
    return;
  }
  const eigen = { vanBasis: false, basisOuder: null, basisVelden: null, verborgen: false };
  werk.boom.knopen.set(entiteit, { soort, entiteit, ...eigen, ouder, velden });
  zet(werk.boom, groepVan(soort, ouder), entiteit, w.na);
}

function verplaats(werk: Werk, entiteit: string): void {
  const plaats = werk.laag.plaatsen.get(entiteit);
  if (!plaats) return;
  const { soort, ouder, na } = plaats.wijziging;
  for (const eerst of [entiteit, ouder ?? '']) voegToe(werk, eerst);
  const knoop = werk.boom.knopen.get(entiteit);
  if (!knoop) {
    wees(werk, entiteit, soort, 'een andere plaats');
    return;
  }
  if (!past(werk, knoop.soort, ouder)) {
    if (ouder !== null) wees(werk, ouder, OUDER[knoop.soort][0] ?? soort, naamVan(knoop.soort, knoop.velden));
    return;
  }
  if (knoop.vanBasis && knoop.basisOuder !== plaats.was && knoop.basisOuder !== ouder)
    werk.conflicten.push({
      punt: { om: 'plaats', entiteit },
      soort: knoop.soort,
      naam: naamVan(knoop.soort, knoop.velden),
      was: plaatsInWoorden(werk.boom, plaats.was),
      eigen: plaatsInWoorden(werk.boom, ouder) ?? '',
      basis: plaatsInWoorden(werk.boom, knoop.basisOuder),
    });
  uit(werk.boom, groepVan(knoop.soort, knoop.ouder), entiteit);
  knoop.ouder = ouder;
  zet(werk.boom, groepVan(knoop.soort, ouder), entiteit, na);
}

function uit(boom: Boom, naam: string, entiteit: string): void {
  const rij = groep(boom.groepen, naam);
  boom.geraakt.add(naam);
  rij.splice(rij.indexOf(entiteit), 1);
}

function plaatsInWoorden(boom: Boom, ouder: string | null): string | null {
  const knoop = ouder === null ? undefined : boom.knopen.get(ouder);
  return knoop ? `bij ${naamVan(knoop.soort, knoop.velden)}` : null;
}

function zet(boom: Boom, naam: string, entiteit: string, na: string | null | undefined): void {
  const rij = groep(boom.groepen, naam);
  boom.geraakt.add(naam);
  const plek = na === null ? 0 : na === undefined ? -1 : rij.indexOf(na) + 1;
  if (na !== null && plek <= 0) rij.push(entiteit);
  else rij.splice(plek, 0, entiteit);
}

function legVelden(werk: Werk): void {
  for (const { soort, entiteit, veld, eigen, was } of werk.laag.velden.values()) {
    const knoop = werk.boom.knopen.get(entiteit);
    if (!knoop) {
      if (!werk.laag.toegevoegd.has(entiteit)) wees(werk, entiteit, soort, waardeInWoorden(eigen));
      continue;
    }
    const basis = knoop.basisVelden === null ? undefined : veldVan(knoop.basisVelden, veld);
    if (knoop.vanBasis && !gelijk(basis, was) && !gelijk(basis, eigen))
      werk.conflicten.push({
        punt: { om: 'veld', entiteit, veld },
        soort: knoop.soort,
        naam: naamVan(knoop.soort, knoop.basisVelden ?? knoop.velden),
        was: was === undefined ? null : waardeInWoorden(was),
        eigen: waardeInWoorden(eigen),
        basis: waardeInWoorden(basis),
      });
    knoop.velden = { ...knoop.velden, [veld]: eigen } as Velden;
  }
}

const veldVan = (velden: Velden, veld: string): unknown =>
  (velden as Readonly<Record<string, unknown>>)[veld];

const gelijk = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

// Something that is hidden and gone from the package is simply gone.
function verberg({ boom, laag }: Werk): void {
  for (const entiteit of laag.verborgen.keys()) {
    const knoop = boom.knopen.get(entiteit);
    if (!knoop) continue;
    knoop.verborgen = true;
    if (knoop.soort === 'niveau') boom.geraakt.add(groepVan('niveau', knoop.ouder));
  }
}

function legProfielen(werk: Werk): void {
  const { boom } = werk;
  for (const { wijziging, was } of werk.laag.profielen.values()) {
    const { leerroute, leerlijn, wordt, rangen } = wijziging;
    const route = boom.knopen.get(leerroute);
    const lijn = boom.knopen.get(leerlijn);
    const eigen = profielInWoorden(wordt, boom);
    if (!route || !lijn) {
      const mist = route ? ('leerlijn' as const) : ('leerroute' as const);
      if (!werk.laag.toegevoegd.has(wijziging[mist])) wees(werk, wijziging[mist], mist, eigen);
      continue;
    }
    const sleutel = regelSleutel(leerroute, leerlijn);
    const basis = boom.regels.get(sleutel)?.basis ?? null;
    if (lijn.vanBasis && route.vanBasis && !zelfdeProfiel(basis, was) && !zelfdeProfiel(basis, wordt))
      werk.conflicten.push({
        punt: { om: 'profiel', leerroute, leerlijn },
        soort: 'leerroute',
        naam: `${naamVan('leerroute', route.velden)}, ${naamVan('leerlijn', lijn.velden)}`,
        was: profielInWoorden(was, boom),
        eigen,
        basis: profielInWoorden(basis, boom),
      });
    boom.regels.set(sleutel, { leerroute, leerlijn, basis, nu: wordt, rangen });
  }
}

function zelfdeProfiel(a: RouteProfiel | null, b: RouteProfiel | null): boolean {
  const vorm = (p: RouteProfiel | null) =>
    p && [p.uitstroomniveau, p.profiel.map((x) => [x.onderwijsleeftijd, x.niveau]).sort(opLeeftijd)];
  return gelijk(vorm(a), vorm(b));
}

const opLeeftijd = (a: number[], b: number[]) => (a[0] ?? 0) - (b[0] ?? 0);

function weg({ wezen }: Werk, vorige: Pakket | undefined): Conflict[] {
  const toen: ReadonlyMap<string, Knoop> = vorige ? boomVan(vorige).knopen : new Map();
  return [...wezen].map(([entiteit, { soort, eigen }]) => {
    const knoop = toen.get(entiteit);
    return {
      punt: { om: 'weg', entiteit },
      soort: knoop?.soort ?? soort,
      naam: knoop ? naamVan(knoop.soort, knoop.velden) : naamVan(soort, {}),
      was: knoop ? naamVan(knoop.soort, knoop.velden) : null,
      eigen: [...new Set(eigen)].join(' · '),
      basis: null,
    };
  });
}
