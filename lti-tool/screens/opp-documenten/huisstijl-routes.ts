import { z } from 'zod';
import { neemAan, type Virusscan } from '../../../gateway/bestanden/aanname/service.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { type DocumentenService, Huisstijl } from '../../../gateway/opp/document/service.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { FileField, type UploadedFile } from '../../../gateway/platform/http/upload.ts';
import { rolesWith } from '../roles.ts';
import type { Extra } from './page.tsx';
import { DOCUMENTEN, LOGO } from './urls.ts';

interface Deps {
  readonly documenten: DocumentenService;
  readonly scan: Virusscan | null;
}
type Toon = (tx: Tx, who: KnownActor, extra: Extra) => Promise<string>;
type Logo = Huisstijl['logo'];

const RUIM = 1024 * 1024;
const any = rolesWith('opp_overzicht', ['school']);
const Body = z.object({
  naam: z.string().trim().min(1).max(120),
  kleur: z.string().trim().max(20),
  logoWeg: z.literal('ja').optional(),
  bestand: FileField.optional(),
});

/** How documents of the school look, with its logo (R40). */
export const huisstijlRoutes = (deps: Deps, toon: Toon): Route[] => [
  bewaarRoute(deps, toon),
  logoRoute(deps),
];

/** The logo that was chosen; `undefined`: none was. @returns a sentence when it is refused */
async function gekozen(
  bestand: UploadedFile | undefined,
  scan: Virusscan | null,
): Promise<Logo | string | undefined> {
  // A form without a choice sends a file without a name.
  if (!bestand || (bestand.naam === '' && bestand.bytes.length === 0)) return undefined;
  try {
    const { type, bytes } = await neemAan(bestand, 'logo', scan);
    return { type: type === 'image/png' ? type : 'image/jpeg', base64: bytes.toString('base64') };
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad_request') return error.message;
    throw error;
  }
}

function bewaarRoute({ documenten, scan }: Deps, toon: Toon): Route {
  return defineRoute({
    method: 'POST',
    path: `${DOCUMENTEN}/huisstijl`,
    summary: 'De huisstijl van documenten kiezen, met het logo van de school',
    // Nothing of the database is held while a file comes in and is looked at.
    access: { kind: 'roles-own-transaction', any },
    // A little too large is refused beside the field, with how large it may be.
    upload: { maxBytes: RUIM },
    body: Body,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ db, who, body: { naam, kleur, logoWeg, bestand } }) => {
      const nieuw = await gekozen(bestand, scan);
      return await db.tenant({ school: who.school, actor: who.person }, async (tx) => {
        const opnieuw = async (zeg: Extra) => ({
          status: 422,
          html: await toon(tx, who, { stijl: { naam, kleur }, ...zeg }),
        });
        if (typeof nieuw === 'string') return await opnieuw({ logoFout: nieuw });
        const oud = logoWeg === 'ja' ? null : (await documenten.huisstijl(tx)).logo;
        const stijl = Huisstijl.safeParse({ naam, kleur, logo: nieuw ?? oud });
        if (!stijl.success) return await opnieuw({ stijlFout: stijl.error.issues[0]?.message });
        await documenten.zetHuisstijl(tx, who, stijl.data);
        return { redirect: `${DOCUMENTEN}?bewaard=ja` };
      });
    },
  });
}

function logoRoute({ documenten }: Deps): Route {
  return defineRoute({
    method: 'GET',
    path: LOGO,
    summary: 'Het logo op de documenten van de school',
    access: { kind: 'roles', any },
    responses: { 200: 'text' },
    handler: async ({ tx }) => {
      const { logo } = await documenten.huisstijl(tx);
      if (!logo) throw new AppError('conflict', 'Er is nog geen logo.', { status: 409 });
      return {
        headers: {
          'Content-Security-Policy': "sandbox; default-src 'none'",
          'Content-Disposition': 'inline',
          'X-Content-Type-Options': 'nosniff',
        },
        body: { type: logo.type, bytes: Buffer.from(logo.base64, 'base64') },
      };
    },
  });
}
