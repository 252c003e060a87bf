import { type BronGroep, BronLeerling, BronMedewerker, BronRecord } from '../../../gateway/model/roster.ts';
import { leesSchooljaar } from './datum.ts';
import type { Groepen } from './groepen.ts';
import type { Lijsten } from './lijsten.ts';
import { leesNaam } from './naam.ts';
import type { Gemaakt, RijLezer } from './rij.ts';

/** What a row is held against. */
export interface Bij {
  readonly lijsten: Lijsten;
  readonly groepen: Groepen;
  readonly schooljaar: string;
}

export function mapLeerling(rij: RijLezer, { lijsten, groepen }: Bij): Gemaakt<BronLeerling> {
  return wie(rij, 'leerlingnummer', BronLeerling, () => ({
    kind: 'leerling',
    ...persoon(rij, 'leerlingnummer'),
    geboortedatum: rij.datum('geboortedatum'),
    geslacht: rij.code('geslacht', lijsten.geslacht),
    jaargroep: rij.code('jaargroep', lijsten.jaargroep),
    stamgroep: rij.cel('stamgroep') === '' ? null : groepen.sleutels(rij, 'stamgroep')?.[0],
    groepen: groepen.sleutels(rij, 'groepen'),
    instroomdatum: rij.leegbareDatum('instroomdatum'),
    uitstroomdatum: rij.leegbareDatum('uitstroomdatum'),
  }));
}

export function mapMedewerker(rij: RijLezer, { lijsten, groepen }: Bij): Gemaakt<BronMedewerker> {
  return wie(rij, 'code', BronMedewerker, () => ({
    kind: 'medewerker',
    ...persoon(rij, 'code'),
    rol: rij.code('functie', lijsten.functie),
    groepen: groepen.sleutels(rij, 'groepen')?.map((key) => ({ key })),
  }));
}

export function mapGroep(rij: RijLezer, { lijsten, schooljaar }: Bij): Gemaakt<BronGroep> {
  const cel = rij.verteld('schooljaar');
  const jaar = cel === undefined ? schooljaar : leesSchooljaar(cel);
  const naam = rij.verteld('naam');
  if (naam === undefined || jaar === null)
    return rij.weg(naam === undefined ? 'naam' : 'schooljaar', 'bad_shape', cel ?? '', VORM);
  return gekeurd(rij, BronRecord, {
    kind: 'groep',
    key: rij.verteld('code') ?? naam,
    naam,
    soort: rij.code('soort', lijsten.groepsoort) ?? 'stamgroep',
    jaargroep: rij.code('jaargroep', lijsten.jaargroep),
    schooljaar: jaar,
  }) as Gemaakt<BronGroep>;
}

const VORM = 'Deze rij kunnen we zo niet gebruiken. Verbeter hem en lever het bestand opnieuw in.';
const NIEMAND =
  'In deze rij staat geen nummer en geen ECK iD. Vul er een in en lever het bestand opnieuw in.';

function wie<T>(rij: RijLezer, nummer: string, schema: Schema<T>, told: () => object): Gemaakt<T> {
  if (rij.verteld(nummer) === undefined && rij.verteld('eckId') === undefined)
    return rij.weg(nummer, 'no_identity', '', NIEMAND);
  return gekeurd(rij, schema, told());
}

interface Schema<T> {
  safeParse(
    told: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } };
}

/** Names of our fields that have another name in the table. */
const VELD: Readonly<Record<string, string>> = { key: 'leerlingnummer' };

/** The row as the model wants it, or one issue that says which column was not so. */
export function gekeurd<T>(rij: RijLezer, schema: Schema<T>, told: object): Gemaakt<T> {
  const parsed = schema.safeParse(told);
  if (parsed.success) return { record: parsed.data, issues: rij.issues };
  const field = String(parsed.error.issues[0]?.path[0] ?? '');
  return rij.weg(field === '' ? null : (VELD[field] ?? field), 'bad_shape', '', VORM);
}

/** The fields that leerlingen and medewerkers share; a name in one column only where there are no columns for its parts. */
function persoon(rij: RijLezer, nummer: string) {
  const email = rij.verteld('email');
  const basis = {
    key: rij.verteld(nummer),
    eckId: rij.verteld('eckId'),
    ...(email === undefined ? {} : { email }),
  };
  if (rij.verteld('achternaam') !== undefined || rij.verteld('naam') === undefined)
    return {
      ...basis,
      roepnaam: rij.verteld('roepnaam'),
      voorvoegsel: rij.leegbaar('voorvoegsel'),
      achternaam: rij.verteld('achternaam'),
    };
  const cel = rij.verteld('naam') ?? '';
  const naam = leesNaam(cel);
  if (naam) return { ...basis, ...naam };
  rij.deel(
    'naam',
    'unclear_name',
    cel,
    'We zien niet waar de achternaam begint. Schrijf de naam als "Vries, Anna de". De hele naam staat nu als achternaam.',
  );
  return { ...basis, achternaam: cel };
}
