import type { Pakket } from '../pakket.ts';
import type { Inhoud } from './inhoud.ts';
import { streefRegels } from './streef.ts';
import { type Naast, naast, vergelijk } from './vergelijk.ts';
import type {
  DoelRegel,
  Lot,
  MigratieKeuzes,
  Migratieplan,
  Paar,
  Rij,
  RouteRegel,
  SplitsKeuze,
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
  const lotVan = new Map(
    verschil.veranderingen.flatMap((v) => v.oud.map((rij) => [`${v.soort}/${rij.id}`, v.lot] as const)),
  );
  const lot = (rij: Rij) => (lotVan.get(`${rij.soort}/${rij.id}`) ?? 'vervallen') as Exclude<Lot, 'nieuw'>;
  return {
    doelen: zij.oud.leerdoel.map((doel) => doelRegel(doel, lot(doel.rij), zij, keuzes)),
    nieuweDoelen: verschil.veranderingen.flatMap((v) =>
      v.soort === 'leerdoel' && v.lot === 'nieuw' ? v.nieuw : [],
    ),
    streef: streefRegels(oud, nieuw, zij),
    routes: zij.oud.leerroute.map((route) => routeRegel(route, zij, keuzes)),
    routeKeuzes: invulbaar(nieuw, zij),
    lijnen: paren(zij, 'leerlijn'),
    acties: paren(zij, 'actie'),
  };
}

function doelRegel(
  oud: Inhoud,
  lot: DoelRegel['lot'],
  { opvolging }: Naast,
  keuzes: MigratieKeuzes,
): DoelRegel {
  const naar = opvolging.leerdoel.opvolgers(oud).map((n) => n.rij);
  const basis = { oud: oud.rij, naar, lot };
  if (naar.length === 0) return { ...basis, stand: null, keuze: false };
  if (lot === 'samengevoegd' || lot === 'herverdeeld') return { ...basis, stand: 'laagste', keuze: false };
  if (naar.length === 1) return { ...basis, stand: 'mee', keuze: false };
  return { ...basis, stand: keuzes.splitsing[oud.id] ?? splitsDefault(oud.rij, naar), keuze: true };
}

/** Parts that say what the whole said have its stand; of other parts somebody must look whether they are reached. */
export function splitsDefault(oud: Rij, naar: readonly Rij[]): SplitsKeuze {
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
