import type { VNode } from 'preact';
import type { Actor, Rol } from '../../../gateway/model/actor.ts';
import { Tabs } from '../../ui/components/tabs.tsx';
import { EIGEN } from '../inrichting/urls.ts';
import { LEERLIJNEN_ZIEN, rolesWith } from '../roles.ts';

/** The pages under "Leerlijnen", in their order; a new one gets a line here. */
const PAGES = [
  { plek: 'leerroutes', href: '/leerlijnen', label: 'Leerroutes', roles: LEERLIJNEN_ZIEN },
  { plek: 'pakketten', href: '/pakketten', label: 'Pakketten', roles: rolesWith('pakket_lezen') },
  { plek: 'eigen', href: EIGEN, label: 'Eigen leerlijnen', roles: rolesWith('pakket_beheren') },
  { plek: 'kerndoelen', href: '/kerndoelen', label: 'Kerndoelen', roles: rolesWith('pakket_lezen') },
  { plek: 'overstap', href: '/overstap', label: 'Versies', roles: rolesWith('pakket_lezen') },
] as const satisfies readonly { plek: string; href: string; label: string; roles: readonly Rol[] }[];

export type LeerlijnenPlek = (typeof PAGES)[number]['plek'];

/** The pages under "Leerlijnen" that this person may open; nothing when there is only one. */
export function LeerlijnenTabs({
  who,
  plek,
}: {
  who: Pick<Actor, 'roles'>;
  plek: LeerlijnenPlek;
}): VNode | null {
  const open = PAGES.filter((page) => page.roles.some((rol) => who.roles.has(rol)));
  if (open.length < 2) return null;
  const tabs = open.map(({ href, label, plek: hier }) => ({ href, label, current: hier === plek }));
  return <Tabs label="Onderdelen van Leerlijnen" tabs={tabs} />;
}
