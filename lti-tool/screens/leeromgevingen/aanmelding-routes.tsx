import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import {
  type Aanmelding,
  aanmeldingVan,
  keurGoed,
  maakLink,
  wijsAf,
} from '../../lti/aanmeldingen-service.ts';
import { renderPage } from '../../ui/render.ts';
import { ownFrameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { AanmeldingPage, LinkPage } from './aanmelding-pages.tsx';
import type { LeeromgevingenDeps } from './deps.ts';
import { aanmeldingUrl, afwijzenUrl, LEEROMGEVINGEN, LINK } from './urls.ts';

/** As what changes something in `routes.tsx`: it asks for a passkey. */
const access = {
  kind: 'roles-own-transaction',
  any: rolesWith('koppelingen_beheren'),
  strong: true,
} as const;
const params = z.object({ aanmelding: z.uuid() });

/** LTI Dynamic Registration, as the beheerder sees it: make a link, look at who came, approve or send away. */
export function aanmeldingRoutes(deps: LeeromgevingenDeps): Route[] {
  return [maak(deps), toon(deps), goed(deps), weg(deps)];
}

function maak(deps: LeeromgevingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: LINK,
    summary: 'Een link maken waarmee een leeromgeving zich één keer aanmeldt',
    access,
    responses: { 200: 'html' },
    handler: async ({ who }) => {
      const link = await maakLink(deps, who);
      return { html: renderPage(<LinkPage frame={await ownFrameFor(deps, who)} {...link} />) };
    },
  });
}

async function page(
  deps: LeeromgevingenDeps,
  who: KnownActor,
  een: Aanmelding,
  form: { deployment: string; frameOrigin: string; fout?: string },
): Promise<string> {
  const frame = await ownFrameFor(deps, who);
  return renderPage(<AanmeldingPage frame={frame} een={een} now={deps.now()} {...form} />);
}

function toon(deps: LeeromgevingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: aanmeldingUrl(':aanmelding'),
    summary: 'Een leeromgeving die zich aanmeldde en op goedkeuring wacht',
    access,
    params,
    responses: { 200: 'html' },
    handler: async ({ who, params: { aanmelding } }) => {
      const een = await aanmeldingVan(deps, who, aanmelding);
      return { html: await page(deps, who, een, { deployment: een.deployment ?? '', frameOrigin: '' }) };
    },
  });
}

/** What is wrong in one sentence. @throws what is no fault of the form */
function faultOf(error: unknown): string {
  if (!(error instanceof AppError) || !['bad_request', 'conflict'].includes(error.code)) throw error;
  const [issue] = error.opts.issues ?? [];
  return issue ? `Dit adres ${issue.message}.` : error.message;
}

function goed(deps: LeeromgevingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: aanmeldingUrl(':aanmelding'),
    summary: 'Een leeromgeving die zich aanmeldde goedkeuren voor deze school',
    access,
    params,
    body: z.object({
      deployment: z.string().trim().max(255),
      frameOrigin: z.string().trim().max(2048).default(''),
    }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ who, params: { aanmelding }, body }): Promise<Reply> => {
      const een = await aanmeldingVan(deps, who, aanmelding);
      try {
        if (body.deployment === '') throw new AppError('bad_request', 'Vul het Deployment-ID in.');
        await keurGoed(deps, who, { id: aanmelding, ...body });
        return { redirect: LEEROMGEVINGEN };
      } catch (error) {
        return { status: 422, html: await page(deps, who, een, { ...body, fout: faultOf(error) }) };
      }
    },
  });
}

function weg(deps: LeeromgevingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: afwijzenUrl(':aanmelding'),
    summary: 'Een leeromgeving die zich aanmeldde afwijzen',
    access,
    params,
    body: z.object({ zeker: z.literal('ja') }),
    responses: { 303: 'redirect' },
    handler: async ({ who, params: { aanmelding } }) => {
      await wijsAf(deps, who, aanmelding);
      return { redirect: LEEROMGEVINGEN };
    },
  });
}
