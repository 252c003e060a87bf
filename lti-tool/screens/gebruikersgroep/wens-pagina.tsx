import { bekijkGroep, bekijkWens } from '../../../gateway/gebruikersgroep/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { type SamenDeps, spreektNamens, vandaagVan } from './deps.ts';
import type { Gedaan } from './gedaan.tsx';
import { groepCrumbs } from './groep-page.tsx';
import type { Terug } from './terug.tsx';
import { WensPage } from './wens-page.tsx';

/** The page of one wish; with the form that could not be taken. */
export async function wensPagina(
  deps: SamenDeps,
  { tx, who }: { tx: Tx; who: KnownActor },
  { groep: id, wens: wensId }: { groep: string; wens: string },
  { terug, gedaan }: { terug?: Terug; gedaan?: Gedaan | undefined } = {},
): Promise<string> {
  const groep = await bekijkGroep(tx, who, id);
  const wens = await bekijkWens(tx, who, id, wensId);
  const page = {
    frame: await frameFor(deps, { tx, who }),
    groep: id,
    crumbs: groepCrumbs(id, groep.naam),
    wens,
    wij: groep.wij,
    over: groep.over + (wens.stemmen.find((s) => s.wij)?.punten ?? 0),
    namens: spreektNamens(who),
    vandaag: vandaagVan(deps),
    terug,
    gedaan,
  };
  return renderPage(<WensPage {...page} />);
}
