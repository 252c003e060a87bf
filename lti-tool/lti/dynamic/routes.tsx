import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import type { Log } from '../../../gateway/platform/log.ts';
import type { Assets } from '../../ui/assets.ts';
import { renderPage } from '../../ui/render.ts';
import { aanmeldPad } from '../aanmeldingen-service.ts';
import { AangemeldPage, MisluktPage, UitlegPage } from './pages.tsx';
import { Initiation, type RegisterDeps, registerByLink } from './register.ts';

export interface AanmeldDeps extends RegisterDeps {
  readonly assets: Pick<Assets, 'url'>;
  readonly log: Pick<Log, 'info'>;
}

/** Which site shows the page is known only when it is over. It holds no data and no button, so any may (as mount.ts has it). */
const ANY = { frameOrigins: ['*'] } as const;

/** LTI Dynamic Registration: the ELO opens the link of a beheerder. */
export function aanmeldEloRoutes(deps: AanmeldDeps): Route[] {
  const { assets, log } = deps;
  const mislukt = (error: unknown, requestId: string): Reply => {
    if (!(error instanceof AppError) || error.code !== 'launch_refused') throw error;
    const status = error.opts.status ?? 400;
    log.info({ requestId, status, reason: error.opts.detail }, 'registration refused');
    const html = renderPage(<MisluktPage assets={assets} message={error.message} requestId={requestId} />);
    return { ...ANY, status, html };
  };
  return [
    defineRoute({
      method: 'GET',
      path: aanmeldPad(':code'),
      summary: 'LTI: een leeromgeving meldt zich aan met de link van een beheerder',
      access: {
        kind: 'public',
        why: 'the administrator of the ELO has no session here; the code, of one hour and one use, stands for the beheerder who made it',
      },
      guess: true,
      params: z.object({ code: z.string().max(100) }),
      query: Initiation,
      responses: { 200: 'html', 400: 'html', 403: 'html' },
      handler: async ({ params, query, requestId }): Promise<Reply> => {
        const { openid_configuration: configuration, registration_token: token } = query;
        if (configuration === undefined) return { ...ANY, html: renderPage(<UitlegPage assets={assets} />) };
        try {
          await registerByLink(deps, params.code, { configuration, token });
          return { ...ANY, html: renderPage(<AangemeldPage assets={assets} />) };
        } catch (error) {
          return mislukt(error, requestId);
        }
      },
    }),
  ];
}
