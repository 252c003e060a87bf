import { z } from 'zod';
import { endRol, grantRol, grantsOf, rollenTeGeven } from '../../../gateway/access/grants.ts';
import { mensOf } from '../../../gateway/access/mensen.ts';
import { AppError } from '../../../gateway/errors.ts';
import { type KnownActor, ToegekendeRol } from '../../../gateway/model/actor.ts';
import { Datum } from '../../../gateway/model/roster.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { dagErna } from '../datum.ts';
import { frameFor } from '../frame.ts';
import { access, changes, type MensenDeps } from './deps.ts';
import { MensPage, type Zeg } from './mens-page.tsx';
import { GEDAAN, type Gedaan, mensUrl } from './urls.ts';

const Id = z.uuid();
const Reden = z.string().max(500).default('');

const RolBody = z.object({
  rol: ToegekendeRol,
  van: Datum,
  /** The last day with the role; empty: until it is ended. */
  laatste: z.union([Datum, z.literal('')]).default(''),
  reden: Reden,
});

type Call = { tx: Parameters<typeof mensOf>[0]; who: KnownActor };

/** One person with his roles and their history; giving a role and ending one (R64). */
export function rolRoutes(deps: MensenDeps): Route[] {
  return [mensRoute(deps), geefRoute(deps), eindeRoute(deps)];
}

async function mensPage(deps: MensenDeps, { tx, who }: Call, persoon: string, zeg: Zeg): Promise<string> {
  const mens = await mensOf(tx, who, persoon);
  const grants = await grantsOf(tx, who, persoon);
  const accounts = await deps.accounts.accountsOf(tx, who, persoon);
  const frame = await frameFor(deps, { tx, who });
  const page = {
    mens,
    grants,
    accounts,
    teGeven: rollenTeGeven(who),
    zelf: who.person === persoon,
    now: deps.now(),
    zeg,
  };
  return renderPage(<MensPage frame={frame} {...page} />);
}

function mensRoute(deps: MensenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/mensen/:persoon',
    summary: 'Eén persoon: rollen, geschiedenis en accounts',
    access,
    params: z.object({ persoon: Id }),
    query: z.object({ gedaan: z.enum(Object.keys(GEDAAN) as [Gedaan, ...Gedaan[]]).optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => ({
      html: await mensPage(deps, { tx, who }, params.persoon, { gedaan: query.gedaan }),
    }),
  });
}

/** Does it, or shows the page again with why it was refused; a rule refuses before anything is written. */
export async function doe(
  work: () => Promise<unknown>,
  goed: string,
  nogEens: (tekst: string) => Promise<string>,
): Promise<Reply> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    return { status: 422, html: await nogEens(error.message) };
  }
  return { redirect: goed };
}

function geefRoute(deps: MensenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/mensen/:persoon/rollen',
    summary: 'Een rol geven, met datum en reden',
    access: changes,
    params: z.object({ persoon: Id }),
    body: RolBody,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { persoon }, body }) => {
      const { rol, van, laatste, reden } = body;
      const tot = laatste === '' ? null : dagErna(laatste);
      return await doe(
        () => grantRol(tx, who, { persoon, rol, van, tot, reden }),
        mensUrl(persoon, 'rol'),
        (tekst) => mensPage(deps, { tx, who }, persoon, { fout: { bij: 'rol', tekst }, ingevuld: body }),
      );
    },
  });
}

function eindeRoute(deps: MensenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/mensen/:persoon/rollen/:grant/einde',
    summary: 'Een rol beëindigen, met reden',
    access: changes,
    params: z.object({ persoon: Id, grant: Id }),
    body: z.object({ reden: Reden }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params, body }) =>
      await doe(
        () => endRol(tx, who, { ...params, reden: body.reden }),
        mensUrl(params.persoon, 'einde'),
        (tekst) => mensPage(deps, { tx, who }, params.persoon, { fout: { bij: 'einde', tekst } }),
      ),
  });
}
