import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { MEESTE_BYTES } from '../../../gateway/leerlijnen/formaten/openen.ts';
import type { Bron } from '../../../gateway/leerlijnen/importeren.ts';
import { bestuurVan } from '../../../gateway/leerlijnen/pakketten.ts';
import {
  type Bekeken,
  bekijkUpload,
  gooiUploadWeg,
  ImportKeuzes,
  kiesVoorUpload,
  nieuweUpload,
  probeerUpload,
  slaUploadOp,
  VELDEN,
} from '../../../gateway/leerlijnen/uploads.ts';
import { haalPakket } from '../../../gateway/leerlijnen/van-server.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { FileField } from '../../../gateway/platform/http/upload.ts';
import { renderPage } from '../../ui/render.ts';
import type { Frame } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { inlezen } from './access.ts';
import type { PakkettenDeps } from './deps.ts';
import { KiesPage } from './kies-page.tsx';
import { NakijkPage, type NakijkPageProps } from './nakijk-page.tsx';
import { INLEZEN, uploadUrl, versieUrl } from './urls.ts';
import { MEESTE_TYPES } from './wat-is-wat.tsx';

const KiesBody = z.object({
  bestand: FileField.optional(),
  url: z.string().trim().max(1000).optional(),
});
const UploadParams = z.object({ upload: z.uuid() });

const frameOf = (deps: PakkettenDeps, who: KnownActor): Promise<Frame> =>
  deps.db.tenant({ school: who.school, actor: who.person }, (tx) => frameFor(deps, { tx, who }));

/** Bringing a package in: choose, look how Koers reads it, store as concept (R9). Mounted before the pages of a version. */
export function inlezenRoutes(deps: PakkettenDeps): Route[] {
  return [kiesRoute(deps), brengRoute(deps), nakijkRoute(deps), keuzeRoute(deps)];
}

function kiesRoute(deps: PakkettenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/pakketten/inlezen',
    summary: 'Een pakket inlezen: bestand of adres kiezen',
    access: inlezen,
    responses: { 200: 'html' },
    handler: async ({ who }) => {
      const frame = await frameOf(deps, who);
      return { html: renderPage(<KiesPage frame={frame} meesteBytes={MEESTE_BYTES} />) };
    },
  });
}

async function bronVan(deps: PakkettenDeps, { bestand, url }: z.infer<typeof KiesBody>): Promise<Bron> {
  if (bestand && bestand.bytes.length > 0) return { naam: bestand.naam || 'bestand', bytes: bestand.bytes };
  if (!url) throw new AppError('bad_request', 'Kies een bestand, of vul een adres in.', { status: 400 });
  const gehaald = await haalPakket(url, { fetch: deps.fetch });
  return { naam: gehaald.url, bytes: gehaald.bytes };
}

const VAN_BUITEN = new Set(['bad_request', 'source_refused', 'source_unavailable', 'source_invalid']);

function brengRoute(deps: PakkettenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/pakketten/inlezen',
    summary: 'Een bestand of adres laten nakijken; er wordt nog niets ingelezen',
    access: inlezen,
    upload: { maxBytes: MEESTE_BYTES },
    body: KiesBody,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ who, body }) => {
      try {
        return { redirect: uploadUrl(await nieuweUpload(deps.db, who, await bronVan(deps, body))) };
      } catch (fout) {
        if (!(fout instanceof AppError) || !VAN_BUITEN.has(fout.code)) throw fout;
        const frame = await frameOf(deps, who);
        const page = {
          frame,
          meesteBytes: MEESTE_BYTES,
          fout: fout.message,
          ...(body.url ? { url: body.url } : {}),
        };
        return { status: 422, html: renderPage(<KiesPage {...page} />) };
      }
    },
  });
}

async function proefVan(
  deps: PakkettenDeps,
  who: KnownActor,
  gezien: Bekeken,
): Promise<NakijkPageProps['proef']> {
  if (!gezien.gelezen.goed) return null;
  try {
    return { verslag: await probeerUpload(deps.db, who, gezien) };
  } catch (fout) {
    if (fout instanceof AppError && fout.code === 'conflict') return { fout: fout.message };
    throw fout;
  }
}

async function nakijken(deps: PakkettenDeps, who: KnownActor, id: string, status = 200): Promise<Reply> {
  const gezien = await bekijkUpload(deps.db, who, id);
  const proef = await proefVan(deps, who, gezien);
  const { frame, bestuur } = await deps.db.tenant({ school: who.school, actor: who.person }, async (tx) => ({
    frame: await frameFor(deps, { tx, who }),
    bestuur: await bestuurVan(tx),
  }));
  return {
    status,
    html: renderPage(<NakijkPage frame={frame} bekeken={gezien} proef={proef} bestuur={bestuur} />),
  };
}

