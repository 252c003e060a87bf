import { z } from 'zod';
import type { Datum } from '../../model/roster.ts';
import type { LeerlingKop, Naam } from '../../school/view.ts';
import type { Overhandigd } from '../ouder-uitnodiging/zekerheid.ts';

/** What somebody is to a pupil. */
export const RelatieSoort = z.enum(['ouder', 'verzorger', 'voogd', 'mentor', 'curator']);
export type RelatieSoort = z.infer<typeof RelatieSoort>;

/** Why who speaks for a pupil changed (R45). */
export const RelatieReden = z.enum([
  'meerderjarig',
  'mentorschap',
  'curatele',
  'voogdij',
  'gezag_gewijzigd',
  'verbeterd',
]);
export type RelatieReden = z.infer<typeof RelatieReden>;

/** How far somebody is with coming in. */
export type Toegang =
  | { readonly staat: 'geen' }
  | { readonly staat: 'uitgenodigd'; readonly tot: Date; readonly mail: MailStaat }
  | { readonly staat: 'binnen'; readonly sinds: Date; readonly zekerheid: Overhandigd | null };

/** What became of the mail with the link; `geen`: no address was known. */
export type MailStaat = 'geen' | 'onderweg' | 'verstuurd' | 'niet_ingesteld' | 'geweigerd';

/** Somebody who stands beside a pupil, or stood there. */
export interface Contact {
  readonly relatie: string;
  readonly persoon: string;
  readonly naam: Naam;
  readonly soort: RelatieSoort;
  readonly gezag: boolean;
  /** Two numbers: two households, which see nothing of each other (R60). */
  readonly huishouden: number;
  readonly van: Datum;
  readonly tot: Datum | null;
  readonly reden: RelatieReden | null;
  readonly email: string | null;
  readonly toegang: Toegang;
}

/** Everybody who speaks for one pupil, now and before. */
export interface ContactView {
  readonly leerling: LeerlingKop;
  /** First day on which he decides himself; null: no date of birth. */
  readonly achttien: Datum | null;
  readonly meerderjarig: boolean;
  readonly nu: readonly Contact[];
  readonly eerder: readonly Contact[];
  /** Way in of the pupil himself; null: too young for one. */
  readonly zelf: { readonly email: string | null; readonly toegang: Toegang } | null;
}

/** A pupil in the list, with how far the people beside him are. */
export interface ContactRij {
  readonly leerling: string;
  readonly naam: Naam;
  readonly aantal: number;
  readonly gezag: number;
  readonly binnen: number;
  readonly uitgenodigd: number;
  readonly huishoudens: number;
}
