import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { cyclusVanLeerling } from '../../../gateway/leerroute/cyclus/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { Datum } from '../../../gateway/model/roster.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { Toast } from '../../ui/components/toast.tsx';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { dagErna, datumVan } from '../datum.ts';
import { leerlingFrameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { leerlingUrl } from '../urls.ts';
import type { DelenInvoer } from './delen.tsx';
import { ProfielPage } from './profiel-page.tsx';

const Id = z.uuid();
const access = { kind: 'roles', any: rolesWith('lijn_delen') } as const;

const DelenBody = z.object({
  persoon: Id,
  leerlijn: z.union([Id, z.literal('alle')]),
  /** The last day on which it is shared. */
  laatste: Datum,
  reden: z.string().max(500).default(''),
});

const GEDEELD = { ja: 'Gedeeld.', gestopt: 'Het delen is gestopt.' } as const;
export const ProfielQuery = z.object({ gedeeld: z.enum(['ja', 'gestopt']).optional() });

type Call = { tx: Parameters<ScreenDeps['delingen']['deel']>[0]; who: KnownActor };

/** The leerlingprofiel as a page; for who may share it with the panel that does (R63). */
export async function profielPage(
  deps: ScreenDeps,
  call: Call,
  leerling: string,
  zeg: { gedaan?: keyof typeof GEDEELD | undefined; fout?: string; invoer?: DelenInvoer } = {},
): Promise<string> {
  const { tx, who } = call;
  const profiel = await deps.leerroute.leerlingprofiel(tx, who, leerling);
  const gedeeld = await deps.delingen.gedeeldMet(tx, who, leerling);
  const cyclus = await cyclusVanLeerling(tx, who, leerling);
  const frame = await leerlingFrameFor(deps, call);
  const { gedaan, fout, invoer } = zeg;
  const delen = gedeeld ? { profiel, gedeeld, vandaag: datumVan(deps.now()), fout, invoer } : undefined;
  return renderPage(
    <ProfielPage
      frame={frame}
      profiel={profiel}
      delen={delen}
      cyclus={cyclus}
      {...(gedaan === undefined ? {} : { messages: <Toast icon="check" text={GEDEELD[gedaan]} /> })}
    />,
  );
}

/** Sharing leerlijnen of a pupil with a zorgverlener, and taking it back (R63). */
export function delenRoutes(deps: ScreenDeps): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/leerling/:leerling/delen',
      summary: 'Een leerlijn delen met een zorgverlener, tot een datum',
      access,
      params: z.object({ leerling: Id }),
      body: DelenBody,
      responses: { 303: 'redirect', 422: 'html' },
      handler: async ({ tx, who, params: { leerling }, body }) => {
        const leerlijn = body.leerlijn === 'alle' ? null : body.leerlijn;
        const { persoon, laatste, reden } = body;
        try {
          await deps.delingen.deel(tx, who, { leerling, leerlijn, persoon, tot: dagErna(laatste), reden });
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
          const zeg = { fout: error.message, invoer: body };
          return { status: 422, html: await profielPage(deps, { tx, who }, leerling, zeg) };
        }
        return { redirect: `${leerlingUrl(leerling)}?gedeeld=ja#delen` };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/leerling/:leerling/delen/:deling/einde',
      summary: 'Stoppen met delen, voor de einddatum',
      access,
      params: z.object({ leerling: Id, deling: Id }),
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, params }) => {
        await deps.delingen.beeindig(tx, who, params);
        return { redirect: `${leerlingUrl(params.leerling)}?gedeeld=gestopt#delen` };
      },
    }),
  ];
}