function nakijkRoute(deps: PakkettenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/pakketten/inlezen/:upload',
    summary: 'Hoe Koers een bestand leest, regel voor regel',
    access: inlezen,
    params: UploadParams,
    responses: { 200: 'html' },
    handler: ({ who, params }) => nakijken(deps, who, params.upload),
  });
}

const Tekst = z.string().max(300).default('');
const KeuzeBody = z.looseObject({
  actie: z.enum(['kijken', 'bewaren', 'weg']).default('kijken'),
  voor: z.enum(['school', 'bestuur']).default('school'),
  naam: Tekst,
  versie: Tekst,
  uitgever: Tekst,
  licentie: Tekst,
  code: Tekst,
  vervang: Tekst,
  laag1: Tekst,
  laag2: Tekst,
  laag3: Tekst,
  laag4: Tekst,
  laag5: Tekst,
  /** Of a table: the form asked for columns, and `kolom.<veld>` says which. */
  tabel: Tekst,
  blad: Tekst,
  kopregel: Tekst,
  scheidingsteken: Tekst,
});

const TEKENS: Readonly<Record<string, string>> = { komma: ',', puntkomma: ';', tab: '\t' };

/** Which column is what, as it was posted; `null` when the file is no table. */
function kolommenVan(body: z.infer<typeof KeuzeBody>): object | null {
  if (body.tabel === '') return null;
  const velden = VELDEN.flatMap((veld) => {
    const kop = body[`kolom.${veld}`];
    return typeof kop === 'string' && kop !== '' ? [[veld, kop] as const] : [];
  });
  const scheidingsteken = TEKENS[body.scheidingsteken];
  return {
    velden: Object.fromEntries(velden),
    ...(body.blad ? { blad: body.blad } : {}),
    ...(/^\d+$/.test(body.kopregel) ? { kopregel: Number(body.kopregel) } : {}),
    ...(scheidingsteken ? { scheidingsteken } : {}),
  };
}

/** What each type of a foreign package is, as it was posted. */
function typesVan(body: z.infer<typeof KeuzeBody>): object {
  const gekozen = Array.from({ length: MEESTE_TYPES }, (_, n) => {
    const [naam, soort] = [body[`typenaam${n}`], body[`type${n}`]];
    return typeof naam === 'string' && typeof soort === 'string' && soort !== ''
      ? [[naam, soort] as const]
      : [];
  });
  return Object.fromEntries(gekozen.flat());
}

/** What was posted as choices; an empty field says nothing. Layers count until the first that was left open. */
function keuzesVan(body: z.infer<typeof KeuzeBody>): ImportKeuzes {
  const { voor, naam, versie, uitgever, licentie, code } = body;
  const gezegd = Object.entries({ naam, versie, uitgever, licentie, code }).filter(
    ([, w]) => w.trim() !== '',
  );
  const lagen = [body.laag1, body.laag2, body.laag3, body.laag4, body.laag5];
  const eind = lagen.indexOf('');
  const gekozen = ImportKeuzes.safeParse({
    ...Object.fromEntries(gezegd),
    voor,
    vervang: body.vervang === 'ja',
    lagen: eind === -1 ? lagen : lagen.slice(0, eind),
    types: typesVan(body),
    kolommen: kolommenVan(body),
  });
  if (gekozen.success) return gekozen.data;
  throw new AppError(
    'bad_request',
    'Er klopt iets niet. Een versie is twee getallen met een punt, zoals 1.0.',
    {
      issues: gekozen.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })),
    },
  );
}

function keuzeRoute(deps: PakkettenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/pakketten/inlezen/:upload',
    summary: 'Keuzes bij een bestand bewaren, het opnieuw nakijken, inlezen als concept, of niet',
    access: inlezen,
    params: UploadParams,
    body: KeuzeBody,
    responses: { 303: 'redirect' },
    handler: async ({ who, params: { upload }, body }) => {
      if (body.actie === 'weg') {
        await gooiUploadWeg(deps.db, who, upload);
        return { redirect: INLEZEN };
      }
      await kiesVoorUpload(deps.db, who, upload, keuzesVan(body));
      if (body.actie === 'kijken') return { redirect: uploadUrl(upload) };
      const { versie } = await slaUploadOp(deps.db, who, upload);
      return { redirect: versieUrl(versie) };
    },
  });
}
