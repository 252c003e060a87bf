import type { Pakket } from '../pakket.ts';
import type { Inhoud } from './inhoud.ts';
import { type Naast, naast } from './naast.ts';
import { streefRegels } from './streef.ts';
import { vergelijk } from './vergelijk.ts';
import type {
  DoelRegel,
  MigratieKeuzes,
  Migratieplan,
  Paar,
  Rij,
  RouteRegel,
  SplitsKeuze,
  Verandering,
  Verschil,
} from './view.ts';

export const GEEN_KEUZES: MigratieKeuzes = { splitsing: {}, leerroute: {} };

/** The same words, whatever their spacing and however their accents are written. */
const woorden = (tekst: string) => tekst.normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * What happens to pupils who go from one version to another (R10): a rule for every old leerdoel, streefniveau and
 * leerroute, with the choices of a person where there are any. Nothing here knows of pupils.
 */
export function migratieplan(
  oud: Pakket,
  nieuw: Pakket,
  keuzes: MigratieKeuzes = GEEN_KEUZES,
  verschil: Verschil = vergelijk(oud, nieuw),
): Migratieplan {
  const zij = naast(oud, nieuw);
  const van = new Map(
    verschil.veranderingen.flatMap((v) =>
      v.soort === 'leerdoel' ? v.oud.map((rij) => [rij.id, v] as const) : [],
    ),
  );
  const plek = (n: Inhoud) => ({ leerlijn: n.ouders.leerlijn ?? '', niveau: n.ouders.niveau ?? null });
  const nieuwMet = new Map(zij.nieuw.leerdoel.map((n) => [n.id, n]));
  return {
    doelen: zij.oud.leerdoel.map((doel) => doelRegel(doel, van.get(doel.id), zij, keuzes)),
    nieuweDoelen: verschil.veranderingen
      .filter((v) => v.soort === 'leerdoel' && v.lot === 'nieuw')
      .flatMap((v) => v.nieuw)
      .flatMap((doel) => {
        const n = nieuwMet.get(doel.id);
        return n ? [{ doel, ...plek(n) }] : [];
      }),
    streef: streefRegels(oud, nieuw, zij),
    routes: zij.oud.leerroute.map((route) => routeRegel(route, zij, keuzes)),
    routeKeuzes: invulbaar(nieuw, zij),
    plek: new Map(zij.nieuw.leerdoel.map((n) => [n.id, plek(n)])),
    acties: paren(zij, 'actie'),
  };
}

function doelRegel(
  oud: Inhoud,
  verandering: Verandering | undefined,
  { opvolging }: Naast,
  keuzes: MigratieKeuzes,
): DoelRegel {
  const naar = opvolging.leerdoel.opvolgers(oud).map((n) => n.rij);
  const lot = verandering && verandering.lot !== 'nieuw' ? verandering.lot : 'vervallen';
  const basis = { oud: oud.rij, niveau: oud.ouders.niveau ?? null, naar, lot, wat: verandering?.wat ?? [] };
  if (naar.length === 0) return { ...basis, stand: null, keuze: false };
  if (lot === 'samengevoegd' || lot === 'herverdeeld') return { ...basis, stand: 'laagste', keuze: false };
  if (naar.length === 1) return { ...basis, stand: 'mee', keuze: false };
  return { ...basis, stand: keuzes.splitsing[oud.id] ?? splitsDefault(oud.rij, naar), keuze: true };
}

/** Parts that say what the whole said have its stand; of other parts somebody must look whether they are reached. */
function splitsDefault(oud: Rij, naar: readonly Rij[]): SplitsKeuze {
  return naar.every((deel) => woorden(deel.tekst) === woorden(oud.tekst)) ? 'mee' : 'open';
}

/** Only to a leerroute that is filled in can somebody go. */
function invulbaar(nieuw: Pakket, zij: Naast): Rij[] {
  const leeg = new Set(nieuw.leerroutes.filter((r) => r.bestemming === null).map((r) => r.id));
  return zij.nieuw.leerroute.flatMap(({ rij }) => (leeg.has(rij.id) ? [] : [rij]));
}

function routeRegel(oud: Inhoud, { opvolging, nieuw }: Naast, keuzes: MigratieKeuzes): RouteRegel {
  const gekozen = nieuw.leerroute.find((r) => r.id === keuzes.leerroute[oud.id])?.rij;
  const [een, ...meer] = opvolging.leerroute.opvolgers(oud);
  const keuze = een === undefined || meer.length > 0;
  return { oud: oud.rij, naar: keuze ? (gekozen ?? null) : een.rij, keuze };
}

function paren({ oud, opvolging }: Naast, soort: 'leerlijn' | 'actie'): Paar[] {
  return oud[soort].flatMap((o) => opvolging[soort].opvolgers(o).map((n) => ({ oud: o.id, nieuw: n.id })));
}
