import { z } from 'zod';
import { MEESTE_BYTES, neemAan } from '../../../gateway/bestanden/aanname/service.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { Rol } from '../../../gateway/model/actor.ts';
import { BijlageWat, type StemService } from '../../../gateway/opp/stem/service.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { FileField } from '../../../gateway/platform/http/upload.ts';
import type { StemScreenDeps } from './deps.ts';
import { type Kant, LeerlingParam, plekVan } from './kant.ts';

const MetBestand = LeerlingParam.extend({ bestand: z.uuid() });
type Open = Awaited<ReturnType<StemService['media']>>;

/** Bringing, taking away, and seeing or hearing a file; `zien` is where it is shown, and for whom. */
export function bestandRoutes(
  deps: StemScreenDeps,
  kant: Kant,
  zien: { readonly base: string; readonly any: readonly Rol[] },
): Route[] {
  return [brengRoute(deps, kant), wegRoute(deps, kant), toonRoute(deps, zien)];
}

function brengRoute(deps: StemScreenDeps, kant: Kant): Route {
  return defineRoute({
    method: 'POST',
    path: `${kant.base}/bestand`,
    summary: 'Een foto, tekening of opname van de leerling bewaren',
    // Nothing of the database is held while it comes in, is looked at for viruses and is cleaned.
    access: { kind: 'roles-own-transaction', any: kant.any },
    upload: { maxBytes: Math.max(...Object.values(MEESTE_BYTES)) },
    params: LeerlingParam,
    body: z.object({ wat: BijlageWat, bestand: FileField.optional() }),
    responses: { 303: 'redirect' },
    handler: async ({ db, who, params, body: { wat, bestand } }) => {
      const { base, leerling } = plekVan(kant, who, params.leerling, null);
      const at = { school: who.school, actor: who.person };
      await db.tenant(at, (tx) => deps.stem.gesprek(tx, who, leerling)); // who may not gets no answer about his file
      if (!bestand) throw new AppError('bad_request', 'Kies eerst een bestand.');
      const aangenomen = await neemAan(bestand, wat === 'geluid' ? 'geluid' : 'foto', deps.scan);
      await db.tenant(at, (tx) => deps.stem.voegToe(tx, who, { leerling, wat, bestand: aangenomen }));
      return { redirect: `${base}/${wat === 'geluid' ? 'vertel' : 'laat-zien'}` };
    },
  });
}

function wegRoute(deps: StemScreenDeps, kant: Kant): Route {
  return defineRoute({
    method: 'POST',
    path: `${kant.base}/bestand/:bestand/weg`,
    summary: 'Een foto, tekening of opname weer weghalen',
    access: { kind: 'roles', any: kant.any },
    params: MetBestand,
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params }) => {
      const { base, leerling } = plekVan(kant, who, params.leerling, null);
      await deps.stem.haalWeg(tx, who, { leerling, bestand: params.bestand });
      return { redirect: `${base}/klaar` };
    },
  });
}

/** More than this is not sent at once to who asks for a part: a player asks again for what comes next. */
const DEEL = 1024 * 1024;

/**
 * Bytes that somebody asks for (RFC 9110 §14.1.2), of a file of this size; `null`: all of them. What is no range of bytes, or
 * more than one, is answered as if it was not asked, which is allowed. @throws AppError 416 for a part that is not there
 */
function deelVan(range: string | undefined, bytes: number): { van: number; tot: number } | null {
  const [, begin, eind] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (begin === undefined || eind === undefined || (begin === '' && eind === '')) return null;
  const van = begin === '' ? Math.max(0, bytes - Number(eind)) : Number(begin);
  const tot = begin === '' || eind === '' ? bytes - 1 : Math.min(Number(eind), bytes - 1);
  if (van > tot || van >= bytes)
    throw new AppError('bad_request', 'Dit deel van het bestand bestaat niet.', { status: 416 });
  return { van, tot: Math.min(tot, van + DEEL - 1) };
}

/** Shown as what Koers found it to be and as nothing else: no guessing, no scripts, nothing loaded from it. */
const VEILIG = {
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Content-Disposition': 'inline',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Accept-Ranges': 'bytes',
} as const;

function toonRoute(
  deps: StemScreenDeps,
  zien: { readonly base: string; readonly any: readonly Rol[] },
): Route {
  return defineRoute({
    method: 'GET',
    path: `${zien.base}/bestand/:bestand`,
    summary: 'Een foto, tekening of opname van de leerling zien of horen',
    access: { kind: 'roles', any: zien.any },
    params: MetBestand,
    responses: { 200: 'text', 206: 'text' },
    handler: async ({ tx, who, params, headers }): Promise<Reply> => {
      const open = await deps.stem.media(tx, who, params.bestand);
      if (open.leerling !== (params.leerling ?? who.person))
        throw new AppError('not_found', 'Dit bestaat niet (meer), of je kunt er niet bij.');
      const deel = deelVan(headers['range'], open.bytes);
      if (!deel) return antwoord(open, await open.alles(tx));
      const { van, tot } = deel;
      const reply = antwoord(open, await open.deel(tx, van, tot));
      const headersMetDeel = { ...reply.headers, 'Content-Range': `bytes ${van}-${tot}/${open.bytes}` };
      return { ...reply, status: 206, headers: headersMetDeel };
    },
  });
}

const antwoord = (open: Open, bytes: Buffer): Reply => ({
  headers: { ...VEILIG, 'Content-Type': open.type },
  body: { type: open.type, bytes },
});
