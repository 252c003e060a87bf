import { bekijkBijeenkomst, bekijkGroep } from '../../../gateway/gebruikersgroep/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { BijeenkomstPage } from './bijeenkomst-page.tsx';
import { type SamenDeps, spreektNamens, vandaagVan } from './deps.ts';
import type { Gedaan } from './gedaan.tsx';
import { groepCrumbs } from './groep-page.tsx';
import type { Terug } from './terug.tsx';

/** The page of one meeting; with the form that could not be taken. */
export async function bijeenkomstPagina(
  deps: SamenDeps,
  { tx, who }: { tx: Tx; who: KnownActor },
  { groep: id, bijeenkomst }: { groep: string; bijeenkomst: string },
  { terug, gedaan }: { terug?: Terug; gedaan?: Gedaan | undefined } = {},
): Promise<string> {
  const groep = await bekijkGroep(tx, who, id);
  const page = {
    frame: await frameFor(deps, { tx, who }),
    groep: id,
    crumbs: groepCrumbs(id, groep.naam),
    bijeenkomst: await bekijkBijeenkomst(tx, who, id, bijeenkomst),
    wensen: groep.wensen,
    namens: spreektNamens(who),
    vandaag: vandaagVan(deps),
    terug,
    gedaan,
  };
  return renderPage(<BijeenkomstPage {...page} />);
}
