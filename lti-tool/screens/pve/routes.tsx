import { pveStand, verhaalStanden } from '../../../gateway/gebruikersgroep/pve/status.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import type { Assets } from '../../ui/assets.ts';
import { renderPage } from '../../ui/render.ts';
import { PVE } from '../gebruikersgroep/urls.ts';
import { PvePage } from './page.tsx';

export interface PveDeps {
  readonly assets: Pick<Assets, 'url'>;
  readonly demo: boolean;
}

/** *pve*: the requirements and what proves them, for everybody (R78, R79). */
export function pveRoutes(deps: PveDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: PVE,
      summary: 'Programma van eisen: status en bewijs per eis, en de verhalen van de demo',
      access: {
        kind: 'public',
        why: 'wat Koers kan mag iedereen weten; er staan geen gegevens van een school in',
      },
      responses: { 200: 'html' },
      handler: async ({ db }) => {
        const elo = deps.demo ? await demoElo(db) : null;
        const page = { assets: deps.assets, delen: pveStand(), verhalen: verhaalStanden(), elo };
        return { html: renderPage(<PvePage {...page} />) };
      },
    }),
  ];
}

/** Where the demo ELO stands; null before it is started. */
async function demoElo(db: Db): Promise<string | null> {
  const found = await db.platform((tx) =>
    tx
      .selectFrom('koers.lti_platform as p')
      .innerJoin('koers.lti_deployment as d', 'd.platform_id', 'p.id')
      .select('p.issuer')
      .where('d.approved_by', '=', 'demo')
      .executeTakeFirst(),
  );
  return found?.issuer ?? null;
}
