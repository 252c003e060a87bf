import { z } from 'zod';
import {
  beeindigContact,
  contacten,
  contactVan,
  Email,
  gaatOverNaarLeerling,
  NieuwContact,
  voegContactToe,
  wijzigAdres,
  wijzigGezag,
} from '../../../gateway/access/contact/service.ts';
import { RelatieReden } from '../../../gateway/access/contact/view.ts';
import type { Keys } from '../../../gateway/access/keys.ts';
import { nodigUit } from '../../../gateway/access/ouder-uitnodiging/uitnodigen.ts';
import { Overhandigd } from '../../../gateway/access/ouder-uitnodiging/zekerheid.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { Frame } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { ContactPage } from './leerling-page.tsx';
import { LijstPage } from './lijst-page.tsx';
import { UitnodigingPage } from './uitnodiging-page.tsx';
import { CONTACT, contactUrl, GEDAAN, type Gedaan } from './urls.ts';

export interface ContactDeps {
  readonly assets: Frame['assets'];
  readonly keys: Keys;
  readonly origin: () => string;
  /** Whether this Koers has a mail server. */
  readonly mail: boolean;
  /** Whether `changes` wants a passkey here (KOERS_BEHEER_PASSKEY); default true, as HttpDeps has it. */
  readonly beheerPasskey?: boolean;
}

const access = { kind: 'roles', any: rolesWith('contact_beheren') } as const;
/**
 * Who speaks for a pupil, and who is let in for him, decides over the law's agreement (R44, R45): beheer, so for who signed in with
 * a passkey (decision 0008).
 */
const changes = { ...access, strong: true } as const;
const Leerling = z.object({ leerling: z.uuid() });
const Vink = z
  .literal('ja')
  .optional()
  .transform((v) => v === 'ja');
const Leeg = z.literal('').transform(() => null);
const Adres = z.union([Leeg, Email]);
const Huishouden = z.coerce.number().int().min(1).max(4);
const Wie = z.object({ persoon: z.uuid() });

/** *Ouders en contact*, for who keeps the contacts: who speaks for a pupil, and how they come in (R44, R45, R60). */
export function contactRoutes(deps: ContactDeps): Route[] {
  return [
    lijstRoute(deps),
    leerlingRoute(deps),
    act(deps, 'mensen', 'Iemand bij een leerling zetten', NieuwBody, 'erbij', (call, leerling, body) =>
      voegContactToe(call.tx, call.who, { ...body, leerling }),
    ),
    act(
      deps,
      'adres',
      'Een e-mailadres wijzigen',
      Wie.extend({ email: Adres }),
      'adres',
      (call, leerling, body) => wijzigAdres(call.tx, call.who, { ...body, leerling }),
    ),
    act(deps, 'gezag', 'Gezag of huishouden wijzigen', GezagBody, 'gezag', (call, leerling, body) =>
      wijzigGezag(call.tx, call.who, { ...body, leerling }),
    ),
    act(deps, 'einde', 'Iemand weghalen bij een leerling', EindeBody, 'weg', (call, leerling, body) =>
      beeindigContact(call.tx, call.who, { ...body, leerling }),
    ),
    act(
      deps,
      'achttien',
      'Vastleggen dat een leerling zelf beslist',
      z.object({}),
      'achttien',
      (call, leerling) => gaatOverNaarLeerling(call.tx, call.who, leerling),
    ),
    uitnodigRoute(deps),
  ];
}

const NieuwBody = z.object({
  ...NieuwContact.omit({ leerling: true }).shape,
  email: Adres,
  gezag: Vink,
  huishouden: Huishouden,
  reden: z.union([Leeg, RelatieReden]).default(null),
});
const GezagBody = Wie.extend({ gezag: Vink, huishouden: Huishouden, reden: RelatieReden });
const EindeBody = Wie.extend({ reden: RelatieReden });

type Call = { tx: Tx; who: KnownActor };

function lijstRoute(deps: ContactDeps): Route {
  return defineRoute({
    method: 'GET',
    path: CONTACT,
    summary: 'Leerlingen met wie er bij hen hoort',
    access,
    query: z.object({
      zoek: z.string().max(100).default(''),
      open: Vink,
      pagina: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, query }) => {
      const lijst = await contacten(tx, who, query);
      const frame = await frameFor(deps, { tx, who });
      return { html: renderPage(<LijstPage frame={frame} {...lijst} vraag={query} mail={deps.mail} />) };
    },
  });
}

async function leerlingPage(
  deps: ContactDeps,
  { tx, who }: Call,
  leerling: string,
  zeg: { gedaan?: Gedaan | undefined; fout?: string },
): Promise<string> {
  const view = await contactVan(tx, who, leerling);
  const frame = await frameFor(deps, { tx, who });
  const magDoen = who.sterk || deps.beheerPasskey === false;
  return renderPage(<ContactPage frame={frame} view={view} magDoen={magDoen} {...zeg} />);
}

function leerlingRoute(deps: ContactDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/contact/:leerling',
    summary: 'Wie er bij een leerling hoort',
    access,
    params: Leerling,
    query: z.object({ gedaan: z.enum(Object.keys(GEDAAN) as [Gedaan, ...Gedaan[]]).optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => ({
      html: await leerlingPage(deps, { tx, who }, params.leerling, query),
    }),
  });
}

/** One act on the page of a pupil: done, or the page again with why not. */
function act<B extends z.ZodType>(
  deps: ContactDeps,
  wat: string,
  summary: string,
  body: B,
  gedaan: Gedaan,
  work: (call: Call, leerling: string, body: z.output<B>) => Promise<unknown>,
): Route {
  return defineRoute({
    method: 'POST',
    path: `/contact/:leerling/${wat}`,
    summary,
    access: changes,
    params: Leerling,
    body,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { leerling }, body: given }) =>
      await of422(
        async () => {
          await work({ tx, who }, leerling, given as z.output<B>);
          return { redirect: contactUrl(leerling, gedaan) };
        },
        (fout) => leerlingPage(deps, { tx, who }, leerling, { fout }),
      ),
  });
}

/** A rule refuses before anything is written: then the page says why. */
async function of422(work: () => Promise<Reply>, nogEens: (fout: string) => Promise<string>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    return { status: 422, html: await nogEens(error.message) };
  }
}

function uitnodigRoute(deps: ContactDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/contact/:leerling/uitnodigen',
    summary: 'Een ouder, vertegenwoordiger of leerling uitnodigen; toont de code één keer',
    access: changes,
    params: Leerling,
    body: Wie.extend({ overhandigd: Overhandigd }),
    responses: { 200: 'html', 422: 'html' },
    handler: async ({ tx, who, params: { leerling }, body: { persoon, overhandigd } }) => {
      const view = await contactVan(tx, who, leerling);
      const naam =
        persoon === leerling ? view.leerling.naam : view.nu.find((c) => c.persoon === persoon)?.naam;
      if (!naam || (persoon === leerling && view.zelf === null)) {
        const fout = 'Deze persoon staat niet (meer) bij deze leerling.';
        return { status: 422, html: await leerlingPage(deps, { tx, who }, leerling, { fout }) };
      }
      const uitnodiging = await nodigUit(tx, who, deps.keys, { person: persoon, overhandigd });
      const page = {
        leerling,
        naam: naam.voluit,
        uitnodiging,
        link: `${deps.origin()}${uitnodiging.pad}`,
        mail: deps.mail && uitnodiging.mail,
      };
      const frame = await frameFor(deps, { tx, who });
      return { html: renderPage(<UitnodigingPage frame={frame} {...page} />) };
    },
  });
}
