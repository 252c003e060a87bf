import { z } from 'zod';
import { kiesVolgInstelling, volgInstelling } from '../../../gateway/leerroute/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { Toast } from '../../ui/components/toast.tsx';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { volgenUrl } from '../urls.ts';
import { gelezen, ingevuld, VolgenInvoer } from './volgen-invoer.ts';
import { VolgenPage } from './volgen-page.tsx';

const access = { kind: 'roles', any: rolesWith('volgen_instellen') } as const;

/** How the school looks at progress (R19, R23). */
export function volgenRoutes(deps: ScreenDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: volgenUrl,
      summary: 'Hoe de school volgt: welk oordeel telt en wanneer een verschil opvalt',
      access,
      query: z.object({ bewaard: z.enum(['ja']).optional() }),
      responses: { 200: 'html' },
      handler: async ({ tx, who, query }) => {
        const invoer = ingevuld(await volgInstelling(tx));
        const frame = await frameFor(deps, { tx, who });
        const messages = query.bewaard ? { messages: <Toast icon="check" text="Bewaard." /> } : {};
        return { html: renderPage(<VolgenPage frame={frame} invoer={invoer} fouten={{}} {...messages} />) };
      },
    }),
    defineRoute({
      method: 'POST',
      path: volgenUrl,
      summary: 'Veranderen hoe de school volgt',
      access,
      body: VolgenInvoer,
      responses: { 303: 'redirect', 422: 'html' },
      handler: async ({ tx, who, body }) => {
        const uit = gelezen(body);
        if ('fouten' in uit) {
          const frame = await frameFor(deps, { tx, who });
          const html = renderPage(<VolgenPage frame={frame} invoer={body} fouten={uit.fouten} />);
          return { status: 422, html };
        }
        await kiesVolgInstelling(tx, who, uit.keuze);
        return { redirect: `${volgenUrl}?bewaard=ja` };
      },
    }),
  ];
}
