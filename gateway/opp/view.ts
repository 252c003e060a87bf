import type {
  HandelingStatus,
  Herkomst,
  OppDeel,
  OppInhoud,
  OppStatus,
  SectieC,
  VeldSleutel,
} from '../model/opp.ts';
import type { Datum } from '../model/roster.ts';
import type { LeerlingKop } from '../school/view.ts';

/** One version in the list of a pupil, newest first. */
export interface OppVersieRij {
  readonly id: string;
  readonly nummer: number;
  readonly soort: 'eerste' | 'bijstelling' | 'evaluatie';
  readonly status: OppStatus;
  readonly handeling: HandelingStatus;
  readonly geschil: boolean;
  readonly peildag: Datum | null;
  readonly begonnenOp: Date;
  readonly aangebodenOp: Date | null;
  readonly vastgesteldOp: Date | null;
  /** Voluit. */
  readonly vastgesteldDoor: string | null;
  /** opgevolgd, beeindigd or vervallen since. */
  readonly geslotenOp: Date | null;
}

/** What can be done with an OPP, as the pages call it. */
export type OppAct =
  | 'begin'
  | 'overleg'
  | 'cvb_advies'
  | 'gehoord'
  | 'ter_instemming'
  | 'antwoord'
  | 'vaststellen'
  | 'evaluatie_begin'
  | 'evaluatie_klaar'
  | 'bijstellen'
  | 'vervallen'
  | 'beeindigen'
  | 'geschil_open'
  | 'geschil_sluiten';

/**
 * What is missing (R37). `waar` says where it is mended; a screen turns it into a link: a field of this OPP (`veld`), the
 * register of factoren, the placement, the card, the TLV, the people, or an act.
 */
export interface Gat {
  readonly sleutel: string;
  readonly sectie: 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h';
  /** Plain Dutch: "Er staat nog geen belemmerende factor." */
  readonly tekst: string;
  readonly waar:
    | { readonly soort: 'veld'; readonly veld: VeldSleutel }
    | { readonly soort: 'act'; readonly act: OppAct }
    | {
        readonly soort: 'pagina';
        readonly pagina: 'factoren' | 'plaatsing' | 'kaart' | 'tlv' | 'mensen' | 'stem';
      };
  /** Without it the OPP cannot be fixed; else it only looks unfinished. */
  readonly houdtTegen: boolean;
}

/** A field whose source says something else by now. */
export interface Verschoven {
  readonly veld: VeldSleutel;
  /** What this OPP holds; for an overruled field: what the source said then. */
  readonly was: string | null;
  readonly nu: string | null;
  readonly herkomst: Herkomst | null;
}

/** What is put before who has gezag: he agrees on exactly the content with this afdruk (SHA-256). */
export interface Aanbod {
  readonly op: Date;
  readonly afdruk: Readonly<Record<OppDeel, string>>;
  /** Typed since it was offered, so that it must be offered again. */
  readonly achterhaald: boolean;
}

/** Where one person with gezag stands on one part. */
export interface InstemmingView {
  readonly deel: OppDeel;
  readonly persoon: string;
  readonly naam: string;
  readonly rol: GezagRol;
  readonly antwoord: 'akkoord' | 'niet_akkoord' | 'open';
  readonly op: Date | null;
  readonly toelichting: string | null;
}

export type GezagRol = 'ouder' | 'verzorger' | 'voogd' | 'mentor' | 'curator' | 'leerling';

/** Who decides today (R45). */
export interface Gezaghebbende {
  readonly persoon: string;
  readonly naam: string;
  readonly rol: GezagRol;
}

/** One step, as the history shows it. */
export interface OppStapView {
  readonly soort: string;
  readonly op: Datum;
  readonly door: string;
  readonly at: Date;
}

/** An act of who looks: whether it can be done now, and if not what is missing and where to do it. */
export interface ActView {
  readonly act: OppAct;
  /** Plain Dutch; `null`: it can be done. */
  readonly weigering: string | null;
}

/** An OPP as a page shows it. `inhoud` is what is fixed or offered, else the concept as its sources stand now. */
export interface OppView {
  readonly leerling: LeerlingKop;
  readonly versies: readonly OppVersieRij[];
  /** `null`: there is no OPP yet. */
  readonly versie: OppVersieRij | null;
  readonly inhoud: OppInhoud | null;
  /** `bron`: the concept as it is now; `aangeboden` and `vastgesteld`: as it was kept, byte for byte. */
  readonly vorm: 'bron' | 'aangeboden' | 'vastgesteld' | 'geen';
  /** Factoren that only the commissie sees; never part of `inhoud`. Empty for who may not see them. */
  readonly cvbFactoren: SectieC;
  /** Per typed or overruled field its revision; goes along as `gezien` when he saves. Not there: 0. */
  readonly stempels: Readonly<Record<VeldSleutel, number>>;
  readonly verschoven: readonly Verschoven[];
  /** Of a concept; empty once it is fixed. */
  readonly gaten: readonly Gat[];
  readonly acten: readonly ActView[];
  /** The one act that comes next; `null`: nothing to do now. */
  readonly volgende: OppAct | null;
  readonly gezag: readonly Gezaghebbende[];
  readonly aanbod: Aanbod | null;
  readonly instemming: readonly InstemmingView[];
  readonly stappen: readonly OppStapView[];
  readonly mag: {
    readonly schrijven: boolean;
    readonly vaststellen: boolean;
    readonly antwoorden: boolean;
    readonly inbrengen: boolean;
  };
}

/** Saved, or a colleague was there first: then both texts are for the page to show. */
export type VeldUitkomst =
  | { readonly soort: 'bewaard'; readonly revisie: number; readonly taalfout: boolean }
  | {
      readonly soort: 'botsing';
      readonly revisie: number;
      readonly waarde: string | null;
      readonly door: string;
      readonly op: Date;
    };

/** Evidence of one answer (R44): who, when, on which exact content, by which login and how sure. */
export interface BewijsRegel {
  readonly naam: string;
  readonly rol: GezagRol;
  readonly deel: OppDeel;
  readonly antwoord: 'akkoord' | 'niet_akkoord';
  readonly toelichting: string | null;
  readonly op: Date;
  /** SHA-256 of the canonical JSON (RFC 8785) that was agreed on. */
  readonly afdruk: string;
  readonly methode: 'passkey' | 'lti' | 'papier';
  readonly zekerheid: string | null;
  readonly sessie: string | null;
  /** Voluit, for an answer on paper. */
  readonly vastgelegdDoor: string | null;
  /** The last answer of this person on what stands now. */
  readonly telt: boolean;
}

export interface Bewijs {
  readonly leerling: LeerlingKop;
  readonly versie: OppVersieRij;
  readonly regels: readonly BewijsRegel[];
  /** Every content that was kept, with whether its bytes still have their afdruk. */
  readonly inhouden: readonly {
    readonly moment: 'aangeboden' | 'vastgesteld';
    readonly deel: 'geheel' | OppDeel;
    readonly afdruk: string;
    readonly op: Date;
    readonly klopt: boolean;
  }[];
}
