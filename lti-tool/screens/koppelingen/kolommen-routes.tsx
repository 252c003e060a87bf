import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { chooseColumns, type TablesView, viewTables } from '../../../gateway/sync/service.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { access, ConnectionParams, changes } from './access.ts';
import { KolommenVoorbeeld } from './kolommen-form.tsx';
import { KolommenPage, type KolommenPageProps, soortenOp } from './kolommen-page.tsx';
import { connectionOf, frameOf, type KoppelingenDeps } from './load.ts';
import { kolommenUrl } from './urls.ts';

const Vraag = z.object({
  gedaan: z.enum(['ja']).optional().catch(undefined),
  soort: z.string().max(40).optional(),
  blad: z.coerce.number().int().min(0).max(500).optional().catch(undefined),
});

/** One heading for each field of one kind of table, as `veld.<field>`. */
const Keuze = z.looseObject({ soort: z.string().max(40).default('') });
type Keuze = z.infer<typeof Keuze>;

/** Columns of a connection that reads tables: what the school says is what. */
export function kolommenRoutes(deps: KoppelingenDeps): Route[] {
  return [pageRoute(deps), chooseRoute(deps), previewRoute(deps)];
}

const MOST_VELDEN = 60;

function kolommenIn(keuze: Keuze): Record<string, Record<string, string>> {
  const velden = Object.entries(keuze)
    .filter(
      (entry): entry is [string, string] => entry[0].startsWith('veld.') && typeof entry[1] === 'string',
    )
    .slice(0, MOST_VELDEN)
    .map(([name, kop]) => [name.slice('veld.'.length, 60), kop.slice(0, 200)] as const);
  return { [keuze.soort]: Object.fromEntries(velden) };
}

interface Shown {
  readonly als?: KolommenPageProps['als'];
  readonly messages?: ReturnType<typeof Notice>;
}

async function page(deps: KoppelingenDeps, who: KnownActor, id: string, shown: Shown): Promise<string> {
  const connection = await connectionOf(deps, who.school, id);
  const tables = await viewTables(deps.sync, who.school, id);
  const { als = null, messages } = shown;
  return renderPage(
    <KolommenPage
      frame={await frameOf(deps, who)}
      connection={connection}
      tables={tables}
      als={als}
      {...(messages ? { messages } : {})}
    />,
  );
}

function pageRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/koppelingen/:connection/kolommen',
    summary: 'Kolommen van de ingeleverde bestanden: welke kolom wat is, en wat de eerste rijen worden',
    access,
    params: ConnectionParams,
    query: Vraag,
    responses: { 200: 'html' },
    handler: async ({ who, params, query: { gedaan, soort, blad } }) => ({
      html: await page(deps, who, params.connection, {
        als: soort !== undefined && blad !== undefined ? { soort, blad } : null,
        ...(gedaan
          ? { messages: <Toast text="Bewaard. Bij de volgende keer ophalen leest Koers deze kolommen." /> }
          : {}),
      }),
    }),
  });
}

function chooseRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/koppelingen/:connection/kolommen',
    summary: 'Bewaren welke kolom wat is',
    access: changes,
    params: ConnectionParams,
    body: Keuze,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ who, params, body }): Promise<Reply> => {
      try {
        await chooseColumns(deps.sync, who, params.connection, kolommenIn(body));
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'bad_request') throw error;
        const messages = <Notice kind="error" title="Er is nog niets bewaard" next={error.message} />;
        return { status: 422, html: await page(deps, who, params.connection, { messages }) };
      }
      return { redirect: `${kolommenUrl(params.connection)}?gedaan=ja` };
    },
  });
}

/** Posted, as headings of a file without any may be names of people: those never stand in an address. */
function previewRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/koppelingen/:connection/kolommen/voorbeeld',
    summary: 'Wat de eerste rijen met een andere keuze van kolommen zouden worden; er wordt niets bewaard',
    access,
    params: ConnectionParams,
    body: Keuze,
    responses: { 200: 'html' },
    handler: async ({ who, params, body }) => {
      const tables = await viewTables(deps.sync, who.school, params.connection, kolommenIn(body));
      return { html: previewHtml(tables, body.soort) };
    },
  });
}

function previewHtml(tables: TablesView, soort: string): string {
  const op = soortenOp(tables, null).find((one) => one.soort.id === soort);
  if (op) return renderFragment(<KolommenVoorbeeld op={op} />);
  return renderFragment(<p class="k-soft">Met deze keuze komt er uit dit blad niets binnen.</p>);
}
