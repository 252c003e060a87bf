import { bekijkGroep } from '../../../gateway/gebruikersgroep/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { type SamenDeps, spreektNamens, vandaagVan } from './deps.ts';
import { GroepPage, type GroepPageProps } from './groep-page.tsx';

/** The page of one gebruikersgroep; with what was just done, or the form that could not be taken. */
export async function groepPagina(
  deps: SamenDeps,
  { tx, who }: { tx: Tx; who: KnownActor },
  id: string,
  extra: Pick<GroepPageProps, 'code' | 'terug' | 'gedaan'> = {},
): Promise<string> {
  const view = await bekijkGroep(tx, who, id);
  const frame = await frameFor(deps, { tx, who });
  const page = { frame, view, vandaag: vandaagVan(deps), namens: spreektNamens(who), ...extra };
  return renderPage(<GroepPage {...page} />);
}
