import { z } from 'zod';
import { schoolKeysView } from '../../../gateway/access/keys-view.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { type OwnKeysDeps, ownKeys, vernieuwSleutel } from '../../lti/sleutels-service.ts';
import type { Assets } from '../../ui/assets.ts';
import { renderPage } from '../../ui/render.ts';
import { ownFrameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { type Gedaan, SleutelsPage } from './page.tsx';

const SLEUTELS = '/sleutels';
const LTI = `${SLEUTELS}/lti`;

export interface SleutelsDeps extends OwnKeysDeps {
  readonly assets: Pick<Assets, 'url'>;
  /** The masters this Koers knows, to see whether what is kept opens; nothing of them is shown. */
  readonly known: () => readonly Buffer[];
}

/** Every key is opened to look at, and new ones are made: no transaction is held meanwhile. */
const access = { kind: 'roles-own-transaction', any: rolesWith('koppelingen_beheren') } as const;

/** *sleutels*, for the beheerder: what seals his school's texts, whether it opens, and with what Koers signs. */
export function sleutelsRoutes(deps: SleutelsDeps): Route[] {
  return [lookRoute(deps), renewRoute(deps)];
}

async function page(
  deps: SleutelsDeps,
  who: KnownActor,
  zeg: { gedaan?: Gedaan | undefined; fout?: string } = {},
): Promise<string> {
  const [frame, view, eigen] = [
    await ownFrameFor(deps, who),
    await schoolKeysView(deps, who),
    await ownKeys(deps),
  ];
  return renderPage(
    <SleutelsPage frame={frame} view={view} eigen={eigen} now={deps.now()} action={LTI} {...zeg} />,
  );
}

function lookRoute(deps: SleutelsDeps): Route {
  return defineRoute({
    method: 'GET',
    path: SLEUTELS,
    summary: 'Sleutels: openen ze, sinds wanneer gelden ze, en wat staat er in een kopie van de database',
    access,
    query: z.object({ gedaan: z.literal('lti').optional() }),
    responses: { 200: 'html' },
    handler: async ({ who, query }) => ({ html: await page(deps, who, query) }),
  });
}

function renewRoute(deps: SleutelsDeps): Route {
  return defineRoute({
    method: 'POST',
    path: LTI,
    summary: 'Een nieuwe sleutel waarmee Koers zich bekendmaakt bij leeromgevingen',
    access: { ...access, strong: true },
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ who }) => {
      try {
        await vernieuwSleutel(deps, who);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
        return { status: 422, html: await page(deps, who, { fout: error.message }) };
      }
      return { redirect: `${SLEUTELS}?gedaan=lti` };
    },
  });
}
