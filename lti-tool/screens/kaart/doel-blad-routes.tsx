import { z } from 'zod';
import { scopesFor } from '../../../gateway/access/policy.ts';
import {
  ActieInput,
  EvaluatieInput,
  NieuweActieInput,
} from '../../../gateway/arrangementskaart/inhoud-input.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { Datum } from '../../../gateway/model/roster.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { Toast } from '../../ui/components/toast.tsx';
import { renderPage } from '../../ui/render.ts';
import { derivedActId } from '../act-id.ts';
import { ongedaanVraag } from '../afvinken/ongedaan.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { dagErna } from '../datum.ts';
import { leerlingFrameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { doelBladUrl } from '../urls.ts';
import { bewaar } from './bewaar.ts';
import type { BladFout } from './blad-deel.ts';
import { DoelBladPage } from './doel-blad-page.tsx';

const Id = z.uuid();
const access = { kind: 'roles', any: rolesWith('kaart_uitwerken') } as const;
const path = '/leerling/:leerling/kaart/doel/:leerdoel';
const params = z.object({ leerling: Id, leerdoel: Id });
type Waar = z.infer<typeof params>;
const leeg = (value: unknown) => (value === '' ? null : value);
const Tekst = z.string().max(2000).default('');

/** What was done just now, said when the page opens. */
const GEDAAN = {
  begin: 'De beginsituatie is bewaard.',
  actie: 'De actie is bewaard.',
  stop: 'De actie is gestopt.',
  evaluatie: 'De evaluatie is bewaard. Dit doel is afgesloten voor deze periode.',
  factoren: 'De keuze is bewaard.',
} as const;
type Gedaan = keyof typeof GEDAAN;

type Call = { tx: Parameters<ScreenDeps['inhoud']['evalueer']>[0]; who: KnownActor };

/** The page of one doel of a pupil, and what is written on it (R25–R28). */
export function doelBladRoutes(deps: ScreenDeps): Route[] {
  return [
    bladRoute(deps),
    beginRoute(deps),
    actieRoute(deps),
    stopRoute(deps),
    evaluatieRoute(deps),
    factorenRoute(deps),
  ];
}

async function blad(
  deps: ScreenDeps,
  call: Call,
  { leerling, leerdoel }: Waar,
  zeg: { fout?: BladFout; gedaan?: Gedaan | undefined; acts?: readonly string[]; teruggezet?: boolean } = {},
): Promise<string> {
  const { tx, who } = call;
  const doel = await deps.inhoud.doelBlad(tx, who, leerling, leerdoel);
  const schrijft = scopesFor(who, 'factoren_schrijven').length > 0;
  const factoren = schrijft ? await deps.profiel.factorenBij(tx, who, leerling, 'alle') : null;
  const frame = await leerlingFrameFor(deps, call);
  const { gedaan, acts = [] } = zeg;
  const undo = ongedaanVraag(`/kaart/leerling/${leerling}/ongedaan`, acts, { vals: { heel: leerdoel } });
  const messages = gedaan ? (
    <Toast text={GEDAAN[gedaan]} {...(acts.length > 0 ? { undo } : {})} />
  ) : zeg.teruggezet ? (
    <Toast icon="arrow-back-up" text="Ongedaan gemaakt." />
  ) : undefined;
  return renderPage(
    <DoelBladPage
      frame={frame}
      blad={doel}
      factoren={factoren}
      now={deps.now()}
      fout={zeg.fout}
      messages={messages}
    />,
  );
}

function bladRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'GET',
    path,
    summary: 'Eén doel van een leerling uitwerken: beginsituatie, acties, factoren en evaluatie',
    access,
    params,
    query: z.object({
      gedaan: z.enum(Object.keys(GEDAAN) as [Gedaan, ...Gedaan[]]).optional(),
      acts: z
        .string()
        .max(1000)
        .transform((text) => text.split(','))
        .pipe(z.array(Id))
        .optional(),
      teruggezet: z.literal('1').optional(),
    }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => ({
      html: await blad(deps, { tx, who }, params, {
        gedaan: query.gedaan,
        acts: query.acts ?? [],
        teruggezet: query.teruggezet !== undefined,
      }),
    }),
  });
}

/** Does it, and goes back to the page with its undo; or shows the form again with what is wrong. */
async function doe(
  deps: ScreenDeps,
  call: Call,
  waar: Waar,
  wat: { gedaan: Gedaan; deel: BladFout['deel']; velden: BladFout['velden'] },
  work: () => Promise<readonly string[]>,
): Promise<Reply> {
  const uit = await bewaar(work);
  if (uit.fout !== undefined) {
    const fout = { deel: wat.deel, velden: wat.velden, tekst: uit.fout };
    return { status: 422, html: await blad(deps, call, waar, { fout }) };
  }
  const query = new URLSearchParams({ gedaan: wat.gedaan });
  if (uit.acts.length > 0) query.set('acts', uit.acts.join(','));
  return {
    redirect: `${doelBladUrl(waar.leerling, waar.leerdoel)}?${query}#${wat.deel === 'actie' ? 'acties' : wat.deel}`,
  };
}

function beginRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${path}/begin`,
    summary: 'Beginsituatie van een doel schrijven',
    access,
    params,
    body: z.object({ act: Id, tekst: Tekst }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params, body: { act, tekst } }) =>
      await doe(
        deps,
        { tx, who },
        params,
        { gedaan: 'begin', deel: 'begin', velden: { tekst } },
        async () => {
          await deps.inhoud.schrijfBeginsituatie(tx, who, { id: act, ...params, tekst });
          return [act];
        },
      ),
  });
}

const ActieBody = z.object({
  act: Id,
  kaartActie: Id.optional(),
  sjabloon: z.preprocess(leeg, Id.nullable().default(null)),
  tekst: z.string().max(500).default(''),
  waarmee: z.string().max(300).default(''),
  ritme: z.string().max(100).default(''),
  functie: z.string().max(60).default(''),
  persoon: z.preprocess(leeg, Id.nullable().default(null)),
  van: z.preprocess(leeg, Datum.nullable().default(null)),
  laatste: z.preprocess(leeg, Datum.nullable().default(null)),
});

function actieRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${path}/actie`,
    summary: 'Actie bij een doel zetten of veranderen',
    access,
    params,
    body: ActieBody,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params, body }) => {
      const { act, kaartActie, sjabloon, laatste, functie, ...rest } = body;
      const velden = Object.fromEntries(
        Object.entries(body).flatMap(([naam, waarde]) => (waarde ? [[naam, String(waarde)]] : [])),
      );
      const inhoud = {
        ...rest,
        functie: functie || null,
        tot: laatste === null ? null : dagErna(laatste),
      };
      return await doe(deps, { tx, who }, params, { gedaan: 'actie', deel: 'actie', velden }, async () => {
        const { leerling } = params;
        if (kaartActie) {
          const input = ActieInput.parse({ id: act, leerling, kaartActie, ...inhoud });
          await deps.inhoud.veranderActie(tx, who, input);
        } else {
          const input = NieuweActieInput.parse({ id: act, ...params, sjabloon, ...inhoud });
          await deps.inhoud.voegActieToe(tx, who, input);
        }
        return [act];
      });
    },
  });
}

function stopRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${path}/stop`,
    summary: 'Actie bij een doel stoppen',
    access,
    params,
    body: z.object({ act: Id, kaartActie: Id }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params, body: { act, kaartActie } }) =>
      await doe(
        deps,
        { tx, who },
        params,
        { gedaan: 'stop', deel: 'actie', velden: { kaartActie } },
        async () => {
          await deps.inhoud.stopActie(tx, who, { id: act, leerling: params.leerling, kaartActie });
          return [act];
        },
      ),
  });
}

function evaluatieRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${path}/evaluatie`,
    summary: 'Doel evalueren en afsluiten voor deze periode',
    access,
    params,
    body: z.object({
      act: Id,
      uitkomst: z.string().max(20).default(''),
      vervolg: z.string().max(20).default(''),
      tekst: Tekst,
    }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params, body: { act, ...velden } }) =>
      await doe(deps, { tx, who }, params, { gedaan: 'evaluatie', deel: 'evaluatie', velden }, async () => {
        await deps.inhoud.evalueer(tx, who, EvaluatieInput.parse({ id: act, ...params, ...velden }));
        return [act];
      }),
  });
}

function factorenRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${path}/factoren`,
    summary: 'Kiezen welke factoren bij een doel tellen',
    access: { kind: 'roles', any: rolesWith('factoren_schrijven') },
    params,
    body: z.object({
      act: Id,
      factor: z
        .union([z.array(Id), Id])
        .optional()
        .transform((v) => (v === undefined ? [] : [v].flat())),
    }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params, body }) =>
      await doe(deps, { tx, who }, params, { gedaan: 'factoren', deel: 'factoren', velden: {} }, async () => {
        await deps.inhoud.doelBlad(tx, who, params.leerling, params.leerdoel);
        const bekend = await deps.profiel.factorenBij(tx, who, params.leerling, 'alle');
        const anders = bekend.filter(
          (f) => f.leerdoelen.includes(params.leerdoel) !== body.factor.includes(f.factor),
        );
        const acts = anders.map(({ factor }) => ({ id: derivedActId(body.act, factor), factor }));
        for (const { id, factor } of acts)
          await deps.profiel.koppelFactor(tx, who, {
            id,
            ...params,
            factor,
            aan: body.factor.includes(factor),
          });
        return acts.map((a) => a.id);
      }),
  });
}
