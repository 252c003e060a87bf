import { z } from 'zod';
import { MEESTE_BYTES, neemAan, type Virusscan } from '../../../gateway/bestanden/aanname/service.ts';
import type { BestandenService } from '../../../gateway/bestanden/service.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { eisTlv, legTlvVast, tlvBestand, tlvs, trekTlvIn } from '../../../gateway/opp/tlv/service.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { FileField } from '../../../gateway/platform/http/upload.ts';
import { leerlingKop } from '../../../gateway/school/service.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { leerlingFrameFor } from '../frame.ts';
import { bijlage } from '../opp-documenten/als-bestand.ts';
import { tlvUrl } from '../opp-status/urls.ts';
import { OP_SCHOOL, rolesWith } from '../roles.ts';
import { gelezen, ingevuld, LEEG, TlvBody, type TlvFouten } from './invoer.ts';
import { TlvPage } from './page.tsx';

/** The school looks; ouders find it in the OPP itself (section A). */
const lezen = { kind: 'roles', any: rolesWith('opp_lezen', OP_SCHOOL) } as const;
const wijzigen = { kind: 'roles', any: rolesWith('opp_vaststellen') } as const;
const params = z.object({ leerling: z.uuid() });

const Body = TlvBody.extend({ bestand: FileField.optional() });

export interface TlvDeps extends ScreenDeps {
  readonly bestanden: BestandenService;
  /** `null`: nobody looks for viruses here (KOERS_CLAMD). */
  readonly scan: Virusscan | null;
}

interface Rest {
  readonly verbeter?: string | undefined;
  readonly invoer?: TlvBody;
  readonly fouten?: TlvFouten;
  readonly bewaard?: boolean;
}

async function pagina(
  deps: ScreenDeps,
  call: { tx: Tx; who: KnownActor },
  leerling: string,
  rest: Rest,
): Promise<string> {
  const { regels, mag } = await tlvs(call.tx, call.who, leerling);
  const kop = await leerlingKop(call.tx, call.who, leerling);
  const frame = await leerlingFrameFor(deps, call);
  const { verbeter, invoer, ...meer } = rest;
  const te = regels.find((r) => r.id === verbeter && r.staat === 'geldt');
  const velden = invoer ?? (te ? ingevuld(te) : LEEG);
  return renderPage(
    <TlvPage
      frame={frame}
      leerling={kop}
      regels={regels}
      mag={mag}
      vandaag={datumVan(deps.now())}
      invoer={velden}
      {...meer}
    />,
  );
}

/** R49: register, correct and look back at the TLV's of a pupil. */
export function tlvRoutes(deps: TlvDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/leerling/:leerling/tlv',
      summary: 'Toelaatbaarheidsverklaringen van een leerling',
      access: lezen,
      params,
      query: z.object({
        verbeter: z.uuid().optional().catch(undefined),
        bewaard: z.literal('ja').optional().catch(undefined),
      }),
      responses: { 200: 'html' },
      handler: async ({ tx, who, params: { leerling }, query }) => ({
        html: await pagina(deps, { tx, who }, leerling, {
          verbeter: query.verbeter,
          bewaard: query.bewaard === 'ja',
        }),
      }),
    }),
    bewaarRoute(deps),
    beschikkingRoute(deps),
    defineRoute({
      method: 'POST',
      path: '/leerling/:leerling/tlv/weg',
      summary: 'Een toelaatbaarheidsverklaring weghalen die er niet hoort',
      access: wijzigen,
      params,
      body: z.object({ tlv: z.uuid() }),
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, params: { leerling }, body }) => {
        await trekTlvIn(tx, who, leerling, body.tlv);
        return { redirect: `${tlvUrl(leerling)}?bewaard=ja` };
      },
    }),
  ];
}

type Nieuw = z.infer<typeof Body>;

/** Keeps it, with the file that came along; or says per field, or of the file, what is wrong. */
async function bewaar(
  { bestanden, scan }: TlvDeps,
  { db, who }: { db: Db; who: KnownActor },
  leerling: string,
  { bestand, ...body }: Nieuw,
): Promise<TlvFouten | null> {
  const at = { school: who.school, actor: who.person };
  await db.tenant(at, (tx) => eisTlv(tx, who, leerling)); // who may not gets no answer about his file
  const uit = gelezen(body);
  // A form without a choice sends a file without a name.
  const gekozen = bestand && (bestand.naam !== '' || bestand.bytes.length > 0) ? bestand : null;
  const aangenomen = gekozen ? await neemAan(gekozen, 'document', scan).catch(nietGoed) : null;
  const fout = typeof aangenomen === 'string' ? { bestand: aangenomen } : {};
  if ('fouten' in uit || typeof aangenomen === 'string')
    return { ...('fouten' in uit ? uit.fouten : {}), ...fout };
  const vervangt = body.vervangt === '' ? null : body.vervangt;
  const beschikking = aangenomen && { bestanden, bestand: aangenomen };
  await db.tenant(at, (tx) => legTlvVast(tx, who, leerling, uit.tlv, vervangt, beschikking));
  return null;
}

/** Why a file is refused, as a sentence beside its field; that nobody could look at it is no fault of the file. */
function nietGoed(error: unknown): string {
  if (error instanceof AppError && error.code === 'bad_request') return error.message;
  throw error;
}

function bewaarRoute(deps: TlvDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/leerling/:leerling/tlv',
    summary: 'Een toelaatbaarheidsverklaring vastleggen of verbeteren, met de beschikking',
    // Nothing of the database is held while a file comes in and is looked at.
    access: { ...wijzigen, kind: 'roles-own-transaction' },
    upload: { maxBytes: MEESTE_BYTES.document },
    params,
    body: Body,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ db, who, params: { leerling }, body }) => {
      const fouten = await bewaar(deps, { db, who }, leerling, body);
      if (fouten === null) return { redirect: `${tlvUrl(leerling)}?bewaard=ja` };
      const { bestand: _, ...invoer } = body;
      const html = await db.tenant({ school: who.school, actor: who.person }, (tx) =>
        pagina(deps, { tx, who }, leerling, { invoer, fouten }),
      );
      return { status: 422, html };
    },
  });
}

/** Sent as a file and never shown by Koers: what came from outside runs nothing here. */
const VEILIG = {
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
};

function beschikkingRoute({ bestanden }: TlvDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/leerling/:leerling/tlv/beschikking',
    summary: 'De beschikking bij een toelaatbaarheidsverklaring ophalen',
    access: lezen,
    params,
    query: z.object({ tlv: z.uuid().optional() }),
    responses: { 200: 'text' },
    handler: async ({ tx, who, params: { leerling }, query: { tlv } }) => {
      const open = await tlvBestand(bestanden, tx, who, { leerling, tlv });
      if (!open) throw new AppError('not_found', 'De gegevens van deze leerling zijn vernietigd.');
      return {
        headers: { ...bijlage(open.naam), ...VEILIG },
        body: { type: open.type, bytes: await open.alles(tx) },
      };
    },
  });
}
