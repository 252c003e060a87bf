import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { OsoOpgave, type OsoService } from '../../../gateway/interchange/oso/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { OppService } from '../../../gateway/opp/service.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import type { Frame } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { bijlage } from './als-bestand.ts';
import { OsoPage, type OsoVelden } from './oso-page.tsx';

export interface OsoScreenDeps {
  readonly assets: Frame['assets'];
  readonly opp: Pick<OppService, 'lees'>;
  readonly oso: OsoService;
}

/** A whole dossier leaves the school: only for who fixes OPPs, and who signed in with a passkey. */
const access = { kind: 'roles-own-transaction', any: rolesWith('opp_vaststellen'), strong: true } as const;
const params = z.object({ leerling: z.uuid() });
const Kort = z.string().max(20).default('');
const Body = z.object({
  soort: Kort,
  nummer: Kort,
  overstap: Kort,
  aanleverpunt: z.string().max(20).default('1'),
});

async function pagina(
  deps: OsoScreenDeps,
  { db, who }: { db: Db; who: KnownActor },
  leerling: string,
  zeg: {
    readonly velden?: OsoVelden;
    readonly fouten?: Readonly<Record<string, string>>;
    readonly fout?: string;
  } = {},
): Promise<string> {
  return await db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const opp = await deps.opp.lees(tx, who, { leerling });
    if (!opp.mag.vaststellen)
      throw new AppError('not_found', 'Dit bestaat niet (meer), of je kunt er niet bij.');
    const geldt = opp.versies.some((v) => v.status === 'vastgesteld' || v.status === 'in_evaluatie');
    const frame = await frameFor(deps, { tx, who });
    return renderPage(<OsoPage frame={frame} leerling={opp.leerling} geldt={geldt} {...zeg} />);
  });
}

/** R50: the OPP that is in force, as a file for the LAS to hand over. The number of the pupil comes in a body and is not kept. */
export function osoRoutes(deps: OsoScreenDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/leerling/:leerling/opp/oso',
      summary: 'Het OPP van een leerling overdragen aan een andere school (OSO)',
      access,
      params,
      responses: { 200: 'html' },
      handler: async ({ db, who, params: { leerling } }) => ({
        html: await pagina(deps, { db, who }, leerling),
      }),
    }),
    defineRoute({
      method: 'POST',
      path: '/leerling/:leerling/opp/oso',
      summary: 'Het bestand voor de overdracht maken (OSO)',
      access,
      params,
      body: Body,
      responses: { 200: 'text', 422: 'html' },
      handler: async ({ db, who, params: { leerling }, body }) => {
        const gelezen = OsoOpgave.safeParse(body);
        if (!gelezen.success) {
          // Of each field what is wrong first.
          const fouten = Object.fromEntries(
            gelezen.error.issues.toReversed().map((i) => [String(i.path[0]), i.message]),
          );
          return { status: 422, html: await pagina(deps, { db, who }, leerling, { velden: body, fouten }) };
        }
        try {
          const { naam, bytes } = await deps.oso.overdracht(who, leerling, gelezen.data);
          return { headers: bijlage(naam), body: { type: 'application/zip', bytes } };
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
          return { status: 422, html: await pagina(deps, { db, who }, leerling, { fout: error.message }) };
        }
      },
    }),
  ];
}
