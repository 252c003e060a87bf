import type { VNode } from 'preact';
import { z } from 'zod';
import { WachtrijInput } from '../../../gateway/arrangementskaart/service.ts';
import { AppError } from '../../../gateway/errors.ts';
import { Stand } from '../../../gateway/model/act.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderFragment } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { actieCelId, doelCelId, GraadCel, graadId } from '../groep/cellen.tsx';
import { persoonMerk } from '../persoon-merk.ts';
import { magPlaatsen, rolesWith } from '../roles.ts';
import { plaatsUrl } from '../urls.ts';
import { doelTekst, Gedaan } from './meldingen.tsx';
import { ongedaanVraag } from './ongedaan.ts';
import { Geweigerd, Nagekeken } from './verschil.tsx';

const Id = z.uuid();

/** Marks that waited on a device (R33): taken in, and what needs the eye of the person shown. */
export function wachtrijRoutes(deps: ScreenDeps): Route[] {
  return [ontvangRoute(deps), nakijkRoute(deps), keuzeRoute(deps)];
}

const Uitkomst = z.object({
  id: z.string(),
  uitkomst: z.enum(['toegepast', 'al', 'verschil', 'geweigerd']),
  waarom: z.string().optional(),
});

const Antwoord = z.object({
  acts: z.array(Uitkomst),
  /** Cells that were touched, as they stand now: id on the page, and the stand, or 1 for done. */
  cellen: z.array(z.object({ id: z.string(), nummer: z.number() })),
  /** The degree under a name in the matrix, as it is now: id of its place, and HTML made here. */
  graden: z.array(z.object({ id: z.string(), html: z.string() })),
});

function ontvangRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/afvinken/wachtrij',
    summary: 'Tikken die op een apparaat wachtten',
    access: { kind: 'roles', any: rolesWith('actie_afvinken') },
    body: WachtrijInput.extend({
      /** Whose they are: the person who made them, and nobody else may send them. */
      persoon: z.string().max(100),
      /** The leerlijn that is open on the screen. */
      leerlijn: Id.optional(),
    }),
    responses: { 200: Antwoord },
    handler: async ({ tx, who, body: { persoon, leerlijn, ...wachtrij } }) => {
      if (persoon !== persoonMerk(who))
        throw new AppError('conflict', 'Deze tikken zijn van iemand anders.', { status: 409 });
      const uit = await deps.kaart.ontvangWachtrij(tx, who, wachtrij, deps.now());
      const hoger = magPlaatsen(who);
      return {
        json: {
          acts: uit.acts,
          cellen: [
            ...uit.cellen.map((c) => ({ id: doelCelId(c.leerling, c.leerdoel), nummer: c.stand })),
            ...uit.acties.map((a) => ({ id: actieCelId(a.kaartActie), nummer: a.gedaan ? 1 : 0 })),
          ],
          graden: uit.rijen.flatMap(({ leerling, leerlijn: lijn, graad }) =>
            graad && lijn === leerlijn
              ? [
                  {
                    id: graadId(leerling),
                    html: renderFragment(
                      <GraadCel graad={graad} hoger={hoger ? plaatsUrl(leerling, lijn) : null} />,
                    ),
                  },
                ]
              : [],
          ),
        },
      };
    },
  });
}

/** At most so many at once on the screen; the rest comes when these are seen. */
const LIJST = 50;

const lijst = (text: string) => (text === '' ? [] : text.split(',').slice(0, LIJST));

/** `id.waarom.leerling.leerdoel.stand`, or of an actie `id.waarom.actie`; ids and numbers, as the device keeps them. */
function geweigerdeTikken(text: unknown): unknown[] {
  return lijst(String(text ?? '')).map((stuk) => {
    const [id, waarom, een, leerdoel, stand] = stuk.split('.');
    return leerdoel === undefined
      ? { id, waarom, kaartActie: een }
      : { id, waarom, leerling: een, leerdoel, stand: Number(stand) };
  });
}

const NakijkBody = z.object({
  /** Acts of one's own that differ from another's. */
  verschillen: z.string().max(4000).default('').transform(lijst).pipe(z.array(Id)),
  geweigerd: z.preprocess(geweigerdeTikken, z.array(Geweigerd)),
});

function nakijkRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/afvinken/wachtrij/nakijken',
    summary: 'Tikken die anders liepen dan gedacht: verschillen en weigeringen',
    access: { kind: 'roles', any: rolesWith('actie_afvinken') },
    body: NakijkBody,
    responses: { 200: 'html' },
    handler: async ({ tx, who, body }) => {
      const verschillen =
        body.verschillen.length === 0 ? [] : await deps.kaart.verschillen(tx, who, body.verschillen);
      const namen = body.geweigerd.length === 0 ? [] : await deps.kaart.celNamen(tx, who, body.geweigerd);
      const klaar = body.verschillen.filter((act) => !verschillen.some((v) => v.act === act));
      return {
        html: renderFragment(
          <Nagekeken
            verschillen={verschillen}
            geweigerd={body.geweigerd.map((g, n) => ({ ...g, naam: namen[n] ?? null }))}
            klaar={klaar}
            now={deps.now()}
          />,
        ),
      };
    },
  });
}

function keuzeRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/afvinken/wachtrij/keuze/leerling/:leerling/doel/:leerdoel',
    summary: 'Bij een verschil kiezen welke stand telt',
    oneStatement: true,
    access: { kind: 'roles', any: rolesWith('doel_afvinken') },
    params: z.object({ leerling: Id, leerdoel: Id }),
    body: z.object({ act: Id, stand: z.coerce.number().pipe(Stand) }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, body }) => {
      const uit = await deps.kaart.setStand(tx, who, {
        acts: [{ id: body.act, ...params, stand: body.stand }],
      });
      const tekst = doelTekst(body.stand, uit.rijen[0]?.graad ?? null);
      const antwoord: VNode = <Gedaan text={tekst} undo={ongedaanVraag('/vandaag/ongedaan', [body.act])} />;
      return { html: renderFragment(antwoord) };
    },
  });
}
