import { type Keuze, type LijnBesluit, type LijnStaat, planLijn, verandert } from './place-rules.ts';

/** What is asked for one pupil by R7. */
export interface Wens {
  readonly leerroute: string;
  readonly bestemming: string | null;
  readonly beslotenDoor: string;
  readonly periode: string;
  readonly op: string;
  readonly streefniveaus: readonly { readonly leerlijn: string; readonly niveau: string | null }[];
  readonly openDoelen: Keuze;
}

/** Where the pupil is placed now. */
export interface HuidigePlaatsing {
  readonly leerroute_id: string;
  readonly bestemming: string | null;
  readonly van: string;
}

export type LeerlingPlan =
  | { readonly kind: 'niets' }
  /** Something to be ended began after the date asked for. */
  | { readonly kind: 'te_vroeg' }
  | {
      readonly kind: 'plan';
      readonly soort: 'niveau_geplaatst' | 'leerroute_geplaatst';
      readonly data: {
        readonly leerroute?: string;
        readonly bestemming?: string | null;
        readonly beslotenDoor?: string;
        readonly periode: string;
        readonly lijnen: readonly (LijnBesluit & { readonly einde?: true })[];
      };
    };

/**
 * What coupling to a leerroute changes for one pupil (R7): the route when it is another, the leerlijnen asked for
 * when they change, and the end of leerlijnen that the new route does not have (R3). Other leerlijnen stay.
 */
export function planLeerling(
  wens: Wens,
  routeLijnen: ReadonlySet<string>,
  staten: readonly LijnStaat[],
  huidig: HuidigePlaatsing | undefined,
  behaaldVanaf: number,
): LeerlingPlan {
  const routeAnders = huidig?.leerroute_id !== wens.leerroute || huidig.bestemming !== wens.bestemming;
  const naar = new Map(wens.streefniveaus.map((s) => [s.leerlijn, s.niveau]));
  const geraakt = staten.flatMap((staat) => {
    const doel = naar.get(staat.leerlijn);
    const eindigt = doel === undefined && staat.streef !== null && !routeLijnen.has(staat.leerlijn);
    const anders = doel !== undefined && verandert(staat, doel, wens.periode);
    return eindigt || anders ? [{ staat, niveau: doel ?? null, eindigt }] : [];
  });

  if (!routeAnders && geraakt.length === 0) return { kind: 'niets' };
  const eerder = [routeAnders ? huidig?.van : undefined, ...geraakt.map((g) => g.staat.streef?.van)];
  if (eerder.some((van) => van !== undefined && van > wens.op)) return { kind: 'te_vroeg' };

  const lijnen = geraakt.map(({ staat, niveau, eindigt }) => ({
    ...planLijn(staat, niveau, wens.periode, () => wens.openDoelen, behaaldVanaf),
    ...(eindigt ? { einde: true as const } : {}),
  }));
  const { leerroute, bestemming, beslotenDoor, periode } = wens;
  return routeAnders
    ? {
        kind: 'plan',
        soort: 'leerroute_geplaatst',
        data: { leerroute, bestemming, beslotenDoor, periode, lijnen },
      }
    : { kind: 'plan', soort: 'niveau_geplaatst', data: { periode, lijnen } };
}
