import { z } from 'zod';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { changeSchedule } from '../../../gateway/sync/service.ts';
import { renderPage } from '../../ui/render.ts';
import { ConnectionParams, changes } from './access.ts';
import { connectionOf, frameOf, type KoppelingenDeps } from './load.ts';
import { cronVan, type Schema, schemaVan } from './schema.ts';
import { SchemaPage } from './schema-page.tsx';
import { koppelingUrl } from './urls.ts';

const PATH = '/koppelingen/:connection/wanneer';
const KLOK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When a connection fetches by itself: asked and kept. */
export function schemaRoutes(deps: KoppelingenDeps): Route[] {
  const page = async (who: Parameters<typeof frameOf>[1], id: string, filled?: Schema, fout?: string) => {
    const connection = await connectionOf(deps, who.school, id);
    return renderPage(
      <SchemaPage
        frame={await frameOf(deps, who)}
        connection={connection}
        schema={filled ?? schemaVan(connection.schedule)}
        bestand={deps.sync.adapters.get(connection.adapter)?.files !== undefined}
        {...(fout ? { fout } : {})}
      />,
    );
  };
  return [
    defineRoute({
      method: 'GET',
      path: PATH,
      summary: 'Wanneer een koppeling vanzelf ophaalt',
      access: changes,
      params: ConnectionParams,
      responses: { 200: 'html' },
      handler: async ({ who, params }) => ({ html: await page(who, params.connection) }),
    }),
    defineRoute({
      method: 'POST',
      path: PATH,
      summary: 'Kiezen wanneer een koppeling vanzelf ophaalt',
      access: changes,
      params: ConnectionParams,
      body: z.object({ dagen: z.enum(['werkdag', 'dag', 'nooit']), om: z.string().max(5).default('') }),
      responses: { 303: 'redirect', 422: 'html' },
      handler: async ({ who, params, body }) => {
        await connectionOf(deps, who.school, params.connection);
        if (body.dagen !== 'nooit' && !KLOK.test(body.om)) {
          const fout = 'Vul een tijd in, zoals 05:30.';
          return { status: 422, html: await page(who, params.connection, body, fout) };
        }
        await changeSchedule(deps.sync, who, params.connection, cronVan(body));
        return { redirect: koppelingUrl(params.connection) };
      },
    }),
  ];
}
