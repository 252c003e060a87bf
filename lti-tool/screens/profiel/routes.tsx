import { z } from 'zod';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { Gebied } from '../../../gateway/profiel/codes.ts';
import { FactorInput, OndersteuningInput } from '../../../gateway/profiel/input.ts';
import { Toast } from '../../ui/components/toast.tsx';
import { renderPage } from '../../ui/render.ts';
import { ongedaanVraag } from '../afvinken/ongedaan.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { leerlingFrameFor } from '../frame.ts';
import { bewaar } from '../kaart/bewaar.ts';
import { rolesWith } from '../roles.ts';
import { ondersteuningUrl } from '../urls.ts';
import type { ProfielFout } from './deel.ts';
import { OndersteuningPage } from './page.tsx';

const Id = z.uuid();
const path = '/leerling/:leerling/ondersteuning';
const params = z.object({ leerling: Id });
const schrijven = { kind: 'roles', any: rolesWith('factoren_schrijven') } as const;
const Tekst = z.string().max(1000).default('');
const Code = z.string().max(60).default('');

const GEDAAN = {
  factor: 'De factor is bewaard.',
  einde: 'De factor geldt niet meer.',
  behoefte: 'De ondersteuningsbehoefte is bewaard.',
  klaar: 'Deze ondersteuning is niet meer nodig.',
} as const;
type Gedaan = keyof typeof GEDAAN;

type Call = { tx: Parameters<ScreenDeps['profiel']['register']>[0]; who: KnownActor };

/** Support and factoren of a pupil: one register, need to know (R21, R27). */
export function profielRoutes(deps: ScreenDeps): Route[] {
  return [
    pageRoute(deps),
    factorRoute(deps),
    eindeRoute(deps),
    behoefteRoute(deps),
    behoefteEindeRoute(deps),
  ];
}

interface Zeg {
  readonly fout?: ProfielFout;
  readonly gedaan?: Gedaan | undefined;
  readonly act?: string | undefined;
  readonly teruggezet?: boolean;
}

async function page(deps: ScreenDeps, call: Call, leerling: string, zeg: Zeg = {}): Promise<string> {
  const profiel = await deps.profiel.register(call.tx, call.who, leerling);
  const frame = await leerlingFrameFor(deps, call);
  const { gedaan, act } = zeg;
  const undo = act
    ? ongedaanVraag(`/kaart/leerling/${leerling}/ongedaan`, [act], { vals: { heel: 'ondersteuning' } })
    : undefined;
  const messages = gedaan ? (
    <Toast text={GEDAAN[gedaan]} {...(undo ? { undo } : {})} />
  ) : zeg.teruggezet ? (
    <Toast icon="arrow-back-up" text="Ongedaan gemaakt." />
  ) : undefined;
  return renderPage(
    <OndersteuningPage frame={frame} profiel={profiel} fout={zeg.fout} messages={messages} />,
  );
}

function pageRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'GET',
    path,
    summary: 'Ondersteuning van een leerling: wat nodig is, wat helpt en wat hindert',
    access: { kind: 'roles', any: rolesWith('factoren_lezen') },
    params,
    query: z.object({
      gedaan: z.enum(Object.keys(GEDAAN) as [Gedaan, ...Gedaan[]]).optional(),
      act: Id.optional(),
      teruggezet: z.literal('1').optional(),
    }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params, query }) => ({
      html: await page(deps, { tx, who }, params.leerling, {
        gedaan: query.gedaan,
        act: query.act,
        teruggezet: query.teruggezet !== undefined,
      }),
    }),
  });
}

interface Wat {
  readonly act: string;
  readonly gedaan: Gedaan;
  readonly deel: ProfielFout['deel'];
  readonly velden: ProfielFout['velden'];
}

/** Does it, and goes back to the page with its undo; or shows the form again with what is wrong. */
async function doe(
  deps: ScreenDeps,
  call: Call,
  leerling: string,
  { act, gedaan, deel, velden }: Wat,
  work: () => Promise<void>,
): Promise<Reply> {
  const uit = await bewaar(async () => {
    await work();
    return [act];
  });
  if (uit.fout !== undefined) {
    const fout = { deel, velden, tekst: uit.fout };
    return { status: 422, html: await page(deps, call, leerling, { fout }) };
  }
  const naar = deel === 'factor' ? 'factoren' : 'behoefte';
  return { redirect: `${ondersteuningUrl(leerling)}?${new URLSearchParams({ gedaan, act })}#${naar}` };
}

function factorRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${path}/factor`,
    summary: 'Factor vastleggen of veranderen',
    access: schrijven,
    params,
    body: z.object({
      act: Id,
      factor: Id.optional(),
      code: Code,
      tekst: Tekst,
      richting: Code,
      dimensie: Code,
      behoefte: Tekst,
      bron: Code,
      bronOp: Code,
      zichtbaar: Code,
    }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { leerling }, body }) => {
      const { act, factor, ...velden } = body;
      const wat: Wat = {
        act,
        gedaan: 'factor',
        deel: 'factor',
        velden: { ...velden, ...(factor ? { factor } : {}) },
      };
      return await doe(deps, { tx, who }, leerling, wat, async () => {
        const input = FactorInput.parse({
          ...velden,
          id: act,
          leerling,
          factor: factor ?? null,
          code: velden.code || null,
          // What is chosen from the list says itself whether it helps.
          richting: velden.richting || (velden.code ? 'bevorderend' : ''),
          dimensie: Number(velden.dimensie),
        });
        await deps.profiel.legFactorVast(tx, who, input);
      });
    },
  });
}

function eindeRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${path}/factor-einde`,
    summary: 'Factor geldt niet meer',
    access: schrijven,
    params,
    body: z.object({ act: Id, factor: Id }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { leerling }, body: { act, factor } }) =>
      await doe(deps, { tx, who }, leerling, { act, gedaan: 'einde', deel: 'factor', velden: {} }, () =>
        deps.profiel.beeindigFactor(tx, who, { id: act, leerling, factor }),
      ),
  });
}

function behoefteRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${path}/behoefte`,
    summary: 'Ondersteuningsbehoefte vastleggen',
    access: schrijven,
    params,
    body: z.object({ act: Id, gebied: Code, intensiteit: Code, tekst: Tekst }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { leerling }, body: { act, ...velden } }) =>
      await doe(
        deps,
        { tx, who },
        leerling,
        { act, gedaan: 'behoefte', deel: 'behoefte', velden },
        async () => {
          const input = OndersteuningInput.parse({ id: act, leerling, ...velden });
          await deps.profiel.legOndersteuningVast(tx, who, input);
        },
      ),
  });
}

function behoefteEindeRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${path}/behoefte-einde`,
    summary: 'Ondersteuning is niet meer nodig',
    access: schrijven,
    params,
    body: z.object({ act: Id, gebied: Gebied }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { leerling }, body: { act, gebied } }) =>
      await doe(deps, { tx, who }, leerling, { act, gedaan: 'klaar', deel: 'behoefte', velden: {} }, () =>
        deps.profiel.beeindigOndersteuning(tx, who, { id: act, leerling, gebied }),
      ),
  });
}
