import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { leerlingKop } from '../../../gateway/school/service.ts';
import { renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { BeginPage } from './begin-page.tsx';
import type { StemScreenDeps } from './deps.ts';
import type { FormulierProps, Plek } from './formulier.tsx';
import { type Kant, LeerlingParam, plekVan } from './kant.ts';
import { KlaarPage } from './klaar-page.tsx';
import { LaatZienPage } from './laat-zien-page.tsx';
import { VertelPage } from './vertel-page.tsx';
import { VraagPage } from './vraag-page.tsx';

const MetVraag = LeerlingParam.extend({ nr: z.coerce.number().int().min(1).max(50) });

interface Call {
  readonly tx: Tx;
  readonly who: KnownActor;
  readonly params: { readonly leerling?: string | undefined };
}

export function formulierRoutes(deps: StemScreenDeps, kant: Kant): Route[] {
  return [
    beginRoute(deps, kant),
    vraagRoute(deps, kant),
    antwoordRoute(deps, kant),
    bladRoute(deps, kant, 'vertel', 'Iets vertellen: inspreken of opschrijven', VertelPage),
    bladRoute(deps, kant, 'laat-zien', 'Iets laten zien: een foto of een tekening', LaatZienPage),
    bladRoute(deps, kant, 'klaar', 'Nakijken wat de leerling zei', KlaarPage),
    woordenRoute(deps, kant),
    klaarRoute(deps, kant),
  ];
}

const access = ({ any }: Kant) => ({ kind: 'roles', any }) as const;

/** The name is asked only when somebody sits beside him: of himself a pupil needs no reminder. */
async function plekIn(kant: Kant, { tx, who, params }: Call): Promise<Plek> {
  const naam =
    kant.wie === 'samen' && params.leerling
      ? (await leerlingKop(tx, who, params.leerling)).naam.roepnaam
      : null;
  return plekVan(kant, who, params.leerling, naam);
}

/** What every screen of the form shows; without a version that is being written there is no such screen. */
async function formulier(deps: StemScreenDeps, kant: Kant, call: Call): Promise<FormulierProps> {
  const { leerling } = plekVan(kant, call.who, call.params.leerling, null);
  const gesprek = await deps.stem.gesprek(call.tx, call.who, leerling);
  if (!gesprek) throw new AppError('not_found', 'Er zijn nu geen vragen. Ga terug.', { status: 404 });
  return { frame: await frameFor(deps, call), plek: await plekIn(kant, call), gesprek };
}

function beginRoute(deps: StemScreenDeps, kant: Kant): Route {
  return defineRoute({
    method: 'GET',
    path: kant.base,
    summary: 'Wat vind jij: begin van de vragen aan de leerling',
    access: access(kant),
    params: LeerlingParam,
    query: z.object({ gestopt: z.string().optional(), klaar: z.string().optional() }),
    responses: { 200: 'html' },
    handler: async (call) => {
      const { leerling } = plekVan(kant, call.who, call.params.leerling, null);
      const gesprek = await deps.stem.gesprek(call.tx, call.who, leerling);
      const frame = await frameFor(deps, call);
      const zojuist = call.query.klaar ? 'klaar' : call.query.gestopt ? 'gestopt' : null;
      const plek = await plekIn(kant, call);
      return {
        html: renderPage(<BeginPage frame={frame} plek={plek} gesprek={gesprek} zojuist={zojuist} />),
      };
    },
  });
}

function vraagRoute(deps: StemScreenDeps, kant: Kant): Route {
  return defineRoute({
    method: 'GET',
    path: `${kant.base}/vraag/:nr`,
    summary: 'Eén vraag aan de leerling',
    access: access(kant),
    params: MetVraag,
    responses: { 200: 'html' },
    handler: async (call) => {
      const props = await formulier(deps, kant, call);
      const vraag = props.gesprek.vragen[call.params.nr - 1];
      if (!vraag) throw new AppError('not_found', 'Deze vraag is er niet. Ga terug.', { status: 404 });
      return { html: renderPage(<VraagPage {...props} vraag={vraag} nr={call.params.nr} />) };
    },
  });
}

function antwoordRoute(deps: StemScreenDeps, kant: Kant): Route {
  return defineRoute({
    method: 'POST',
    path: `${kant.base}/vraag/:nr`,
    summary: 'Een antwoord van de leerling aan of uit zetten',
    access: access(kant),
    params: MetVraag,
    body: z.object({ keuze: z.string().regex(/^(aan|uit):[a-z_]{1,40}$/) }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params, body }): Promise<Reply> => {
      const { base, leerling } = plekVan(kant, who, params.leerling, null);
      const gesprek = await deps.stem.gesprek(tx, who, leerling);
      const vraag = gesprek?.vragen[params.nr - 1];
      if (!gesprek || !vraag)
        throw new AppError('conflict', 'Er zijn nu geen vragen. Ga terug.', { status: 409 });
      const [zet, code = ''] = body.keuze.split(':');
      const anders = (gesprek.inhoud.antwoorden[vraag.code] ?? []).filter((k) => k !== code);
      const blijft = vraag.soort === 'een' ? [] : anders;
      const keuzes = zet === 'aan' ? [...blijft, code] : anders;
      await deps.stem.antwoord(tx, who, { leerling, vraag: vraag.code, keuzes });
      // One answer is enough: who presses a face goes on by itself, and needs one press less.
      const verder = vraag.soort === 'een' && zet === 'aan';
      const volgende = gesprek.vragen[params.nr] ? `vraag/${params.nr + 1}` : 'vertel';
      return { redirect: `${base}/${verder ? volgende : `vraag/${params.nr}`}` };
    },
  });
}

function bladRoute(
  deps: StemScreenDeps,
  kant: Kant,
  pad: string,
  summary: string,
  Blad: (props: FormulierProps) => ReturnType<typeof VertelPage>,
): Route {
  return defineRoute({
    method: 'GET',
    path: `${kant.base}/${pad}`,
    summary,
    access: access(kant),
    params: LeerlingParam,
    responses: { 200: 'html' },
    handler: async (call) => ({ html: renderPage(<Blad {...(await formulier(deps, kant, call))} />) }),
  });
}

function woordenRoute(deps: StemScreenDeps, kant: Kant): Route {
  return defineRoute({
    method: 'POST',
    path: `${kant.base}/woorden`,
    summary: 'Eigen woorden van de leerling bewaren',
    access: access(kant),
    params: LeerlingParam,
    body: z.object({ tekst: z.string().max(2000) }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params, body: { tekst } }) => {
      const { base, leerling } = plekVan(kant, who, params.leerling, null);
      await deps.stem.woorden(tx, who, { leerling, tekst });
      return { redirect: `${base}/vertel` };
    },
  });
}

function klaarRoute(deps: StemScreenDeps, kant: Kant): Route {
  return defineRoute({
    method: 'POST',
    path: `${kant.base}/klaar`,
    summary: 'Opsturen wat de leerling zei; het staat daarna in het OPP',
    access: access(kant),
    params: LeerlingParam,
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params }) => {
      const { base, leerling } = plekVan(kant, who, params.leerling, null);
      await deps.stem.klaar(tx, who, leerling);
      return { redirect: `${base}?klaar=ja` };
    },
  });
}
