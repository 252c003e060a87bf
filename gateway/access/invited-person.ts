import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';

/** @throws AppError `not_found` when this is no medewerker of the school (any more) */
export async function requireMedewerker(tx: Tx, person: string): Promise<string> {
  const found = await tx
    .selectFrom('koers.person')
    .select('id')
    .where('id', '=', person)
    .where('soort', '=', 'medewerker')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!found) throw new AppError('not_found', 'Deze medewerker is niet (meer) van deze school.');
  return found.id;
}

/** `Ria van der Kaart` → roepnaam, voorvoegsel, achternaam. */
export function naamDelen(naam: string): {
  roepnaam: string;
  voorvoegsel: string | null;
  achternaam: string;
} {
  const [roepnaam = '', ...rest] = naam.trim().split(/\s+/);
  const last = rest.findIndex((word) => !/^['’]?\p{Ll}/u.test(word));
  const from = last === -1 ? 0 : last;
  return {
    roepnaam,
    voorvoegsel: rest.slice(0, from).join(' ') || null,
    achternaam: rest.slice(from).join(' '),
  };
}

/**
 * A medewerker whom no LVS knows, from his name.
 * @throws AppError `bad_request` when it is not a first and a last name
 */
export async function makeMedewerker(tx: Tx, school: string, naam: string): Promise<string> {
  const delen = naamDelen(naam);
  if (delen.roepnaam === '' || delen.achternaam === '' || naam.length > 120)
    throw new AppError(
      'bad_request',
      'Geef een voornaam en een achternaam, bijvoorbeeld "Ria van der Kaart".',
    );
  const { id } = await tx
    .insertInto('koers.person')
    .values({ school_id: school, soort: 'medewerker' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('koers.person_identity')
    .values({ person_id: id, school_id: school, ...delen })
    .execute();
  return id;
}
