import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { bekijkInrichting, leesPlakken, wijzig } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { newActId } from '../act-id.ts';
import { frameFor } from '../frame.ts';
import { access, type InrichtingDeps } from './deps.ts';
import { EditorPage } from './page.tsx';
import { Plakken, type PlakProps } from './plak-page.tsx';
import type { Call } from './toon.tsx';
import { inrichtingUrl } from './urls.ts';
import { titelVan } from './woorden.ts';

const Id = z.guid().toLowerCase();
const params = z.object({ inrichting: Id, leerlijn: Id });
const PATH = '/leerlijnen/eigen/:inrichting/plakken/:leerlijn';

/** Bulk paste from a spreadsheet into one leerlijn. */
export function plakRoutes(deps: InrichtingDeps): Route[] {
  return [vraagRoute(deps), plakRoute(deps)];
}

async function pagina(deps: InrichtingDeps, call: Call, props: PlakProps): Promise<string> {
  const view = await bekijkInrichting(call.tx, props.inrichting);
  const lijn = view.boom.knopen.get(props.lijn);
  if (lijn?.soort !== 'leerlijn')
    throw new AppError('not_found', 'Deze leerlijn bestaat niet (meer).', { status: 404 });
  const naam = titelVan(lijn);
  return renderPage(
    <EditorPage
      frame={await frameFor(deps, call)}
      view={view}
      tab="leerlijnen"
      title="Plakken uit een spreadsheet"
      crumb={{ href: inrichtingUrl(props.inrichting, props.lijn), label: naam }}
      lead={`De doelen komen in de leerlijn ${naam}.`}
    >
      <Plakken {...props} />
    </EditorPage>,
  );
}

function vraagRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'GET',
    path: PATH,
    summary: 'Eigen leerlijnen: doelen plakken uit een spreadsheet',
    access,
    params,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { inrichting, leerlijn: lijn } }) => ({
      html: await pagina(deps, { tx, who }, { inrichting, lijn, act: newActId(), tekst: '', geplakt: null }),
    }),
  });
}

function plakRoute(deps: InrichtingDeps): Route {
  return defineRoute({
    method: 'POST',
    path: PATH,
    summary: 'Eigen leerlijnen: de geplakte rijen bekijken of toevoegen',
    access,
    params,
    body: z.object({ act: Id, tekst: z.string().max(250_000), stap: z.enum(['bekijken', 'toevoegen']) }),
    responses: { 200: 'html', 303: 'redirect' },
    handler: async ({ tx, who, params: { inrichting, leerlijn: lijn }, body: { act, tekst, stap } }) => {
      const { boom, handelingen } = await bekijkInrichting(tx, inrichting);
      // Sent twice: they are there already.
      if (handelingen.some((h) => h.id === act)) return { redirect: inrichtingUrl(inrichting, lijn) };
      const geplakt = leesPlakken(boom, lijn, tekst, act);
      if (stap === 'toevoegen' && geplakt.wijzigingen.length > 0) {
        const uit = await wijzig(tx, who, inrichting, { act, wijzigingen: geplakt.wijzigingen });
        if (uit.kind === 'gewijzigd') return { redirect: inrichtingUrl(inrichting, lijn) };
      }
      return { html: await pagina(deps, { tx, who }, { inrichting, lijn, act, tekst, geplakt }) };
    },
  });
}
