import { z } from 'zod';
import { leesMelding, ongelezen } from '../../../gateway/meldingen/lees.ts';
import { Rol } from '../../../gateway/model/actor.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { BEGIN } from '../aanmelden/urls.ts';
import { NietOngedaan, Teruggezet } from '../afvinken/meldingen.tsx';
import { OngedaanBody, ongedaanInput } from '../afvinken/ongedaan.ts';
import { frameFor } from '../frame.ts';
import { GROEPEN as GEBRUIKERSGROEPEN } from '../gebruikersgroep/urls.ts';
import { alleenThuis } from '../navigation.ts';
import { rolesWith } from '../roles.ts';
import { THUIS } from '../thuis/urls.ts';
import { Gedaan } from './gedaan.tsx';
import { meldingDoel } from './meldingen.tsx';
import { overzicht, type VandaagDeps } from './overzicht.ts';
import { VandaagPage } from './page.tsx';

/** The first page, for everyone who has a role, and undoing from its list. */
export function vandaagRoutes(deps: VandaagDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/vandaag',
      summary: 'Eerste pagina: mijn groepen en wat er te doen is',
      access: { kind: 'roles', any: Rol.options },
      query: z.object({ mening: z.literal('bewaard').optional().catch(undefined) }),
      responses: { 200: 'html', 303: 'redirect' },
      handler: async ({ tx, who, query }) => {
        // A leerling has a first page of his own (R59).
        if (who.roles.has('leerling')) return { redirect: '/mijn' };
        // So has who signed in from home: an ouder, and nothing else (R60).
        if (alleenThuis(who)) return { redirect: THUIS };
        // Somebody of a leverancier has no school here (R80).
        if (who.roles.has('leverancier')) return { redirect: GEBRUIKERSGROEPEN };
        const frame = await frameFor(deps, { tx, who });
        const page = {
          overzicht: await overzicht(deps, { tx, who }),
          meldingen: await ongelezen(tx, who),
          meningBewaard: query.mening === 'bewaard',
        };
        return { html: renderPage(<VandaagPage frame={frame} {...page} now={deps.now()} />) };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/meldingen/:melding',
      summary: 'Een melding openen: daarna is hij gelezen',
      access: { kind: 'roles', any: Rol.options },
      params: z.object({ melding: z.uuid() }),
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, params }) => {
        const gelezen = await leesMelding(tx, who, params.melding);
        return { redirect: gelezen === null ? BEGIN : meldingDoel(who, gelezen) };
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
