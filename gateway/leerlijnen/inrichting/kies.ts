import type { Pakket } from '../pakket.ts';
import { type Boom, boomVan, groepVan, type Knoop, regelSleutel } from './boom.ts';
import { laagVan } from './laag.ts';
import { legLaag } from './leg-laag.ts';
import { type Punt, puntSleutel, type Velden, type Wijziging, type WijzigingVan } from './wijziging.ts';

/** The version a choice is about, with the own changes, and the version they were made on. */
export interface Stand {
  readonly basis: Pakket;
  readonly wijzigingen: readonly Wijziging[];
  readonly vorige: Pakket;
}

/**
 * A choice as changes to add: the record of it, and what it asks for. `eigen` keeps what the school or bestuur made, also
 * when the package no longer has it; `basis` follows the package from now on.
 */
export function kiesWijzigingen(stand: Stand, punt: Punt, keuze: 'eigen' | 'basis'): Wijziging[] {
  const besluit: Wijziging = { wat: 'kiezen', punt, keuze, ...beideKanten(stand, punt) };
  if (punt.om === 'weg' && keuze === 'eigen') return [...terughalen(stand, punt.entiteit), besluit];
  if (punt.om === 'code') return [...codeKiezen(stand, punt.entiteit, keuze), besluit];
  return [besluit];
}

type Kanten = Pick<WijzigingVan<'kiezen'>, 'eigen' | 'basis'>;
type Json = Kanten['eigen'];

function beideKanten({ basis, wijzigingen }: Stand, punt: Punt): Kanten {
  const boom = boomVan(basis);
  const laag = laagVan(wijzigingen);
  if (punt.om === 'veld') {
    const velden = (boom.knopen.get(punt.entiteit)?.basisVelden ?? {}) as Readonly<Record<string, Json>>;
    const eigen = laag.velden.get(puntSleutel(punt))?.eigen as Json | undefined;
    return { eigen: eigen ?? null, basis: velden[punt.veld] ?? null };
  }
  if (punt.om === 'profiel') {
    const sleutel = regelSleutel(punt.leerroute, punt.leerlijn);
    return {
      eigen: laag.profielen.get(sleutel)?.wijziging.wordt ?? null,
      basis: boom.regels.get(sleutel)?.basis ?? null,
    };
  }
  if (punt.om === 'plaats') {
    const eigen = laag.plaatsen.get(punt.entiteit)?.wijziging.ouder ?? null;
    return { eigen, basis: boom.knopen.get(punt.entiteit)?.basisOuder ?? null };
  }
  return { eigen: null, basis: null };
}

/** What the package dropped, with all that stood in it, as own additions; with the same identity (R10). */
function terughalen({ basis, wijzigingen, vorige }: Stand, entiteit: string): Wijziging[] {
  const toen = boomVan(vorige);
  const eigen = legLaag(vorige, wijzigingen).boom.knopen; // in the own words
  const nu = boomVan(basis).knopen;
  const terug: string[] = [];
  const haal = (e: string) => {
    if (!nu.has(e) && toen.knopen.has(e) && !terug.includes(e)) terug.push(e);
  };
  for (const e of [...voorouders(toen, entiteit), ...nakomelingen(toen, entiteit)]) haal(e);
  return [
    ...terug
      .flatMap((e) => toen.knopen.get(e) ?? [])
      .map((knoop) =>
        alsToevoeging(toen, { ...knoop, velden: eigen.get(knoop.entiteit)?.velden ?? knoop.velden }),
      ),
    ...profielenTerug(toen, new Set(terug), (e) => nu.has(e) || terug.includes(e)),
  ];
}

/** From the outside in, the thing itself last. */
function voorouders(boom: Boom, entiteit: string): string[] {
  const ouder = boom.knopen.get(entiteit)?.ouder ?? null;
  return [...(ouder === null ? [] : voorouders(boom, ouder)), entiteit];
}

const BINNEN = ['leerlijn', 'niveau', 'leerdoel', 'actie'] as const;

function nakomelingen(boom: Boom, entiteit: string): string[] {
  const kinderen = BINNEN.flatMap((soort) => boom.groepen.get(groepVan(soort, entiteit)) ?? []);
  return kinderen.flatMap((kind) => [kind, ...nakomelingen(boom, kind)]);
}

function alsToevoeging(boom: Boom, { soort, entiteit, ouder, velden }: Knoop): Wijziging {
  const groep = boom.groepen.get(groepVan(soort, ouder)) ?? [];
  const na = groep[groep.indexOf(entiteit) - 1] ?? null;
  return { wat: 'toevoegen', soort, entiteit, ouder, na, velden } as WijzigingVan<'toevoegen'>;
}

function profielenTerug(boom: Boom, terug: ReadonlySet<string>, er: (e: string) => boolean): Wijziging[] {
  return [...boom.regels.values()]
    .filter(({ leerroute, leerlijn }) => terug.has(leerroute) || terug.has(leerlijn))
    .filter(({ leerroute, leerlijn }) => er(leerroute) && er(leerlijn))
    .map(({ leerroute, leerlijn, basis, rangen }) => {
      return { wat: 'profiel', leerroute, leerlijn, wordt: basis, was: null, rangen };
    });
}

// The code that was made free becomes the own one, or the own thing makes way.
function codeKiezen(stand: Stand, entiteit: string, keuze: 'eigen' | 'basis'): Wijziging[] {
  const knoop = legLaag(stand.basis, stand.wijzigingen).boom.knopen.get(entiteit);
  if (!knoop) return [];
  const { soort } = knoop;
  if (keuze === 'basis') return [{ wat: 'verbergen', soort, entiteit }];
  const { code } = knoop.velden as { code: string };
  const was = (knoop.basisVelden as Velden<'leerlijn'> | null)?.code;
  const woorden = {
    wat: 'herformuleren',
    soort,
    entiteit,
    velden: { code },
    was: was ? { code: was } : null,
  };
  return [woorden as WijzigingVan<'herformuleren'>];
}
