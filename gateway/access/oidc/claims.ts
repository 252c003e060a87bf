import { z } from 'zod';
import type { LaunchIdentity } from '../launch/identity.ts';
import { ROL_VAN_SOORT } from '../launch/identity.ts';

const Naam = z.string().trim().min(1).max(200);

/**
 * Which claim of a sign-in service says what. The defaults are the attribute names of Entree Federatie (Kennisnet, attribute
 * overview for service providers); another service is told by what names it sends the same, or does not send it.
 */
export const ClaimNamen = z.object({
  /** ECK iD; null: not sent. */
  eckId: Naam.nullable().default('eckId'),
  /** The number that the LVS has of this person too. Off by default: only the school knows whether it is the same number. */
  sourcedId: Naam.nullable().default(null),
  /** `student`, `employee`, `staff` or `affiliate`; null: what somebody is, is only said by the school. */
  rol: Naam.nullable().default('eduPersonAffiliation'),
  /** BRIN of the school, of four or six signs. */
  brin: Naam.nullable().default('nlEduPersonHomeOrganizationId'),
  /** Values of `amr` that say that more than a password was asked (RFC 8176 §2: `mfa`). */
  amr: z.array(Naam).default(['mfa']),
  /** Values of `acr` that say so (REFEDS MFA Profile). */
  acr: z.array(Naam).default(['https://refeds.org/profile/mfa']),
});
export type ClaimNamen = z.infer<typeof ClaimNamen>;

export type Claims = Readonly<Record<string, unknown>>;

/** Values of a claim: services send one as text or several as a list. */
function valuesOf(claims: Claims, name: string | null): readonly string[] {
  const value = name === null ? undefined : claims[name];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all
    .filter((one): one is string => typeof one === 'string')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one.length <= 2048 && !one.includes('\0'));
}

const one = (claims: Claims, name: string | null): string | undefined => valuesOf(claims, name)[0];

/** What a service calls people (eduPerson `eduPersonAffiliation`), and what that makes them here; others are nothing. */
const AFFILIATION: Readonly<Record<string, LaunchIdentity['rollen']>> = {
  student: { leerling: ['leerling'] },
  employee: { medewerker: ['leerkracht'] },
  staff: { medewerker: ['leerkracht'] },
  faculty: { medewerker: ['leerkracht'] },
};

/** What the claims make somebody at most, by the kind of person he is here. */
export function rollenVan(claims: Claims, namen: ClaimNamen): LaunchIdentity['rollen'] {
  if (namen.rol === null) return ROL_VAN_SOORT;
  const said = valuesOf(claims, namen.rol).map((value) => value.toLowerCase());
  return Object.assign(
    {},
    ...said.map((value) => (Object.hasOwn(AFFILIATION, value) ? AFFILIATION[value] : {})),
  ) as LaunchIdentity['rollen'];
}

/** Whether the service says that more than a password was asked. Who says nothing, did not ask. */
export function meerFactoren(claims: Claims, namen: ClaimNamen): boolean {
  return (
    valuesOf(claims, 'amr').some((value) => namen.amr.includes(value)) ||
    valuesOf(claims, 'acr').some((value) => namen.acr.includes(value))
  );
}

/** BRIN that the service says somebody is of, four signs or six; null: it does not say. */
export function brinVan(claims: Claims, namen: ClaimNamen): string | null {
  const said = one(claims, namen.brin)?.toUpperCase();
  return said && /^\d{2}[A-Z]{2}(\d{2})?$/.test(said) ? said : null;
}

/** Numbers by which the person may be linked by itself. */
export const nummersVan = (
  claims: Claims,
  namen: ClaimNamen,
): Pick<LaunchIdentity, 'eckId' | 'sourcedId'> => ({
  eckId: one(claims, namen.eckId),
  sourcedId: one(claims, namen.sourcedId),
});

/** Whether a claim that is used is missing, so that the service must be asked once more (UserInfo). */
export const mist = (claims: Claims, { eckId, sourcedId, rol, brin }: ClaimNamen): boolean =>
  [eckId, sourcedId, rol, brin].some((name) => name !== null && claims[name] === undefined);
