import type { Dekking } from '../../../gateway/leerlijnen/kerndoelen/view.ts';
import type { Meting } from './urls.ts';

/** What this person can go on to. */
export interface Kan {
  /** Link and unlink. */
  readonly koppelen: boolean;
  /** Open a niveau of the package. */
  readonly pakketOpenen: boolean;
}

/** What each part of the report is made of. */
export interface DeelProps {
  dekking: Dekking;
  kan: Kan;
}

export const metingVan = ({ leerroute, set }: Dekking): Meting => ({ leerroute: leerroute.id, set: set.id });
