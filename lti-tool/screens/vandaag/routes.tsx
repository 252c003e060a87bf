import { z } from 'zod';
import { Rol } from '../../../gateway/model/actor.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { NietOngedaan, Teruggezet } from '../afvinken/meldingen.tsx';
import { OngedaanBody, ongedaanInput } from '../afvinken/ongedaan.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { Gedaan } from './gedaan.tsx';
import { overzicht } from './overzicht.ts';
import { VandaagPage } from './page.tsx';

/** The first page, for everyone who has a role, and undoing from its list. */
export function vandaagRoutes(deps: ScreenDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/vandaag',
      summary: 'Eerste pagina: mijn groepen en wat er te doen is',
      access: { kind: 'roles', any: Rol.options },
      responses: { 200: 'html', 303: 'redirect' },
      handler: async ({ tx, who }) => {
        // A leerling has a first page of his own (R59).
        if (who.roles.has('leerling')) return { redirect: '/mijn' };
        const frame = await frameFor(deps, { tx, who });
        const view = await overzicht(deps, { tx, who });
        return { html: renderPage(<VandaagPage frame={frame} overzicht={view} now={deps.now()} />) };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/vandaag/ongedaan',
      summary: 'Iets van vandaag ongedaan maken',
      access: { kind: 'roles', any: rolesWith('actie_afvinken') },
      body: z.object(OngedaanBody),
      responses: { 200: 'html' },
      handler: async ({ tx, who, body }) => {
        const uit = await deps.kaart.undoActs(tx, who, ongedaanInput(body));
        if (uit.kind !== 'ongedaan') return { html: renderFragment(<NietOngedaan waarom={uit.kind} />) };
        const acts = await deps.kaart.mijnActs(tx, who);
        return {
          html: renderFragment(
            <>
              <Gedaan acts={acts} />
              <Teruggezet aantal={body.acts.length} />
            </>,
          ),
        };
      },
    }),
  ];
}
