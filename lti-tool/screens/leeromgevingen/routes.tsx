import { z } from 'zod';
import { listTenants } from '../../../gateway/access/teams/tenants.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { aanmeldingen } from '../../lti/aanmeldingen-service.ts';
import { aanbod, vraagBerichten } from '../../lti/berichten-service.ts';
import {
  approve,
  checkLeeromgeving,
  end,
  type Leeromgeving,
  leeromgevingOf,
  listLeeromgevingen,
  type Stap,
} from '../../lti/leeromgevingen-service.ts';
import { faultsOf, NOT_FILLED } from '../../ui/components/line-form.tsx';
import { renderPage } from '../../ui/render.ts';
import { ownFrameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { aanmeldingRoutes } from './aanmelding-routes.tsx';
import type { LeeromgevingenDeps } from './deps.ts';
import { type FieldName, type Formulier, PostedLeeromgeving } from './form.tsx';
import { OnePage } from './one-page.tsx';
import { NewPage, OverviewPage } from './pages.tsx';
import { berichtenUrl, controleUrl, eindeUrl, LEEROMGEVINGEN, leeromgevingUrl, NIEUW } from './urls.ts';

/** No transaction is held while an ELO is asked for its keys. */
const access = { kind: 'roles-own-transaction', any: rolesWith('koppelingen_beheren') } as const;
/** What changes something asks for a passkey as well; and so does the form for it, so that nothing is typed for nothing. */
const changes = { ...access, strong: true } as const;
const Params = z.object({ leeromgeving: z.uuid() });

/** *leeromgevingen*, for the beheerder: from where Koers is opened, what to fill in there, approve, try, stop. */
export function leeromgevingenRoutes(deps: LeeromgevingenDeps): Route[] {
  // `nieuw` and `link` must be asked before `:leeromgeving`, which would take them for an id.
  return [
    overview(deps),
    ask(deps),
    add(deps),
    ...aanmeldingRoutes(deps),
    one(deps),
    check(deps),
    berichten(deps),
    stop(deps),
  ];
}

function overview(deps: LeeromgevingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: LEEROMGEVINGEN,
    summary: 'Leeromgevingen van deze school',
    access,
    responses: { 200: 'html' },
    handler: async ({ who }) => {
      const [frame, all] = [await ownFrameFor(deps, who), await listLeeromgevingen(deps.db, who)];
      const wachtend = await aanmeldingen(deps, who);
      const teams = (await listTenants(deps.db, who)).length > 0;
      const about = { all, wachtend, teams, now: deps.now() };
      return { html: renderPage(<OverviewPage frame={frame} {...about} />) };
    },
  });
}

async function newPage(deps: LeeromgevingenDeps, who: KnownActor, form: Formulier): Promise<string> {
  return renderPage(<NewPage frame={await ownFrameFor(deps, who)} origin={deps.origin()} form={form} />);
}

function ask(deps: LeeromgevingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: NIEUW,
    summary: 'Leeromgeving toevoegen',
    access: changes,
    responses: { 200: 'html' },
    handler: async ({ who }) => ({ html: await newPage(deps, who, NOT_FILLED) }),
  });
}

/** The form asks for one address of a frame, Koers keeps several. */
const fieldOf = (path: string): FieldName =>
  path.startsWith('frameOrigins') ? 'frameOrigin' : (path as FieldName);

function add(deps: LeeromgevingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: NIEUW,
    summary: 'Een leeromgeving goedkeuren voor deze school',
    access: changes,
    body: PostedLeeromgeving,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ who, body }): Promise<Reply> => {
      const { frameOrigin, ...given } = body;
      const frameOrigins = frameOrigin === '' ? [] : [frameOrigin];
      try {
        await approve(deps.db, who, { ...given, demo: deps.demo, frameOrigins });
        return { redirect: LEEROMGEVINGEN };
      } catch (error) {
        return {
          status: 422,
          html: await newPage(deps, who, { shown: body, ...faultsOf(error, fieldOf) }),
        };
      }
    },
  });
}

async function onePage(
  deps: LeeromgevingenDeps,
  who: KnownActor,
  leeromgeving: Leeromgeving,
  stappen: readonly Stap[] | null,
): Promise<string> {
  const frame = await ownFrameFor(deps, who);
  const berichten = await aanbod(deps.db, who, leeromgeving.id);
  return renderPage(<OnePage {...{ frame, leeromgeving, stappen, berichten }} now={deps.now()} />);
}

function one(deps: LeeromgevingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: leeromgevingUrl(':leeromgeving'),
    summary: 'Een leeromgeving',
    access,
    params: Params,
    responses: { 200: 'html' },
    handler: async ({ who, params }) => {
      const found = await leeromgevingOf(deps.db, who, params.leeromgeving);
      return { html: await onePage(deps, who, found, null) };
    },
  });
}

function check(deps: LeeromgevingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: controleUrl(':leeromgeving'),
    summary: 'De koppeling met een leeromgeving proberen',
    access: changes,
    params: Params,
    responses: { 200: 'html' },
    handler: async ({ who, params }) => {
      const found = await leeromgevingOf(deps.db, who, params.leeromgeving);
      const stappen = await checkLeeromgeving(found, deps);
      return { html: await onePage(deps, who, found, stappen) };
    },
  });
}

function berichten(deps: LeeromgevingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: berichtenUrl(':leeromgeving'),
    summary: 'De leeromgeving vragen om te vertellen dat een les is gekopieerd',
    access: changes,
    params: Params,
    responses: { 303: 'redirect' },
    handler: async ({ who, params: { leeromgeving } }) => {
      await leeromgevingOf(deps.db, who, leeromgeving);
      await vraagBerichten(deps, who, leeromgeving);
      return { redirect: leeromgevingUrl(leeromgeving) };
    },
  });
}

function stop(deps: LeeromgevingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: eindeUrl(':leeromgeving'),
    summary: 'Stoppen met een leeromgeving',
    access: changes,
    params: Params,
    body: z.object({ zeker: z.literal('ja') }),
    responses: { 303: 'redirect' },
    handler: async ({ who, params }) => {
      await end(deps.db, who, params.leeromgeving);
      return { redirect: LEEROMGEVINGEN };
    },
  });
}
