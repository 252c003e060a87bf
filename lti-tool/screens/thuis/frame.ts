import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { viewer } from '../../../gateway/school/viewer.ts';
import type { NavItem } from '../../ui/components/layout.tsx';
import { type Taal, vertaler } from '../../ui/talen/taal.ts';
import { navFor } from '../navigation.ts';
import type { ThuisDeps } from './deps.ts';
import type { ThuisFrame } from './kader.tsx';
import { gekozenTaal } from './taal-cookie.ts';
import { THUIS } from './urls.ts';

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
  const taal = gekozenTaal(cookies);
  return {
    assets,
    naam: naam.voluit,
    school,
    taal,
    hier,
    nav: thuisNav(who, taal),
  };
}

/** The menu of this person, with what he has at home in his language; what leads to the school is in Dutch, as it is there. */
function thuisNav(who: KnownActor, taal: Taal): NavItem[] {
  const t = vertaler(taal);
  const items = navFor(who, 'thuis').map((item) =>
    item.href === THUIS
      ? { ...item, label: t('thuis.titel') }
      : item.href === '/vandaag'
        ? { ...item, label: t('kader.vandaag') }
        : item,
  );
  // A leerling comes here from his own doelen, from 18 on.
  if (items.some(({ current }) => current)) return items;
  return [{ href: THUIS, label: t('thuis.titel'), icon: 'home', current: true }, ...items];
}
