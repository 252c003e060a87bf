import { z } from 'zod';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { newActId } from '../act-id.ts';
import type { Frame, ScreenDeps } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { Formulier, type FormulierProps } from './formulier.tsx';
import { beginstand, type Fouten, fouten, type Ingevuld, ingevuld, PlaatsBody } from './invoer.ts';
import { PlaatsingPage } from './page.tsx';

const Id = z.uuid();
const access = { kind: 'roles', any: rolesWith('niveau_plaatsen') } as const;
const path = '/leerling/:leerling/leerlijn/:leerlijn/niveau';
const params = z.object({ leerling: Id, leerlijn: Id });

type Call = {
  tx: Parameters<ScreenDeps['kaart']['placeNiveau']>[0];
  who: Parameters<ScreenDeps['kaart']['placeNiveau']>[1];
};

/** Placing in a higher or lower niveau (R31, R32): the question, and the act. */
export function plaatsingRoutes(deps: ScreenDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      summary: 'Ander niveau kiezen: wat verandert er',
      access,
      params,
      responses: { 200: 'html' },
      handler: async ({ tx, who, params }) => {
        const voorstel = await deps.kaart.preparePlaceNiveau(tx, who, params);
        const frame = await frameFor(deps, { tx, who });
        const form = { voorstel, invoer: beginstand(newActId(), voorstel), fouten: {} };
        return { html: renderPage(<PlaatsingPage frame={frame} {...form} />) };
      },
    }),
    defineRoute({
      method: 'POST',
      path,
      summary: 'Leerling in een ander niveau plaatsen',
      access,
      params,
      body: PlaatsBody,
      responses: { 200: 'html', 303: 'redirect', 422: 'html' },
      handler: async ({ tx, who, params, body, partial }) => {
        const invoer = ingevuld(body);
        const mis = await plaats(deps, { tx, who }, params, invoer);
        if (mis === null) {
          const lijn = params.leerlijn;
          return gelukt(
            `/leerling/${params.leerling}/kaart?geplaatst=${invoer.act}&lijn=${lijn}#lijn-${lijn}`,
            partial,
          );
        }
        const voorstel = await deps.kaart.preparePlaceNiveau(tx, who, params);
        return nogEens({ voorstel, fouten: mis, invoer }, partial ? null : await frameFor(deps, { tx, who }));
      },
    }),
  ];
}

/** `null` when placed, also when this very form was sent before; else what is missing. */
async function plaats(
  deps: ScreenDeps,
  { tx, who }: Call,
  waar: { leerling: string; leerlijn: string },
  invoer: Ingevuld,
): Promise<Fouten | null> {
  const mis = fouten(invoer);
  if (invoer.niveau === null || Object.keys(mis).length > 0) return mis;
  const uit = await deps.kaart.placeNiveau(tx, who, {
    id: invoer.act,
    ...waar,
    naarNiveau: invoer.niveau,
    openDoelen: { ...invoer.openDoelen },
    ...(invoer.niveau === invoer.nu ? { blijft: true } : {}),
    ...(invoer.reden === '' ? {} : { reden: invoer.reden }),
  });
  switch (uit.kind) {
    case 'geplaatst':
      return null;
    case 'reden_nodig':
      return { reden: REDEN[uit.waarom] };
    case 'open_doelen_veranderd':
      return { veranderd: 'Intussen is er een doel veranderd.' };
    case 'zelfde_niveau':
      return { veranderd: 'Intussen heeft iemand anders dit niveau gekozen.' };
    default:
      return uit satisfies never;
  }
}

const REDEN: Record<'lager' | 'blijft' | 'vervallen', NonNullable<Fouten['reden']>> = {
  lager: 'Schrijf op waarom het niveau lager wordt.',
  blijft: 'Schrijf op waarom het niveau hetzelfde blijft.',
  vervallen: 'Schrijf op waarom een doel vervalt.',
};

function gelukt(url: string, partial: boolean): Reply {
  return partial ? { headers: { 'HX-Redirect': url } } : { redirect: url };
}

function nogEens(form: FormulierProps, frame: Frame | null): Reply {
  const html = frame
    ? renderPage(<PlaatsingPage frame={frame} {...form} />)
    : renderFragment(<Formulier {...form} />);
  return { status: 422, html };
}
