import type { OppVeld, VeldSleutel } from '../../../gateway/model/opp.ts';
import type { Datum } from '../../../gateway/model/roster.ts';
import type { OppView, Verschoven } from '../../../gateway/opp/service.ts';

/** What somebody typed that was not saved, and why: it goes back into its form. */
export interface Getypt {
  readonly veld: VeldSleutel;
  readonly waarde: string;
  readonly reden: string;
  readonly fout: string;
  /** What a colleague wrote meanwhile; both texts are shown. */
  readonly collega?: { readonly waarde: string; readonly door: string } | undefined;
}

/** What the fields of one page need beside their own value. */
export interface VeldKader {
  readonly leerling: string;
  readonly vandaag: Datum;
  /** `null`: this version is only read. */
  readonly schrijf: {
    /** Revision of a field; what a form sends back, so that a colleague is not overwritten. */
    readonly gezien: (veld: VeldSleutel) => number;
    readonly getypt?: Getypt | undefined;
    /** People talked it over or got to read it: then mending a typing error is something else than changing a text. */
    readonly besproken: boolean;
  } | null;
  /** May write in the register of factoren (R27). */
  readonly factorErbij: boolean;
  /** Fields whose source says something else by now. */
  readonly verschoven: ReadonlyMap<VeldSleutel, Verschoven>;
}

/** One field on the page. */
export interface VeldProps {
  label: string;
  veld: OppVeld;
  kader: VeldKader;
}

/** The frame for the fields of an OPP; they can be written in a concept that is not fixed, by who may. */
export function kaderVan(
  opp: OppView,
  vandaag: Datum,
  zeg: { readonly getypt?: Getypt | undefined; readonly factorErbij?: boolean } = {},
): VeldKader {
  const mag = opp.mag.schrijven && isConcept(opp.versie);
  return {
    leerling: opp.leerling.id,
    vandaag,
    schrijf: mag
      ? {
          gezien: (veld) => opp.stempels[veld] ?? 0,
          getypt: zeg.getypt,
          besproken: opp.stappen.some((s) => s.soort === 'overleg' || s.soort === 'ter_instemming'),
        }
      : null,
    factorErbij: zeg.factorErbij ?? false,
    verschoven: new Map(opp.verschoven.map((v) => [v.veld, v])),
  };
}

const CONCEPT: ReadonlySet<string> = new Set(['concept', 'overleg', 'gehoord', 'instemming']);

/** Whether a version is still being made. */
export const isConcept = (versie: OppView['versie']): boolean =>
  versie !== null && CONCEPT.has(versie.status);
