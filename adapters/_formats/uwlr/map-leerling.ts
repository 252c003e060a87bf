import type { BronLeerling } from '../../../gateway/model/roster.ts';
import { UWLR_GESLACHT } from '../../../mappings/uwlr/geslacht.ts';
import { UWLR_JAARGROEP } from '../../../mappings/uwlr/jaargroep.ts';
import { code, date } from './fields.ts';
import { identify, type SeenKeys } from './identity.ts';
import type { GroepKeys } from './map-groep.ts';
import { naamVan } from './map-persoon.ts';
import type { Row } from './row.ts';
import type { Leerling } from './schema.ts';

export function mapLeerling(
  row: Row,
  wire: Leerling,
  keys: GroepKeys,
  seen: SeenKeys,
): BronLeerling | undefined {
  const identity = identify(row, wire, seen);
  if (!identity) return undefined;
  const leerling: BronLeerling = { kind: 'leerling', ...identity, ...naamVan(row, wire) };
  const geboortedatum = date(row, '/geboortedatum', wire.geboortedatum);
  if (geboortedatum !== undefined) leerling.geboortedatum = geboortedatum;
  const geslacht = code(row, '/geslacht', wire.geslacht, UWLR_GESLACHT);
  if (geslacht !== undefined) leerling.geslacht = geslacht;
  const jaargroep = code(row, '/jaargroep', wire.jaargroep, UWLR_JAARGROEP);
  if (jaargroep !== undefined) leerling.jaargroep = jaargroep;
  addGroepen(row, wire, keys, leerling);
  addInschrijving(row, wire, leerling);
  return leerling;
}

/**
 * The schema has no empty form for "in no group": the element is absent then. So when the answer tells about groups,
 * absence means none; otherwise someone who left a group would stay in it for ever.
 */
function addGroepen(row: Row, wire: Leerling, keys: GroepKeys, leerling: BronLeerling): void {
  const resolve = (at: string) => (reference: { '@key'?: string | undefined }, i: number) =>
    keys.resolve(row, `${at}[${i + 1}]/@key`, reference['@key']) ?? [];
  const stam = (wire.groep ?? []).flatMap(resolve('/groep'));
  const extra = (wire.samengestelde_groepen?.samengestelde_groep ?? []).flatMap(
    resolve('/samengestelde_groepen/samengestelde_groep'),
  );
  if (!keys.told) return;
  leerling.stamgroep = stam[0] ?? null;
  leerling.groepen = [...new Set([...stam.slice(1), ...extra])];
}

/** EDEXML: from the uitstroomdatum on the leerling is no longer at school. An instroomdatum without it says: still here. */
function addInschrijving(row: Row, wire: Leerling, leerling: BronLeerling): void {
  const instroomdatum = date(row, '/instroomdatum', wire.instroomdatum);
  if (instroomdatum !== undefined) leerling.instroomdatum = instroomdatum;
  const uitstroomdatum = date(row, '/uitstroomdatum', wire.uitstroomdatum);
  if (uitstroomdatum !== undefined) leerling.uitstroomdatum = uitstroomdatum;
  else if (!wire.uitstroomdatum && (wire.uitstroomdatum === '' || instroomdatum !== undefined))
    leerling.uitstroomdatum = null;
}
