import { z } from 'zod';
import { Stand } from '../../../gateway/model/act.ts';
import { naStand, wissel as tikWissel } from '../../ui/tik-regels.ts';

/** What a tap does: `tik` ticks off or takes back; a digit gives that stand. */
export const Zet = z.enum(['tik', '0', '1', '2', '3', '4']);
export type Zet = z.infer<typeof Zet>;

const BEHEERST: Stand = 4;

/** One tap on a doel (R30): open becomes beheerst; behaald goes back to the highest stand that is not yet behaald. */
export function wissel(stand: Stand, behaaldVanaf: Stand): Stand {
  return tikWissel(stand, behaaldVanaf);
}

/** The stand a tap asks for, seen from the stand that was on the screen. */
export function nieuweStand(zet: Zet, stand: Stand, behaaldVanaf: Stand): Stand {
  return Stand.parse(naStand(zet, stand, behaaldVanaf));
}

/** The stand a whole column or row gets; a `tik` there only ticks off, never back. */
export function reeksStand(zet: Zet): Stand {
  return zet === 'tik' ? BEHEERST : Stand.parse(Number(zet));
}
