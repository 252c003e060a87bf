import type { BronLeerling } from '../../../gateway/model/roster.ts';
import { emptiable, text } from './fields.ts';
import { partial, type Row } from './row.ts';
import type { Leerling } from './schema.ts';

type Naam = Pick<BronLeerling, 'roepnaam' | 'voorvoegsel' | 'achternaam' | 'email'>;

/**
 * Name and e-mail of a leerling or leerkracht. The XSD wants an achternaam with its voorvoegsel, or a roepnaam alone:
 * an achternaam without voorvoegsel says that there is none.
 */
export function naamVan(
  row: Row,
  wire: Pick<Leerling, 'roepnaam' | 'voorvoegsel' | 'achternaam' | 'emailadres'>,
): Naam {
  const naam: Naam = {};
  const roepnaam = text(row, '/roepnaam', wire.roepnaam, 64);
  const achternaam = text(row, '/achternaam', wire.achternaam, 200);
  const voorvoegsel = emptiable(
    row,
    '/voorvoegsel',
    wire.voorvoegsel ?? (achternaam === undefined ? undefined : ''),
    20,
  );
  const email = emptiable(row, '/emailadres', wire.emailadres, 256);
  if (roepnaam !== undefined) naam.roepnaam = roepnaam;
  if (achternaam !== undefined) naam.achternaam = achternaam;
  if (voorvoegsel !== undefined) naam.voorvoegsel = voorvoegsel;
  if (email !== undefined) naam.email = email;
  if (roepnaam === undefined && achternaam === undefined) {
    partial(
      row,
      '',
      'no_name',
      '',
      'Er staat geen bruikbare roepnaam of achternaam bij. Vul die in het LVS in.',
    );
  }
  return naam;
}
