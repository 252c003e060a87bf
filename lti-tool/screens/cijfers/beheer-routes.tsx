import { z } from 'zod';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { BEHEER_GEDAAN, type BeheerGedaan, BeheerPage } from './beheer-page.tsx';
import type { CijfersDeps } from './deps.ts';
import { CIJFERS } from './urls.ts';

const access = { kind: 'roles', any: rolesWith('koppelingen_beheren') } as const;
const changes = { ...access, strong: true } as const;
const Params = z.object({ cijferlijst: z.uuid() });

/** Scores of all courses, for the beheerder. */
export function beheerRoutes(deps: CijfersDeps): Route[] {
  return [lees(deps), schakel(deps), opnieuw(deps)];
}

function lees(deps: CijfersDeps): Route {
  return defineRoute({
    method: 'GET',
    path: CIJFERS,
    summary: 'Cijfers naar cursussen: hoe het gaat en wat niet is aangenomen',
    access,
    query: z.object({
      gedaan: z.enum(Object.keys(BEHEER_GEDAAN) as [BeheerGedaan, ...BeheerGedaan[]]).optional(),
    }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, query }) => {
      const cursussen = await deps.cijfers.cursussen(tx);
      const frame = await frameFor(deps, { tx, who });
      return {
        html: renderPage(
          <BeheerPage frame={frame} cursussen={cursussen} now={deps.now()} gedaan={query.gedaan} />,
        ),
      };
    },
  });
}

function schakel(deps: CijfersDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${CIJFERS}/:cijferlijst/aan`,
    summary: 'Cijfers naar een cursus aan- of uitzetten',
    access: changes,
    params: Params,
    body: z.object({ aan: z.enum(['ja', 'nee']) }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params, body }) => {
      await deps.cijfers.schakel(tx, who, params.cijferlijst, body.aan === 'ja');
      return { redirect: `${CIJFERS}?gedaan=${body.aan === 'ja' ? 'aan' : 'uit'}` };
    },
  });
}

function opnieuw(deps: CijfersDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${CIJFERS}/:cijferlijst/opnieuw`,
    summary: 'Cijfers die niet zijn aangenomen opnieuw sturen',
    access: changes,
    params: Params,
    body: z.object({ reden: z.string().max(400) }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params, body }) => {
      await deps.cijfers.stuurOpnieuw(tx, who, params.cijferlijst, body.reden);
      return { redirect: `${CIJFERS}?gedaan=opnieuw` };
    },
  });
}
