import type { Rol } from '../../gateway/model/actor.ts';
import type { NavItem } from '../ui/components/layout.tsx';
import { LEERLIJNEN_ZIEN, OP_SCHOOL, rolesWith } from './roles.ts';

export type NavPlek =
  | 'vandaag'
  | 'mijn'
  | 'acties'
  | 'groepen'
  | 'leerlijnen'
  | 'perioden'
  | 'koppelingen'
  | 'leeromgevingen'
  | 'sleutels'
  | 'mensen'
  | 'contact'
  | 'thuis'
  | 'spoor'
  | 'opp'
  | 'elders';

interface NavEntry {
  readonly plek: NavPlek;
  readonly item: Omit<NavItem, 'current'>;
  /** Who sees it; the route itself refuses all others. */
  readonly roles: readonly Rol[] | 'iedereen';
  /** Who has another way in already. */
  readonly behalve?: readonly Rol[];
}

const ENTRIES: readonly NavEntry[] = [
  {
    plek: 'vandaag',
    item: { href: '/vandaag', label: 'Vandaag', icon: 'compass' },
    roles: 'iedereen',
    behalve: ['leerling'],
  },
  {
    plek: 'mijn',
    item: { href: '/mijn', label: 'Mijn doelen', icon: 'sailboat' },
    roles: rolesWith('inbrengen'),
  },
  {
    plek: 'thuis',
    item: { href: '/thuis', label: 'Thuis', icon: 'home' },
    roles: rolesWith('opp_inbrengen'),
  },
  {
    plek: 'acties',
    item: { href: '/acties', label: 'Mijn acties', icon: 'list-check' },
    roles: rolesWith('actie_afvinken'),
  },
  {
    plek: 'groepen',
    item: { href: '/groepen', label: 'Groepen', icon: 'users' },
    roles: rolesWith('profiel_lezen', OP_SCHOOL),
  },
  {
    plek: 'opp',
    item: { href: '/opp-status', label: 'OPP', icon: 'file-text' },
    roles: [...rolesWith('opp_overzicht'), ...rolesWith('opp_schrijven', OP_SCHOOL)],
  },
  {
    plek: 'leerlijnen',
    item: { href: '/leerlijnen', label: 'Leerlijnen', icon: 'route' },
    roles: LEERLIJNEN_ZIEN,
  },
  {
    plek: 'leerlijnen',
    item: { href: '/pakketten', label: 'Leerlijnen', icon: 'route' },
    roles: rolesWith('pakket_lezen'),
    behalve: LEERLIJNEN_ZIEN,
  },
  {
    plek: 'perioden',
    item: { href: '/perioden', label: 'Perioden', icon: 'calendar' },
    roles: rolesWith('perioden_instellen'),
  },
  {
    plek: 'koppelingen',
    item: { href: '/koppelingen', label: 'Koppelingen', icon: 'plug' },
    roles: rolesWith('koppelingen_beheren'),
  },
  {
    plek: 'leeromgevingen',
    item: { href: '/leeromgevingen', label: 'Leeromgevingen', icon: 'school' },
    roles: rolesWith('koppelingen_beheren'),
  },
  {
    plek: 'sleutels',
    item: { href: '/sleutels', label: 'Sleutels', icon: 'lock' },
    roles: rolesWith('koppelingen_beheren'),
  },
  {
    plek: 'contact',
    item: { href: '/contact', label: 'Ouders', icon: 'users' },
    roles: rolesWith('contact_beheren'),
  },
  {
    plek: 'mensen',
    item: { href: '/mensen', label: 'Mensen', icon: 'users' },
    roles: rolesWith('rollen_beheren'),
  },
  { plek: 'spoor', item: { href: '/spoor', label: 'Inzage', icon: 'eye' }, roles: rolesWith('spoor_lezen') },
];

/** The main menu of a person: what his roles can open, and where he is. */
export function navFor(roles: ReadonlySet<Rol>, plek: NavPlek): NavItem[] {
  const heeft = (een: readonly Rol[]) => een.some((rol) => roles.has(rol));
  return ENTRIES.filter(
    (entry) => (entry.roles === 'iedereen' || heeft(entry.roles)) && !heeft(entry.behalve ?? []),
  ).map((entry) => ({ ...entry.item, current: entry.plek === plek }));
}
