import type { ToegekendeRol } from '../model/actor.ts';
import type { Datum } from '../model/roster.ts';

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
  readonly heeft: readonly { readonly rol: string; readonly van: Datum; readonly tot: Datum | null }[];
}

/** Two roles that one person never holds together: who keeps the keys does not also watch over it. */
const NOOIT_SAMEN: readonly (readonly [ToegekendeRol, ToegekendeRol])[] = [['fg', 'beheerder']];

const raakt = (a: { van: Datum; tot: Datum | null }, b: { van: Datum; tot: Datum | null }): boolean =>
  (a.tot === null || a.tot > b.van) && (b.tot === null || b.tot > a.van);

const REDEN_MIN = 3;

/** Why a role cannot be given, in words for who asks; `null` when it can (R64). */
export function geenRol(gevraagd: GevraagdeRol, feiten: GrantFeiten): string | null {
  const { rol, van, tot } = gevraagd;
  if (gevraagd.persoon === feiten.wie)
    return 'Je kunt jezelf geen rol geven of een rol van jezelf verlengen. Vraag een collega die rollen beheert.';
  if (!feiten.medewerker) return 'Alleen een medewerker die nu bij deze school hoort kan een rol krijgen.';
  if (gevraagd.reden.trim().length < REDEN_MIN) return 'Schrijf op waarom deze persoon de rol krijgt.';
  if (van < feiten.vandaag) return 'Een rol kan niet in het verleden beginnen. Kies vandaag of later.';
  if (tot !== null && tot <= van) return 'De einddatum moet na de begindatum liggen.';
  if (rol === 'zorgverlener' && tot === null)
    return 'Een zorgverlener krijgt de rol voor een tijd. Kies een einddatum.';
  if (feiten.heeft.some((g) => g.rol === rol && raakt(g, gevraagd)))
    return 'Deze persoon heeft deze rol al in die tijd. Beëindig die eerst, of kies een latere begindatum.';
  const botst = NOOIT_SAMEN.find(
    (paar) =>
      paar.includes(rol) &&
      feiten.heeft.some((g) => g.rol !== rol && paar.some((p) => p === g.rol) && raakt(g, gevraagd)),
  );
  return botst === undefined
    ? null
    : 'De functionaris gegevensbescherming (FG) kijkt of de beheerder zorgvuldig met gegevens omgaat. Daarom kan één persoon niet allebei zijn.';
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
}

/** Why a role cannot be ended; `null` when it can (R64). */
export function geenEinde(feiten: EindFeiten, reden: string): string | null {
  if (!feiten.open) return 'Deze rol was al beëindigd.';
  if (reden.trim().length < REDEN_MIN) return 'Schrijf op waarom de rol eindigt.';
  if (feiten.rol === 'beheerder' && feiten.geldtNu && feiten.andereBeheerders === 0)
    return 'Dit is de laatste beheerder van de school. Maak eerst iemand anders beheerder.';
  return null;
}
