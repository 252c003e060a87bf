import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import {
  doelBijCode,
  groepenLijst,
  type Knoop,
  lijstOmMee,
  maakGroep,
  voorbeeld,
  voorwaardenInWoorden,
  vraagKeuzes,
  Werkvorm,
} from '../../../gateway/groepen/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { Datum } from '../../../gateway/model/roster.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { frameFor } from '../frame.ts';
import { doe } from '../mensen/rol-routes.tsx';
import { lezen, Meer, samenstellen } from './deps.ts';
import { groepBeheerRoutes } from './groep-routes.tsx';
import { csvVan } from './lijst-csv.ts';
import { LijstPage } from './lijst-page.tsx';
import { SamenstellenPage, type SamenstellenPageProps } from './samenstellen-page.tsx';
import { beheerUrl, GROEPEN, LIJST, SAMENSTELLEN, samenstelUrl } from './urls.ts';
import { alsBouw, metVoorwaarde, VoegVelden, VraagVeld } from './vraag-form.ts';

type Call = { tx: Parameters<typeof groepenLijst>[0]; who: KnownActor };

/** *Groepen*: all groups side by side, composing one by a query, and each of them (R51–R53). */
export function groepenRoutes(deps: ScreenDeps): Route[] {
  // `samenstellen` must be asked before `:groep`, which would take it for an id.
  return [lijstRoute(deps), samenstelRoute(deps), csvRoute(), maakRoute(deps), ...groepBeheerRoutes(deps)];
}

function lijstRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: GROEPEN,
    summary: 'Alle groepen die je mag zien, naast elkaar',
    access: lezen,
    query: z.object({ gedaan: z.literal('beeindigd').optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, query }) => {
      const groepen = await groepenLijst(tx, who);
      const frame = await frameFor(deps, { tx, who });
      const magMaken = samenstellen.any.some((rol) => who.roles.has(rol));
      return {
        html: renderPage(
          <LijstPage frame={frame} groepen={groepen} magMaken={magMaken} gedaan={query.gedaan} />,
        ),
      };
    },
  });
}

async function samenstelPage(
  deps: ScreenDeps,
  { tx, who }: Call,
  vraag: Knoop | null,
  fout?: SamenstellenPageProps['fout'],
): Promise<string> {
  const { delen } = alsBouw(vraag);
  const keuzes = await vraagKeuzes(tx, who);
  const page = {
    vraag,
    keuzes,
    fout,
    delen: await voorwaardenInWoorden(tx, delen),
    voorbeeld: vraag === null ? null : await voorbeeld(tx, who, vraag),
    vandaag: datumVan(deps.now()),
  };
  const frame = await frameFor(deps, { tx, who });
  return renderPage(<SamenstellenPage frame={frame} {...page} />);
}

function samenstelRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: SAMENSTELLEN,
    summary: 'Een groep samenstellen: zeggen wie je zoekt, en zien wie het zijn',
    access: samenstellen,
    query: z.object({ vraag: VraagVeld, ...VoegVelden }),
    responses: { 200: 'html', 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, query }) => {
      const { vraag, ...velden } = query;
      if (velden.voeg === undefined) return { html: await samenstelPage(deps, { tx, who }, vraag) };
      const doel = velden.code ? await doelBijCode(tx, velden.code.trim()) : null;
      const meer = metVoorwaarde(alsBouw(vraag), velden, doel);
      if (meer) return { redirect: samenstelUrl(meer) };
      const tekst =
        velden.voeg === 'doel' && doel === null
          ? 'Er is geen leerdoel met deze code. Kijk de code na bij Leerlijnen.'
          : 'Deze voorwaarde is niet helemaal ingevuld. Probeer het nog eens.';
      return { status: 422, html: await samenstelPage(deps, { tx, who }, vraag, { tekst }) };
    },
  });
}

function csvRoute(): Route {
  return defineRoute({
    method: 'GET',
    path: LIJST,
    summary: 'De gevonden leerlingen als bestand voor een rekenblad',
    access: samenstellen,
    query: z.object({ vraag: VraagVeld }),
    responses: { 200: 'text' },
    handler: async ({ tx, who, query: { vraag } }) => {
      if (vraag === null)
        throw new AppError('bad_request', 'Zeg eerst welke leerlingen je zoekt.', { status: 400 });
      const lijst = await lijstOmMee(tx, who, vraag);
      return {
        headers: { 'Content-Disposition': 'attachment; filename="leerlingen.csv"' },
        body: { type: 'text/csv; charset=utf-8', bytes: csvVan(lijst) },
      };
    },
  });
}

const MaakBody = z.object({
  vraag: VraagVeld,
  naam: z.string().max(200).default(''),
  werkvorm: Werkvorm,
  van: Datum,
  leerling: Meer,
  lijn: Meer,
  regel: z.literal('ja').optional(),
});

function maakRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: GROEPEN,
    summary: 'Een eigen groep maken',
    access: samenstellen,
    body: MaakBody,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, body }) => {
      const { vraag, naam, werkvorm, van, leerling: leerlingen, lijn: lijnen } = body;
      const regel = body.regel === 'ja';
      const nog = (tekst: string) =>
        samenstelPage(deps, { tx, who }, vraag, {
          tekst,
          ingevuld: { naam, werkvorm, van, leerlingen, lijnen, regel },
        });
      const kort = naam.trim();
      if (kort === '' || kort.length > 80)
        return { status: 422, html: await nog('Geef de groep een naam van hooguit 80 tekens.') };
      let groep = '';
      const reply = await doe(
        async () => {
          const nieuw = { naam: kort, werkvorm, van, leerlingen, lijnen, regel: regel ? vraag : null };
          groep = (await maakGroep(tx, who, nieuw)).groep;
        },
        '',
        nog,
      );
      return reply.html === undefined ? { redirect: beheerUrl(groep, 'gemaakt') } : reply;
    },
  });
}
