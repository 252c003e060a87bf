import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { FileField } from '../../../gateway/platform/http/upload.ts';
import { handIn } from '../../../gateway/sync/service.ts';
import { ConnectionParams, changes } from './access.ts';
import { connectionPage } from './connection-reply.tsx';
import { connectionOf, type KoppelingenDeps } from './load.ts';
import { koppelingUrl } from './urls.ts';

/** More than any system may ask (`SourceAdapter.files.maxBytes` says how much it reads itself). */
const MOST_BYTES = 64 * 1024 * 1024;

/** Handing in a file for a connection that reads files; what is wrong with it stands beside the field. */
export function filesRoutes(deps: KoppelingenDeps): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/koppelingen/:connection/bestanden',
      summary: 'Een bestand inleveren; Koers leest het meteen',
      access: changes,
      params: ConnectionParams,
      upload: { maxBytes: MOST_BYTES },
      body: z.object({ bestand: FileField.optional() }),
      responses: { 200: 'html', 303: 'redirect' },
      handler: async ({ who, params, body: { bestand } }) => {
        await connectionOf(deps, who.school, params.connection);
        try {
          // A form without a choice sends a file without a name.
          if (!bestand || (bestand.naam === '' && bestand.bytes.length === 0))
            throw new AppError('bad_request', 'Kies eerst een bestand.', { status: 422 });
          await handIn(deps.sync, who, params.connection, bestand);
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'bad_request') throw error;
          const page = await connectionPage(deps, who, params.connection, { fileFault: error.message });
          return { ...page, status: error.opts.status ?? 400 };
        }
        return { redirect: `${koppelingUrl(params.connection)}#bestanden` };
      },
    }),
  ];
}
