import { z } from 'zod';

/** Roles of domain.md §3 G (R59–R64), and somebody of a vendor in a gebruikersgroep (R80). LTI gives at most the first three; the rest is granted inside Koers. */
export const Rol = z.enum([
  'leerling',
  'ouder',
  'leerkracht',
  'ib',
  'begeleider',
  'zorgverlener',
  'directeur',
  'bestuur',
  'beheerder',
  'fg',
  'leverancier',
]);
export type Rol = z.infer<typeof Rol>;

/** Roles that a school grants inside Koers, to a medewerker, for a time and for a reason (R64). */
export const ToegekendeRol = Rol.exclude(['leerling', 'ouder']);
export type ToegekendeRol = z.infer<typeof ToegekendeRol>;

/** Who is asking, for which school, and what he is today. `person` is null until a launch is linked to someone. */
export interface Actor {
  readonly school: string;
  readonly person: string | null;
  readonly roles: ReadonlySet<Rol>;
  /** Signed in to Koers itself with a passkey; else launched from an ELO, or a job. */
  readonly passkey?: boolean;
  /** Signed in with a passkey, or by a service that asked more than a password: may do beheer. */
  readonly sterk?: boolean;
}

/** An actor who is a known person; what every act needs. */
export interface KnownActor extends Actor {
  readonly person: string;
}
