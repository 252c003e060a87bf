import type { Keys } from '../../access/keys.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Look } from '../look.ts';
import type { ReisGebeurtenis } from './view.ts';

/** Who asks for the leerreis of whom, and what he may see of it. */
export interface ReisVraag {
  readonly keys: Keys;
  readonly tx: Tx;
  readonly who: KnownActor;
  readonly leerling: string;
  /** Who he was at a school before, as far as that school opened his leerreis to this one (so → vso). */
  readonly eerder: readonly string[];
  readonly gezien: Look;
}

/** One kind of thing that happens to a pupil. A fixed number of statements, whatever the length of the history. */
export interface ReisBron {
  /** Only for who sees the whole pupil, or also for who has some leerlijnen shared with him (R63). */
  readonly voor: 'heel' | 'ook_gedeeld' | 'wie_redenen_leest';
  lees(vraag: ReisVraag): Promise<ReisGebeurtenis[]>;
}
