import { z } from 'zod';
import { addTenant, endTenant, listTenants } from '../../../gateway/access/teams/tenants.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import type { Assets } from '../../ui/assets.ts';
import { faultsOf, NOT_FILLED } from '../../ui/components/line-form.tsx';
import { renderPage } from '../../ui/render.ts';
import { ownFrameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { type Formulier, TeamsPage, type Veld } from './page.tsx';
import { eindeUrl, TEAMS } from './urls.ts';

export interface TeamsBeheerDeps {
  readonly db: Db;
  readonly assets: Pick<Assets, 'url'>;
  readonly origin: () => string;
  readonly now: () => Date;
}

const access = { kind: 'roles-own-transaction', any: rolesWith('koppelingen_beheren') } as const;
/** What changes something asks for a passkey as well. */
const changes = { ...access, strong: true } as const;
const Line = z.string().max(200).default('');

/** *teams*, for the beheerder: which Microsoft tenant is the school's, and what to fill in at Microsoft. */
export function teamsBeheerRoutes(deps: TeamsBeheerDeps): Route[] {
  return [overview(deps), add(deps), stop(deps)];
}

async function page(deps: TeamsBeheerDeps, who: KnownActor, form: Formulier): Promise<string> {
  const [frame, tenants] = [await ownFrameFor(deps, who), await listTenants(deps.db, who)];
  const more = { origin: deps.origin(), now: deps.now() };
  return renderPage(<TeamsPage frame={frame} tenants={tenants} form={form} {...more} />);
}

function overview(deps: TeamsBeheerDeps): Route {
  return defineRoute({
    method: 'GET',
    path: TEAMS,
    summary: 'Microsoft Teams van deze school',
    access,
    responses: { 200: 'html' },
    handler: async ({ who }) => ({ html: await page(deps, who, NOT_FILLED) }),
  });
}

function add(deps: TeamsBeheerDeps): Route {
  return defineRoute({
    method: 'POST',
    path: TEAMS,
    summary: 'Een Microsoft-omgeving goedkeuren voor deze school',
    access: changes,
    body: z.object({ tenant: Line, clientId: Line }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ who, body }): Promise<Reply> => {
      try {
        await addTenant(deps.db, who, body);
        return { redirect: TEAMS };
      } catch (error) {
        return {
          status: 422,
          html: await page(deps, who, { shown: body, ...faultsOf(error, (path) => path as Veld) }),
        };
      }
    },
  });
}

function stop(deps: TeamsBeheerDeps): Route {
  return defineRoute({
    method: 'POST',
    path: eindeUrl(':tenant'),
    summary: 'Stoppen met een Microsoft-omgeving',
    access: changes,
    params: z.object({ tenant: z.uuid() }),
    body: z.object({ zeker: z.literal('ja') }),
    responses: { 303: 'redirect' },
    handler: async ({ who, params }) => {
      await endTenant(deps.db, who, params.tenant);
      return { redirect: TEAMS };
    },
  });
}
