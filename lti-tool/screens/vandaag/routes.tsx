import { z } from 'zod';
import { geefMening } from '../../../gateway/gebruikersgroep/pilots/service.ts';
import { leesMelding, ongelezen } from '../../../gateway/meldingen/lees.ts';
import { Rol } from '../../../gateway/model/actor.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { BEGIN } from '../aanmelden/urls.ts';
import { NietOngedaan, Teruggezet } from '../afvinken/meldingen.tsx';
import { OngedaanBody, ongedaanInput } from '../afvinken/ongedaan.ts';
import { frameFor } from '../frame.ts';
import { meedoen } from '../gebruikersgroep/deps.ts';
import { MET_TERUG } from '../gebruikersgroep/terug.tsx';
import { GROEPEN as GEBRUIKERSGROEPEN, PILOTS } from '../gebruikersgroep/urls.ts';
import { alleenThuis } from '../navigation.ts';
import { meningTerug } from '../pilots/mening.tsx';
import { rolesWith } from '../roles.ts';
import { THUIS } from '../thuis/urls.ts';
import { Gedaan } from './gedaan.tsx';
import { meldingDoel } from './meldingen.tsx';
import { type Call, overzicht, type VandaagDeps } from './overzicht.ts';
import { VandaagPage, type VandaagPageProps } from './page.tsx';

async function vandaagPagina(
  deps: VandaagDeps,
  call: Call,
  met: Pick<VandaagPageProps, 'meningBewaard' | 'terug'>,
): Promise<string> {
  const page = {
    frame: await frameFor(deps, call),
    overzicht: await overzicht(deps, call),
    meldingen: await ongelezen(call.tx, call.who),
  };
  return renderPage(<VandaagPage {...page} {...met} now={deps.now()} />);
}

/** The first page, for everyone who has a role; undoing from its list, and what one thinks of a feature that stands on it. */
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
        const meningBewaard = query.mening === 'bewaard';
        return { html: await vandaagPagina(deps, { tx, who }, { meningBewaard }) };
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${PILOTS}/:pilot/mening`,
      summary: 'Zeggen wat je van een functie in een pilot vindt',
      access: meedoen,
      params: z.object({ pilot: z.uuid() }),
      body: z.object({
        oordeel: z.enum(['1', '2', '3']).transform((n) => Number(n) as 1 | 2 | 3),
        tekst: z.string().trim().max(300).default(''),
      }),
      responses: MET_TERUG,
      handler: async ({ tx, who, params: { pilot }, body }): Promise<Reply> => {
        try {
          await geefMening(tx, who, { pilot, oordeel: body.oordeel, tekst: body.tekst || null });
          return { redirect: '/vandaag?mening=bewaard' };
        } catch (error) {
          const { status, ...terug } = meningTerug(body, error);
          return { status, html: await vandaagPagina(deps, { tx, who }, { terug }) };
        }
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
