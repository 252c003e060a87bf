import { type Rol, ToegekendeRol } from '../model/actor.ts';
import type { Datum } from '../model/roster.ts';

/**
 * Who keeps the roles, and which he may give. A beheerder appoints nobody who stands above him or watches over him: the
 * directeur does that, or who runs the server. The FG answers to the top of the organisation (AVG art. 38 lid 3).
 */
const GEEFT: Readonly<Partial<Record<Rol, readonly ToegekendeRol[]>>> = {
  directeur: ToegekendeRol.options,
  beheerder: ['leerkracht', 'ib', 'begeleider', 'zorgverlener', 'beheerder', 'leverancier'],
};

/** Roles that who holds these may give and end, and that he may hand over by linking an account (R64). */
export const geeftRollen = (roles: ReadonlySet<Rol>): ReadonlySet<string> =>
  new Set([...roles].flatMap((rol) => GEEFT[rol] ?? []));

/** Who runs the server stands above the roles of a school. */
export const GEEFT_ALLES: ReadonlySet<string> = new Set(ToegekendeRol.options);

/** What is asked: this role, from this day, until (not including) that day. */
export interface GevraagdeRol {
  readonly persoon: string;
  readonly rol: ToegekendeRol;
  readonly van: Datum;
  readonly tot: Datum | null;
  readonly reden: string;
}

/** What is known when it is asked. */
export interface GrantFeiten {
  readonly vandaag: Datum;
  readonly wie: string;
  /** The person is a live medewerker of this school. */
  readonly medewerker: boolean;
  /** Grants of this person that hold now or later. */
  readonly heeft: readonly OpenGrant[];
  /** The same of other persons of this school who sign in by the same account: the same human being. */
  readonly ookAls: readonly OpenGrant[];
  /** Roles that who asks may give. */
  readonly geeft: ReadonlySet<string>;
}

export interface OpenGrant {
  readonly rol: string;
  readonly van: Datum;
  readonly tot: Datum | null;
}

/** Two roles that one person never holds together: who keeps the keys does not also watch over it. */
const NOOIT_SAMEN: readonly (readonly [ToegekendeRol, ToegekendeRol])[] = [
  ['fg', 'beheerder'],
  // Somebody of a leverancier is nobody of the school: no other role may open it to him (R80).
  ...ToegekendeRol.exclude(['leverancier']).options.map((rol) => ['leverancier', rol] as const),
];

const raakt = (a: { van: Datum; tot: Datum | null }, b: { van: Datum; tot: Datum | null }): boolean =>
  (a.tot === null || a.tot > b.van) && (b.tot === null || b.tot > a.van);

const REDEN_MIN = 3;

const nietJij = (doet: 'geef' | 'beëindig') =>
  `Deze rol ${doet} jij niet: die is van wie jouw werk leidt of erop toeziet. Vraag de directeur, of wie Koers voor jullie beheert.`;
const NIET_ALLEBEI =
  'De functionaris gegevensbescherming (FG) kijkt of de beheerder zorgvuldig met gegevens omgaat. Daarom kan één persoon niet allebei zijn.';
const GEEN_COLLEGA =
  'Iemand van een leverancier werkt niet bij jullie school. Daarom kan één persoon niet leverancier zijn en ook een andere rol hebben.';

/** Why a role cannot be given, in words for who asks; `null` when it can (R64). */
export function geenRol(gevraagd: GevraagdeRol, feiten: GrantFeiten): string | null {
  const { rol, van, tot } = gevraagd;
  if (gevraagd.persoon === feiten.wie)
    return 'Je kunt jezelf geen rol geven of een rol van jezelf verlengen. Vraag een collega die rollen beheert.';
  if (!feiten.geeft.has(rol)) return nietJij('geef');
  if (!feiten.medewerker) return 'Alleen een medewerker die nu bij deze school hoort kan een rol krijgen.';
  if (gevraagd.reden.trim().length < REDEN_MIN) return 'Schrijf op waarom deze persoon de rol krijgt.';
  if (van < feiten.vandaag) return 'Een rol kan niet in het verleden beginnen. Kies vandaag of later.';
  if (tot !== null && tot <= van) return 'De einddatum moet na de begindatum liggen.';
  if ((rol === 'zorgverlener' || rol === 'leverancier') && tot === null)
    return `Een ${rol} krijgt de rol voor een tijd. Kies een einddatum.`;
  if (feiten.heeft.some((g) => g.rol === rol && raakt(g, gevraagd)))
    return 'Deze persoon heeft deze rol al in die tijd. Beëindig die eerst, of kies een latere begindatum.';
  const samen = [...feiten.heeft, ...feiten.ookAls].filter((g) => g.rol !== rol && raakt(g, gevraagd));
  const botst = samen.filter((g) => nooitSamen([rol, g.rol]));
  if (botst.length === 0) return null;
  return [rol, ...botst.map((g) => g.rol)].includes('leverancier') ? GEEN_COLLEGA : NIET_ALLEBEI;
}

/** Whether among roles that one human being holds at the same time are two that may not be. */
export const nooitSamen = (rollen: readonly string[]): boolean =>
  NOOIT_SAMEN.some((paar) => paar.every((rol) => rollen.includes(rol)));

/**
 * Why an account or a passkey may not be tied to this person by who asks: whoever holds it has every right of the person,
 * so it is as giving him all his roles (R64). `null` when it may.
 */
export function geenKoppeling(
  persoon: string,
  { wie, heeft, geeft }: Pick<GrantFeiten, 'wie' | 'heeft' | 'geeft'>,
): string | null {
  if (persoon === wie)
    return 'Je kunt geen account aan jezelf koppelen. Vraag een collega die rollen beheert.';
  return heeft.every((grant) => geeft.has(grant.rol))
    ? null
    : 'Deze persoon heeft een rol die jij niet mag geven. Daarom koppel jij er ook geen account aan. Vraag de directeur, of wie Koers voor jullie beheert.';
}

/**
 * Why somebody cannot be invited for a role: as giving it, but who has the role today may be invited again (he lost his
 * passkey), and his other roles are handed over too.
 */
export function geenUitnodiging(gevraagd: GevraagdeRol, feiten: GrantFeiten): string | null {
  const heeftHem = ({ rol, van }: OpenGrant) => rol === gevraagd.rol && van <= feiten.vandaag;
  const heeft = feiten.heeft.filter((grant) => !heeftHem(grant));
  return geenRol(gevraagd, { ...feiten, heeft }) ?? geenKoppeling(gevraagd.persoon, feiten);
}

/** What is known of a grant when somebody wants to end it. */
export interface EindFeiten {
  readonly rol: string;
  /** It holds today or will hold later. */
  readonly open: boolean;
  /** Others who are beheerder of this school today. */
  readonly andereBeheerders: number;
  /** It holds today: only then does the school lose somebody by it. */
  readonly geldtNu: boolean;
  /** Roles that who asks may give; he ends no others. */
  readonly geeft: ReadonlySet<string>;
}

/** Why a role cannot be ended; `null` when it can (R64). */
export function geenEinde(feiten: EindFeiten, reden: string): string | null {
  if (!feiten.geeft.has(feiten.rol)) return nietJij('beëindig');
  if (!feiten.open) return 'Deze rol was al beëindigd.';
  if (reden.trim().length < REDEN_MIN) return 'Schrijf op waarom de rol eindigt.';
  if (feiten.rol === 'beheerder' && feiten.geldtNu && feiten.andereBeheerders === 0)
    return 'Dit is de laatste beheerder van de school. Maak eerst iemand anders beheerder.';
  return null;
}
