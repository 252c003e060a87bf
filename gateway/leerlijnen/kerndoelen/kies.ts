import { AppError } from '../../errors.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { leerroutes } from '../service.ts';
import { kerndoelsets } from './zoek.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The one that is meant, or what there is to choose from. */
function deEne(wat: string, gevraagd: string, gevonden: readonly { id: string; noem: string }[]): string {
  const [eerste, ...meer] = gevonden;
  if (eerste && meer.length === 0) return eerste.id;
  throw new AppError(
    'bad_request',
    eerste === undefined
      ? `Er is geen ${wat} "${gevraagd}".`
      : `Er is meer dan één ${wat} "${gevraagd}". Geef het id.`,
    { issues: gevonden.map(({ id, noem }) => ({ path: id, message: noem })) },
  );
}

/** Id of a list of kerndoelen by id or name; of several editions the newest. @throws AppError `bad_request` */
export async function setMet(tx: Tx, gevraagd: string): Promise<string> {
  if (UUID.test(gevraagd)) return gevraagd.toLowerCase();
  const naam = gevraagd.toLowerCase();
  const sets = (await kerndoelsets(tx)).filter((s) => s.naam.toLowerCase() === naam && !s.uitgave.vervangen);
  return deEne(
    'lijst kerndoelen',
    gevraagd,
    sets.map((s) => ({ id: s.id, noem: `${s.uitgave.naam}, ${s.uitgave.uitgave}` })),
  );
}

/** Id of a leerroute by id, or within a transaction of a school by code. @throws AppError `bad_request` */
export async function leerrouteMet(tx: Tx, gevraagd: string, inSchool: boolean): Promise<string> {
  if (UUID.test(gevraagd)) return gevraagd.toLowerCase();
  if (!inSchool)
    throw new AppError(
      'bad_request',
      `"${gevraagd}" is geen id. Zeg met --school van welke school de leerroute is.`,
    );
  const routes = (await leerroutes(tx)).filter((r) => r.code === gevraagd);
  return deEne(
    'leerroute',
    gevraagd,
    routes.map((r) => ({ id: r.id, noem: r.naam })),
  );
}
