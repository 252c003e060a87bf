import type { Rol } from '../../model/actor.ts';

/** The most that anyone from outside can give (design §6). Every other role is granted inside Koers. */
export type LaunchRol = Extract<Rol, 'leerling' | 'ouder' | 'leerkracht'>;

export const PERSON_SOORTEN = ['leerling', 'medewerker', 'ouder'] as const;
export type PersonSoort = (typeof PERSON_SOORTEN)[number];

/**
 * Somebody for whom another system vouches, whichever way that was proven: an LTI launch, a token of Microsoft Teams, or
 * signing in by OpenID Connect. Nothing in it is a name or a mail address, and nobody is ever found by one.
 */
export interface LaunchIdentity {
  readonly wijze: 'lti' | 'teams' | 'oidc';
  readonly school: string;
  /** The system of his key: `lti:<platform>`, `teams:<tenant>`, `oidc:<bron>`. */
  readonly systeem: string;
  /** Who he is within that system; null: it does not say (an anonymous launch). */
  readonly sleutel: string | null;
  /** The ELO, for `lti` only: it may show Koers in a frame. */
  readonly platform: string | null;
  /** What he may be here, by the kind of person he turns out to be. */
  readonly rollen: Readonly<Partial<Record<PersonSoort, readonly LaunchRol[]>>>;
  /** Numbers that link him by themselves when exactly one person of the school has them. */
  readonly eckId?: string | undefined;
  readonly sourcedId?: string | undefined;
  /** The other system says that it asked more than a password (OpenID Connect `amr`, `acr`). */
  readonly meerFactoren?: boolean;
}

/** For a system that says who somebody is and not what he does: staff and pupils, by what the school says of them. */
export const ROL_VAN_SOORT: LaunchIdentity['rollen'] = { medewerker: ['leerkracht'], leerling: ['leerling'] };
