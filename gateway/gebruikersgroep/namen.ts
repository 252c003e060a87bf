import { sql } from 'kysely';
import { scopesFor } from '../access/policy.ts';
import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';

const KORTSTE = 3;
const MEESTE = 200;

/** Words that may be a name: with a capital, and not too short. */
export function mogelijkeNamen(tekst: string): string[] {
  const woorden = tekst.match(/\p{Lu}[\p{L}\p{M}'’-]*/gu) ?? [];
  return [...new Set(woorden.filter((woord) => woord.length >= KORTSTE))].slice(0, MEESTE);
}

/** Addresses and numbers by which somebody is known. */
const HERKENBAAR = /[\w.+-]+@[\w-]+\.\w|\b\d{8,12}\b/;

const GEEN_NAMEN =
  'Hier staat misschien de naam van een leerling in. Wat je hier schrijft, lezen ook anderen buiten je school. Schrijf het zonder namen, bijvoorbeeld "een leerling van tien".';

/**
 * Refuses a text that leaves the school with the name of one of its pupils, an address or a number in it: in a
 * gebruikersgroep is nothing about a pupil (docs/decisions/0035). For who does not know the pupils, no name is looked up:
 * the answer would tell him who is at school.
 * @throws AppError `bad_request`, without the name
 */
export async function zonderNamen(tx: Tx, who: KnownActor, teksten: readonly string[]): Promise<void> {
  const tekst = teksten.join('\n');
  const fout = new AppError('bad_request', GEEN_NAMEN, { status: 422 });
  if (HERKENBAAR.test(tekst)) throw fout;
  const kent = (['profiel_lezen', 'koppelingen_beheren'] as const).some(
    (permission) => scopesFor(who, permission).length > 0,
  );
  const namen = mogelijkeNamen(tekst);
  if (!kent || namen.length === 0) return;
  const { rows } = await sql<{ gevonden: boolean }>`
    SELECT EXISTS (SELECT FROM koers.person_identity i JOIN koers.person p ON p.id = i.person_id
      WHERE p.school_id = koers.school_now() AND p.soort = 'leerling'
        AND (i.roepnaam = ANY (${namen}::text[]) OR i.achternaam = ANY (${namen}::text[]))) AS gevonden`.execute(
    tx,
  );
  if (rows[0]?.gevonden) throw fout;
}
