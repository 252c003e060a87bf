import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { chooseCode, listCodes, previewCode, undoCode } from '../../../gateway/sync/service.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { access, ConnectionParams, changes } from './access.ts';
import { CodePreviewText, CodesPage } from './codes-page.tsx';
import { connectionOf, frameOf, type KoppelingenDeps } from './load.ts';
import { codesUrl } from './urls.ts';

const GEDAAN = {
  gekozen: 'Bewaard. Bij de volgende keer ophalen kent Koers deze code.',
  terug: 'Ongedaan gemaakt. Bij de volgende keer ophalen geldt weer wat er eerst stond.',
} as const;
const Gedaan = z.object({ gedaan: z.enum(['gekozen', 'terug']).optional().catch(undefined) });

/** One answer to "what does this code mean"; what is missing is told in words. */
const Choice = z.object({
  lijst: z.string().max(100).default(''),
  code: z.string().trim().max(1000).default(''),
  waarde: z.string().max(100).default(''),
});

/** Codes of a connection: what the school decides over the lists of the standard (R71). */
export function codesRoutes(deps: KoppelingenDeps): Route[] {
  return [pageRoute(deps), chooseRoute(deps), undoRoute(deps), previewRoute(deps)];
}

async function page(
  deps: KoppelingenDeps,
  who: KnownActor,
  id: string,
  messages?: ReturnType<typeof Notice>,
): Promise<string> {
  const connection = await connectionOf(deps, who.school, id);
  const lists = await listCodes(deps.sync, who.school, id);
  const frame = await frameOf(deps, who);
  const said = messages ? { messages } : {};
  return renderPage(
    <CodesPage frame={frame} connection={connection} lists={lists} now={deps.sync.now()} {...said} />,
  );
}

function pageRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/koppelingen/:connection/codes',
    summary: 'Codes van een koppeling: wat de school koos, en wat niemand kent',
    access,
    params: ConnectionParams,
    query: Gedaan,
    responses: { 200: 'html' },
    handler: async ({ who, params, query: { gedaan } }) => ({
      html: await page(deps, who, params.connection, gedaan ? <Toast text={GEDAAN[gedaan]} /> : undefined),
    }),
  });
}

function chooseRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/koppelingen/:connection/codes',
    summary: 'Zeggen wat een code van het LVS betekent',
    access: changes,
    params: ConnectionParams,
    body: Choice,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ who, params, body }): Promise<Reply> => {
      try {
        await chooseCode(deps.sync, who, params.connection, body);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'bad_request') throw error;
        const notice = <Notice kind="error" title="Er is nog niets bewaard" next={error.message} />;
        return { status: 422, html: await page(deps, who, params.connection, notice) };
      }
      return { redirect: `${codesUrl(params.connection)}?gedaan=gekozen` };
    },
  });
}

function undoRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/koppelingen/:connection/codes/terug',
    summary: 'Een keuze voor een code ongedaan maken',
    access: changes,
    params: ConnectionParams,
    body: z.object({ keuze: z.string().max(60).default('') }),
    responses: { 303: 'redirect' },
    handler: async ({ who, params, body }) => {
      await undoCode(deps.sync, who, params.connection, body.keuze);
      return { redirect: `${codesUrl(params.connection)}?gedaan=terug` };
    },
  });
}

function previewRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/koppelingen/:connection/codes/voorbeeld',
    summary: 'Wat een keuze voor een code zou veranderen, op de regels van de laatste keer',
    access,
    params: ConnectionParams,
    query: Choice,
    responses: { 200: 'html' },
    handler: async ({ who, params, query }) => {
      await connectionOf(deps, who.school, params.connection);
      if (query.waarde === '') return { html: '' };
      const preview = await previewCode(deps.sync, who.school, params.connection, query);
      return { html: renderFragment(<CodePreviewText preview={preview} />) };
    },
  });
}
