import type { KaartLeerlijn } from '../../../gateway/arrangementskaart/view.ts';
import type { VoortgangProps } from '../../ui/components/voortgang.tsx';

/**
 * How far a pupil is on a leerlijn, for whoever looks: the doelen of the streefniveau (R15). What was carried over from a
 * lower niveau is worked on but not counted. Without niveaus there is only a count (R4).
 */
export function telling({
  graad,
  doelen,
}: Pick<KaartLeerlijn, 'graad' | 'doelen'>): Pick<VoortgangProps, 'behaald' | 'totaal' | 'zonderNiveaus'> {
  if (graad) return { behaald: graad.behaald, totaal: graad.totaal };
  return {
    behaald: doelen.filter((doel) => doel.behaald).length,
    totaal: doelen.length,
    zonderNiveaus: true,
  };
}
