import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { viewer } from '../../../gateway/school/viewer.ts';
import type { ThuisDeps } from './deps.ts';
import type { ThuisFrame } from './kader.tsx';
import { gekozenTaal } from './taal-cookie.ts';

export interface ThuisCall {
  readonly tx: Tx;
  readonly who: KnownActor;
  readonly cookies: Readonly<Record<string, string | undefined>>;
}

/** The frame of a page for thuis, in the language of this browser; one statement. */
export async function thuisFrame(
  { assets }: Pick<ThuisDeps, 'assets'>,
  { tx, who, cookies }: ThuisCall,
  hier: string,
): Promise<ThuisFrame> {
  const { naam, school } = await viewer(tx, who);
  return {
    assets,
    naam: naam.voluit,
    school,
    taal: gekozenTaal(cookies),
    hier,
    ...(who.roles.has('leerling') ? { elders: { href: '/mijn', label: 'Mijn doelen' } } : {}),
  };
}
