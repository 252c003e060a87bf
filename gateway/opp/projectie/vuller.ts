import type { Herkomst, OppVeld, VeldSleutel } from '../../model/opp.ts';

/** What a person typed in a field, opened. `was`: what the source said when he overruled it; `null`: the field has no source. */
export interface Getypt {
  readonly veld: VeldSleutel;
  readonly soort: 'getypt' | 'overruled';
  readonly waarde: string;
  readonly reden: string | null;
  readonly was: string | null;
  /** Voluit. */
  readonly door: string;
  readonly op: string;
}

/** What the source of a field says now. */
export interface BronVeld {
  readonly waarde: string | null;
  readonly herkomst: Herkomst | null;
}

/** Makes fields: what was typed goes before what the source says, and the source is kept beside it. */
export interface Vuller {
  veld(sleutel: VeldSleutel, waarde?: string | null, herkomst?: Herkomst | null): OppVeld;
  readonly bronnen: ReadonlyMap<VeldSleutel, BronVeld>;
}

export function vuller(getypt: readonly Getypt[]): Vuller {
  const van = new Map(getypt.map((g) => [g.veld, g]));
  const bronnen = new Map<VeldSleutel, BronVeld>();
  return {
    bronnen,
    veld: (sleutel, waarde = null, herkomst = null) => {
      bronnen.set(sleutel, { waarde, herkomst: waarde === null ? null : herkomst });
      const eigen = van.get(sleutel);
      if (!eigen)
        return { veld: sleutel, waarde, herkomst: waarde === null ? null : herkomst, overruled: null };
      if (eigen.soort === 'getypt' || eigen.was === null) {
        const dit = { bron: 'opp', naam: 'dit OPP', op: eigen.op, door: eigen.door } as const;
        return { veld: sleutel, waarde: eigen.waarde, herkomst: dit, overruled: null };
      }
      const { was, reden, door, op } = eigen;
      return {
        veld: sleutel,
        waarde: eigen.waarde,
        herkomst,
        overruled: { was, reden: reden ?? '', door, op },
      };
    },
  };
}

function isVeld(x: object): x is OppVeld {
  return 'veld' in x && 'overruled' in x;
}

/** Every field of an OPP, wherever it stands in it. */
export function veldenVan(inhoud: unknown): OppVeld[] {
  if (typeof inhoud !== 'object' || inhoud === null) return [];
  if (isVeld(inhoud)) return [inhoud];
  return Object.values(inhoud).flatMap(veldenVan);
}
