import { z } from 'zod';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { type GroepjesService, groepjesVan } from '../../lti/groepjes-service.ts';
import { renderPage } from '../../ui/render.ts';
import type { Frame } from '../chrome.tsx';
import { ownFrameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { GroepjesPage } from './groepjes-page.tsx';
import { groepjesUrl } from './urls.ts';

export interface GroepjesDeps extends GroepjesService {
  readonly assets: Frame['assets'];
}

/** The groups of a course, read from the ELO at that moment. */
export function groepjesRoute(deps: GroepjesDeps): Route {
  return defineRoute({
    method: 'GET',
    path: groepjesUrl(':cursus'),
    summary: 'De groepjes van een cursus, zoals ze nu in de ELO staan',
    access: { kind: 'roles-own-transaction', any: rolesWith('rollen_beheren') },
    params: z.object({ cursus: z.uuid() }),
    responses: { 200: 'html' },
    handler: async ({ who, params }) => {
      const found = await groepjesVan(deps, who, params.cursus);
      return { html: renderPage(<GroepjesPage frame={await ownFrameFor(deps, who)} {...found} />) };
    },
  });
}
