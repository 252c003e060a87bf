import type { BronLeerling, BronMedewerker, Datum } from '../../gateway/model/roster.ts';
import { lookUp } from '../../mappings/code-list.ts';
import { code, date, emptiable, text } from '../_formats/uwlr/fields.ts';
import type { SeenKeys } from '../_formats/uwlr/identity.ts';
import { dropped, partial, type Row, unknownCode } from '../_formats/uwlr/row.ts';
import { jaargroepVan, SOMTODAY_FUNCTIE, SOMTODAY_GESLACHT } from './codes.ts';
import type { Groepen } from './groepen.ts';
import type { Lijst } from './lists.ts';
import { inschrijvingVan } from './plaatsing.ts';
import type { Leerling, Medewerker } from './schema.ts';

/** What the mapping of one row needs to know of the rest. */
export interface Rondom {
  readonly groepen: Groepen;
  readonly seen: SeenKeys;
  readonly mag: Lijst['mag'];
  readonly vandaag: Datum;
}

export function mapLeerling(row: Row, wire: Leerling, rondom: Rondom): BronLeerling | undefined {
  const identity = identify(row, wire, rondom.seen);
  if (!identity) return undefined;
  const { huidig, ...inschrijving } = inschrijvingVan(row, wire.plaatsingen, rondom.vandaag);
  const geboortedatum = date(row, '.geboortedatum', wire.geboortedatum);
  const geslacht = code(row, '.geslacht', wire.geslacht, SOMTODAY_GESLACHT);
  const stamgroep = stamgroepVan(row, wire.uuid, huidig?.stamgroep?.uuid, rondom.groepen);
  const groep = stamgroep ? rondom.groepen.get(stamgroep) : undefined;
  const jaargroep = jaargroepVan(groep?.onderwijs, huidig?.leerjaar ?? groep?.leerjaar);
  const groepen = lesgroepenVan(row, wire, rondom.groepen);
  return {
    kind: 'leerling',
    ...identity,
    ...naamVan(row, wire, rondom.mag),
    ...inschrijving,
    ...(geboortedatum === undefined ? {} : { geboortedatum }),
    ...(geslacht === undefined ? {} : { geslacht }),
    ...(jaargroep === undefined ? {} : { jaargroep }),
    ...(stamgroep === undefined ? {} : { stamgroep }),
    ...(groepen === undefined ? {} : { groepen }),
  };
}

/** By the plaatsing of today, else by the stamgroep that names the leerling; null: told to be in none. */
function stamgroepVan(
  row: Row,
  leerling: string,
  placed: string | undefined,
  groepen: Groepen,
): string | null | undefined {
  if (placed !== undefined) return groepen.resolve(row, '.plaatsingen.stamgroep', placed);
  const named = groepen.vanLeerling(leerling, 'stamgroep');
  return named && (named[0] ?? null);
}

function lesgroepenVan(row: Row, wire: Leerling, groepen: Groepen): string[] | undefined {
  const named = wire.lesgroepen?.map((groep) => groep.uuid);
  if (!named) return groepen.vanLeerling(wire.uuid, 'samengesteld')?.slice();
  return [...new Set(named.flatMap((uuid, i) => groepen.resolve(row, `.lesgroepen[${i}]`, uuid) ?? []))];
}

export function mapMedewerker(row: Row, wire: Medewerker, rondom: Rondom): BronMedewerker | undefined {
  const identity = identify(row, wire, rondom.seen);
  if (!identity) return undefined;
  const functie = wire.functie?.trim().toLowerCase();
  const rol = functie ? lookUp(SOMTODAY_FUNCTIE, functie, row.codes) : undefined;
  if (functie && rol === undefined) unknownCode(row, '.functie', SOMTODAY_FUNCTIE.id, functie);
  const groepen = groepenVan(row, wire, rondom.groepen);
  return {
    kind: 'medewerker',
    ...identity,
    ...naamVan(row, wire, rondom.mag),
    ...(rol === undefined ? {} : { rol }),
    ...(groepen === undefined ? {} : { groepen }),
  };
}

/** As mentor of a stamgroep and as docent of a lesgroep; undefined when neither they nor their groups tell. */
function groepenVan(row: Row, wire: Medewerker, groepen: Groepen): { key: string }[] | undefined {
  if (!wire.lesgroepen && !groepen.medewerkersTold) return undefined;
  const own = (wire.lesgroepen ?? []).flatMap(
    (groep, i) => groepen.resolve(row, `.lesgroepen[${i}]`, groep.uuid) ?? [],
  );
  return [...new Set([...groepen.vanMedewerker(wire.uuid), ...own])].map((key) => ({ key }));
}

type Persoon = Pick<Leerling, 'uuid' | 'eckid' | 'roepnaam' | 'voorvoegsel' | 'achternaam' | 'emailadres'>;

/** The uuid of Somtoday is the key; who comes a second time with other words is left out. */
function identify(row: Row, wire: Persoon, seen: SeenKeys): { key: string; eckId?: string } | undefined {
  if (wire.uuid.length > 256)
    return dropped(row, '.uuid', 'bad_key', wire.uuid, 'Deze sleutel is langer dan 256 tekens.');
  const eckId = text(row, '.eckid', wire.eckid, 256);
  const identity = { key: wire.uuid, ...(eckId === undefined ? {} : { eckId }) };
  const repeated = seen.repeated(identity);
  if (repeated === undefined) return identity;
  return dropped(
    row,
    repeated === wire.uuid ? '.uuid' : '.eckid',
    'duplicate_key',
    repeated,
    'Deze sleutel staat al bij een eerdere regel. De eerste is gebruikt; verbeter de andere in Somtoday.',
  );
}

type Naam = Pick<BronLeerling, 'roepnaam' | 'voorvoegsel' | 'achternaam' | 'email'>;

/** Somtoday leaves out what is empty; with the right to see the field, absent says that there is none. */
function naamVan(row: Row, wire: Persoon, mag: Lijst['mag']): Naam {
  const told = (field: 'voorvoegsel' | 'emailadres') => wire[field] ?? (mag(field) ? '' : undefined);
  const roepnaam = text(row, '.roepnaam', wire.roepnaam, 200);
  const achternaam = text(row, '.achternaam', wire.achternaam, 200);
  const voorvoegsel = emptiable(row, '.voorvoegsel', told('voorvoegsel'), 20);
  const email = emptiable(row, '.emailadres', told('emailadres'), 256);
  if (roepnaam === undefined && achternaam === undefined) {
    partial(
      row,
      '',
      'no_name',
      '',
      'Er staat geen bruikbare roepnaam of achternaam bij. Vul die in Somtoday in.',
    );
  }
  return {
    ...(roepnaam === undefined ? {} : { roepnaam }),
    ...(achternaam === undefined ? {} : { achternaam }),
    ...(voorvoegsel === undefined ? {} : { voorvoegsel }),
    ...(email === undefined ? {} : { email }),
  };
}
