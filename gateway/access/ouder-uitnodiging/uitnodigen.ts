import { sql } from 'kysely';
import { AppError } from '../../errors.ts';
import { schrijfPost } from '../../meldingen/post/schrijf.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { audit } from '../audit.ts';
import { spokenCode } from '../invitation-code.ts';
import { endOpenInvitations, storeInvitation } from '../invitations.ts';
import type { Keys } from '../keys.ts';
import { notFound, requireInSchool } from '../scope.ts';
import { linkTeken, WELKOM } from './link.ts';
import type { Overhandigd } from './zekerheid.ts';

/** Longer than that of a colleague: a letter by post takes days, and a parent comes to school once a fortnight. */
const DAYS = 14;
/** From this age a leerling may have a way in of his own; from 18 on he decides himself (R45). Years. */
export const LEERLING_VANAF = 16;

export interface OuderUitnodiging {
  readonly id: string;
  /** In groups, to be handed over by the school; Koers keeps no more than a hash. */
  readonly code: string;
  /** Path of the link. It is mailed; who has no mail gets it on paper, with the code. */
  readonly pad: string;
  readonly expiresAt: Date;
  /** Whether there is an address to mail the link to. */
  readonly mail: boolean;
}

interface Wie {
  soort: string;
  email: string | null;
}

/**
 * Invites an ouder, voogd, mentor or curator who stands beside a pupil today, or a leerling of 16 and older. Link and code
 * together open Koers once, within 14 days; a new invitation ends the one before. Runs in the school's context.
 * @throws AppError `not_allowed`; `not_found` when there is no such person (any more)
 */
export async function nodigUit(
  tx: Tx,
  who: KnownActor,
  keys: Keys,
  vraag: { readonly person: string; readonly overhandigd: Overhandigd },
): Promise<OuderUitnodiging> {
  requireInSchool(who, 'contact_beheren');
  const wie = await uitnodigbaar(tx, vraag.person);
  await endOpenInvitations(tx, vraag.person);
  const { id, code, expiresAt, teken } = await storeInvitation(tx, {
    school: who.school,
    person: vraag.person,
    by: who.person,
    days: DAYS,
    link: {
      zekerheid: vraag.overhandigd,
      teken: (uitnodiging) => linkTeken(tx, keys, { school: who.school, uitnodiging }),
    },
  });
  if (teken === null) throw new AppError('internal', 'Er ging iets mis in Koers.', { detail: 'no link' });
  const mail = wie.email !== null;
  if (mail)
    await schrijfPost(tx, { school: who.school, person: vraag.person, soort: 'uitnodiging', ref: id });
  await audit(tx, who, {
    actie: 'uitnodiging_gemaakt',
    soort: 'person',
    id: vraag.person,
    details: { uitnodiging: id, rol: wie.soort, overhandigd: vraag.overhandigd, mail },
  });
  return { id, code: spokenCode(code), pad: `${WELKOM}/${teken}`, expiresAt, mail };
}

async function uitnodigbaar(tx: Tx, person: string): Promise<Wie> {
  const { rows } = await sql<Wie>`
    SELECT p.soort, i.email FROM koers.person p LEFT JOIN koers.person_identity i ON i.person_id = p.id
    CROSS JOIN LATERAL (SELECT koers.rollen_uit_school(p.id, p.school_id) AS rollen) r
    WHERE p.id = ${person}::uuid AND p.school_id = koers.school_now() AND ('ouder' = ANY (r.rollen)
      OR ('leerling' = ANY (r.rollen) AND i.geboortedatum <= koers.vandaag() - make_interval(years => ${LEERLING_VANAF})))`.execute(
    tx,
  );
  const [wie] = rows;
  if (!wie) throw notFound('person');
  return wie;
}
