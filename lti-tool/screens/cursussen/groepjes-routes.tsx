import { z } from 'zod';
import { notFound } from '../../../gateway/access/scope.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import type { ServiceClient } from '../../lti/advantage/service-call.ts';
import { contextOf } from '../../lti/context-store.ts';
import { readIndelingen } from '../../lti/course-groups/read.ts';
import { renderPage } from '../../ui/render.ts';
import type { Frame } from '../chrome.tsx';
import { ownFrameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { GroepjesPage } from './groepjes-page.tsx';
import { groepjesUrl } from './urls.ts';

export interface GroepjesDeps {
  readonly assets: Frame['assets'];
  readonly db: Db;
  readonly services: Pick<ServiceClient, 'pages'>;
}

/** The groups of a course, read from the ELO at that moment. No transaction is held while it is asked. */
export function groepjesRoute(deps: GroepjesDeps): Route {
  return defineRoute({
    method: 'GET',
    path: groepjesUrl(':cursus'),
    summary: 'De groepjes van een cursus, zoals ze nu in de ELO staan',
    access: { kind: 'roles-own-transaction', any: rolesWith('rollen_beheren') },
    params: z.object({ cursus: z.uuid() }),
    responses: { 200: 'html' },
    handler: async ({ who, params }) => {
      const { school, person: actor } = who;
      const cursus = await deps.db.tenant({ school, actor }, (tx) => contextOf(tx, params.cursus));
      if (!cursus) throw notFound('cursus');
      const indelingen = await readIndelingen(deps.services, cursus);
      const frame = await ownFrameFor(deps, who);
      return { html: renderPage(<GroepjesPage frame={frame} cursus={cursus} indelingen={indelingen} />) };
    },
  });
}
