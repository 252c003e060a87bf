import type { Naam } from '../../school/view.ts';
import type { Arrangementskaart } from '../view.ts';
import type { Antwoord, Gezicht } from './input.ts';

/** Somebody said something, at a moment. */
interface Gezegd {
  readonly act: string;
  readonly op: Date;
}

/** Words with who wrote them; `tekst` is `null` when there are none, they are not for who looks, or the key is gone (R84). */
interface MetWoorden extends Gezegd {
  readonly door: string;
  readonly tekst: string | null;
}

export interface WensAntwoord extends MetWoorden {
  readonly antwoord: Antwoord;
}

/** What a leerling says of one doel of his card: beside the judgement of the school, never in its place (R59). */
export interface Inbreng {
  readonly leerdoel: string;
  /** "Dit kan ik." */
  readonly kan: Gezegd | null;
  /** "Hier wil ik aan werken", with what was answered. */
  readonly wens: (Gezegd & { readonly antwoord: WensAntwoord | null }) | null;
  /** "Hoe vind je het gaan?" */
  readonly mening: (Gezegd & { readonly gezicht: Gezicht; readonly tekst: string | null }) | null;
}

/** By leerdoel id; a doel of which nothing was said is not in it. */
export type InbrengBij = ReadonlyMap<string, Inbreng>;

/** What a leerling sees of himself: his card and what he said of it. */
export interface MijnKaart {
  readonly kaart: Arrangementskaart;
  readonly gezegd: InbrengBij;
}

/** What one pupil of a group says of one doel. */
export interface ZegtVanDoel {
  readonly leerling: string;
  readonly leerdoel: string;
  readonly kan: boolean;
  readonly wil: boolean;
}

/** A wish that waits for an answer of who asks. */
export interface OpenWens extends Gezegd {
  readonly leerling: { readonly id: string; readonly naam: Naam };
  readonly leerdoel: { readonly id: string; readonly code: string; readonly tekst: string };
  readonly leerlijn: { readonly id: string; readonly naam: string };
}

/** What people saw of one doel and what the leerling says of it, for who works with him. */
export interface BijLeerdoel {
  readonly inbreng: Inbreng | null;
  /** Newest first. */
  readonly waarnemingen: readonly MetWoorden[];
  readonly mag: { readonly waarnemen: boolean; readonly antwoorden: boolean };
}
