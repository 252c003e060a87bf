import { z } from 'zod';
import {
  aanbieder,
  aanbieders,
  staToe,
  Toestemming,
  trekIn,
  weiger,
} from '../../../gateway/interchange/clients/toestemming.ts';
import { replay, subscriptions } from '../../../gateway/interchange/webhooks/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import type { Assets } from '../../ui/assets.ts';
import { renderPage } from '../../ui/render.ts';
import { datumVan } from '../datum.ts';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { begin, type FormState } from './form.tsx';
import { OnePage } from './one-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import {
  AANBIEDERS,
  aanbiederUrl,
  type BerichtenAct,
  berichtenUrl,
  intrekkenUrl,
  toestemmingUrl,
  weigerenUrl,
} from './urls.ts';

export interface AanbiedersDeps {
  readonly assets: Pick<Assets, 'url'>;
  readonly now: () => Date;
}

const access = { kind: 'roles', any: rolesWith('koppelingen_beheren') } as const;
const changes = { ...access, strong: true } as const;
const Params = z.object({ aanbieder: z.uuid() });
const Zeker = z.object({ zeker: z.literal('ja') });

const GEDAAN = {
  bewaard: 'Bewaard. Het programma mag nu wat je hebt aangevinkt.',
  ingetrokken: 'Alles is ingetrokken. Het programma kan nergens meer bij.',
  geweigerd: 'Je hebt geweigerd. De aanbieder hoort dat.',
  opnieuw: 'De berichten gaan opnieuw.',
} as const;
type Gedaan = keyof typeof GEDAAN;
const Gedaan = z.object({
  gedaan: z
    .enum(Object.keys(GEDAAN) as [Gedaan, ...Gedaan[]])
    .optional()
    .catch(undefined),
});

const terug = (client: string, gedaan: Gedaan): Reply => ({
  redirect: `${aanbiederUrl(client)}?gedaan=${gedaan}`,
});

/** *aanbieders*, for the beheerder: which programs ask, what they may, what they asked (R69). */
export function aanbiedersRoutes(deps: AanbiedersDeps): Route[] {
  return [
    overview(deps),
    one(deps),
    allow(deps),
    act(intrekkenUrl, 'Alles intrekken wat een aanbieder mag', async ({ tx, who, client }) => {
      await trekIn(tx, who, client);
      return 'ingetrokken';
    }),
    act(weigerenUrl, 'Een aanbieder weigeren', async ({ tx, who, client }) => {
      await weiger(tx, who, client, deps.now());
      return 'geweigerd';
    }),
    messages(deps, 'opnieuw'),
    messages(deps, 'hervatten'),
  ];
}

function overview(deps: AanbiedersDeps): Route {
  return defineRoute({
    method: 'GET',
    path: AANBIEDERS,
    summary: 'Aanbieders die iets van de school vragen',
    access,
    responses: { 200: 'html' },
    handler: async ({ tx, who }) => {
      const all = await aanbieders(tx, who);
      return { html: renderPage(<OverviewPage frame={await frameFor(deps, { tx, who })} all={all} />) };
    },
  });
}

interface Call {
  readonly tx: Tx;
  readonly who: KnownActor;
}

async function page(
  deps: AanbiedersDeps,
  { tx, who }: Call,
  client: string,
  { form, gedaan = null }: { form?: FormState; gedaan?: string | null } = {},
): Promise<string> {
  const now = deps.now();
  const found = await aanbieder(tx, who, client, now);
  const webhooks = await subscriptions(tx, who.school, client);
  const frame = await frameFor(deps, { tx, who });
  const shown = { frame, one: found, webhooks, form: form ?? begin(found), now, gedaan };
  return renderPage(<OnePage {...shown} vandaag={datumVan(now)} />);
}

function one(deps: AanbiedersDeps): Route {
  return defineRoute({
    method: 'GET',
    path: aanbiederUrl(':aanbieder'),
    summary: 'Een aanbieder: wat hij mag en wat hij vroeg',
    access,
    params: Params,
    query: Gedaan,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => {
      const gedaan = query.gedaan === undefined ? null : GEDAAN[query.gedaan];
      return { html: await page(deps, { tx, who }, params.aanbieder, { gedaan }) };
    },
  });
}

const Posted = z.object({
  scopes: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => (typeof given === 'string' ? [given] : given)),
  overeenkomstOp: z.string().max(20).default(''),
  overeenkomst: z.string().max(400).default(''),
});

const FOUT = {
  scopes: 'Vink aan wat mag. Mag het niets? Kies dan onderaan voor weigeren of intrekken.',
  overeenkomstOp: 'Vul de dag in waarop de overeenkomst is getekend.',
  overeenkomst: 'Vul in waar de overeenkomst ligt.',
} as const;

const TOEKOMST = 'Deze dag moet nog komen. Vul de dag in waarop de overeenkomst is getekend.';

function allow(deps: AanbiedersDeps): Route {
  return defineRoute({
    method: 'POST',
    path: toestemmingUrl(':aanbieder'),
    summary: 'Bewaren wat een aanbieder mag',
    access: changes,
    params: Params,
    body: Posted,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params, body }) => {
      const client = params.aanbieder;
      const vandaag = datumVan(deps.now());
      const wrong = (faults: FormState['faults']) =>
        page(deps, { tx, who }, client, { form: { ...body, faults } });
      const parsed = Toestemming.safeParse(body);
      if (!parsed.success) {
        const paths = new Set(parsed.error.issues.map((i) => i.path[0]));
        const faults = Object.fromEntries(Object.entries(FOUT).filter(([name]) => paths.has(name)));
        return { status: 422, html: await wrong(faults) };
      }
      if (parsed.data.overeenkomstOp > vandaag)
        return { status: 422, html: await wrong({ overeenkomstOp: TOEKOMST }) };
      await staToe(tx, who, { client, toestemming: parsed.data, vandaag });
      return terug(client, 'bewaard');
    },
  });
}

function act(
  url: (client: string) => string,
  summary: string,
  work: (call: Call & { readonly client: string }) => Promise<Gedaan>,
): Route {
  return defineRoute({
    method: 'POST',
    path: url(':aanbieder'),
    summary,
    access: changes,
    params: Params,
    body: Zeker,
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params }) => {
      const client = params.aanbieder;
      return terug(client, await work({ tx, who, client }));
    },
  });
}

/** A subscription of a program: set going again, with or without what was refused. */
function messages(deps: AanbiedersDeps, wat: BerichtenAct): Route {
  return defineRoute({
    method: 'POST',
    path: berichtenUrl(':aanbieder', ':webhook', wat),
    summary: wat === 'opnieuw' ? 'Geweigerde berichten opnieuw sturen' : 'Berichten weer aanzetten',
    access: changes,
    params: Params.extend({ webhook: z.uuid() }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params }) => {
      const asker = { school: who.school, client: params.aanbieder, actor: who.person };
      await replay(deps, tx, {
        who: asker,
        id: params.webhook,
        which: wat === 'opnieuw' ? { dead: true } : null,
      });
      return terug(params.aanbieder, 'opnieuw');
    },
  });
}
