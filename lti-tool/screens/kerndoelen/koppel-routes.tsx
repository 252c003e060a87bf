import { z } from 'zod';
import {
  kerndoelVan,
  koppel,
  leerdoelVan,
  MAX_GEVONDEN,
  ontkoppel,
  zoekDoelen,
  zoekKerndoelen,
} from '../../../gateway/leerlijnen/kerndoelen/service.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { MESSAGES } from '../../ui/components/layout.tsx';
import { Partial } from '../../ui/components/partial.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { renderFragment, renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { KoppelPage } from './koppel-page.tsx';
import { Resultaten, type ResultatenProps, velden } from './resultaten.tsx';
import { type Kant, KOPPELEN, koppelUrl, LOSMAKEN, type Meting } from './urls.ts';

type Deps = Pick<ScreenDeps, 'assets'>;
const access = { kind: 'roles', any: rolesWith('pakket_beheren') } as const;
const Id = z.uuid();
const Zoek = z.string().max(100).default('');
const GEDAAN = { gekoppeld: 'Gekoppeld.', los: 'Losgemaakt.' } as const;

const KoppelQuery = z
  .object({
    leerroute: Id,
    set: Id,
    doel: Id.optional(),
    kerndoel: Id.optional(),
    q: Zoek,
    gedaan: z.enum(['gekoppeld', 'los']).optional(),
  })
  .refine((query) => (query.doel === undefined) !== (query.kerndoel === undefined));

const KoppelBody = z.object({
  leerroute: Id,
  set: Id,
  doel: Id,
  kerndoel: Id,
  q: Zoek,
  /** Which of the two the screen is about. */
  vast: z.enum(['doel', 'kerndoel']),
});

/** Searching for what to link, linking and unlinking. */
export function koppelRoutes(deps: Deps): Route[] {
  return [zoekRoute(deps), actRoute('koppel'), actRoute('los')];
}

async function zoek(tx: Tx, meting: Meting, kant: Kant, q: string): Promise<ResultatenProps> {
  const gevonden =
    'doel' in kant
      ? { kerndoelen: await zoekKerndoelen(tx, { ...meting, q, entiteit: kant.doel }) }
      : { doelen: await zoekDoelen(tx, { ...meting, q, kerndoel: kant.kerndoel }) };
  return { meting, kant, q, gevonden, max: MAX_GEVONDEN };
}

async function onderwerpVan(tx: Tx, kant: Kant, { set }: Meting) {
  return 'doel' in kant
    ? { doel: await leerdoelVan(tx, kant.doel) }
    : { kerndoel: await kerndoelVan(tx, { set, kerndoel: kant.kerndoel }) };
}

function zoekRoute(deps: Deps): Route {
  return defineRoute({
    method: 'GET',
    path: KOPPELEN,
    summary: 'Een doel zoeken bij een kerndoel, of een kerndoel bij een doel',
    access,
    query: KoppelQuery,
    responses: { 200: 'html' },
    handler: async ({ tx, who, query, partial }) => {
      const { leerroute, set, doel, kerndoel = '', q, gedaan } = query;
      const meting = { leerroute, set };
      const kant = doel === undefined ? { kerndoel } : { doel };
      const resultaten = await zoek(tx, meting, kant, q);
      if (partial) return { html: renderFragment(<Resultaten {...resultaten} />) };
      const over = await onderwerpVan(tx, kant, meting);
      const frame = await frameFor(deps, { tx, who });
      const messages = gedaan === undefined ? undefined : <Toast text={GEDAAN[gedaan]} />;
      return {
        html: renderPage(<KoppelPage {...{ frame, over, resultaten }} {...(messages ? { messages } : {})} />),
      };
    },
  });
}

const ACTS = {
  koppel: {
    path: KOPPELEN,
    summary: 'Een doel aan een kerndoel koppelen',
    act: koppel,
    gedaan: 'gekoppeld',
    terug: LOSMAKEN,
  },
  los: {
    path: LOSMAKEN,
    summary: 'Een koppeling van de school losmaken',
    act: ontkoppel,
    gedaan: 'los',
    terug: KOPPELEN,
  },
} as const;

/** Linking and unlinking undo each other, so the bar that says what was done offers the other. */
function actRoute(name: keyof typeof ACTS): Route {
  const { path, summary, act, gedaan, terug } = ACTS[name];
  return defineRoute({
    method: 'POST',
    path,
    summary,
    access,
    body: KoppelBody,
    responses: { 200: 'html', 303: 'redirect' },
    handler: async ({ tx, who, body, partial }) => {
      const { leerroute, set, doel, kerndoel, q, vast } = body;
      const meting = { leerroute, set };
      const kant: Kant = vast === 'doel' ? { doel } : { kerndoel };
      // A second press of the same button finds it done already: that is no fault.
      await act(tx, who, { entiteit: doel, kerndoel });
      if (!partial) return { redirect: `${koppelUrl(kant, meting)}&${new URLSearchParams({ q, gedaan })}` };
      const resultaten = await zoek(tx, meting, kant, q);
      const undo = {
        post: terug,
        target: '#resultaten',
        swap: 'outerHTML',
        vals: velden({ doel, kerndoel }, { meting, kant, q }),
      };
      return {
        html: renderFragment(
          <>
            <Resultaten {...resultaten} />
            <Partial target={MESSAGES}>
              <Toast text={GEDAAN[gedaan]} undo={undo} />
            </Partial>
          </>,
        ),
      };
    },
  });
}
