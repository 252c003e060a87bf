import type { Actor, Rol } from '../../gateway/model/actor.ts';
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
  | 'aanbieders'
  | 'sleutels'
  | 'mensen'
  | 'contact'
  | 'thuis'
  | 'spoor'
  | 'opp'
  | 'samen'
  | 'rapportage'
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
    behalve: ['leerling', 'leverancier'],
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
    plek: 'rapportage',
    item: { href: '/rapportage', label: 'Rapportage', icon: 'chart-bar' },
    roles: rolesWith('rapport_lezen'),
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
    plek: 'aanbieders',
    item: { href: '/aanbieders', label: 'Aanbieders', icon: 'puzzle' },
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
  {
    plek: 'samen',
    item: { href: '/gebruikersgroepen', label: 'Samen', icon: 'friends' },
    roles: rolesWith('samenwerken_namens'),
  },
  { plek: 'spoor', item: { href: '/spoor', label: 'Inzage', icon: 'eye' }, roles: rolesWith('spoor_lezen') },
];

/** What is set up once and looked at now and then: out of the way of daily work. */
const BEHEER: ReadonlySet<NavPlek> = new Set([
  'perioden',
  'koppelingen',
  'leeromgevingen',
  'aanbieders',
  'sleutels',
  'contact',
  'mensen',
  'spoor',
]);
/** A row of so many is read in one look; with more, what is beheer goes behind one word. */
const ONE_ROW = 7;

/** Reads at home and nowhere else: signed in from home, and nothing but an ouder. His first page is *Thuis* (R60). */
export const alleenThuis = ({ roles, passkey }: Pick<Actor, 'roles' | 'passkey'>): boolean =>
  passkey === true && [...roles].every((rol) => rol === 'ouder');

/** The main menu of a person: what his roles can open, and where he is. The same on every page he opens. */
export function navFor(who: Pick<Actor, 'roles' | 'passkey'>, plek: NavPlek): NavItem[] {
  const { roles } = who;
  const heeft = (een: readonly Rol[]) => een.some((rol) => roles.has(rol));
  const entries = ENTRIES.filter(
    (entry) =>
      !(entry.plek === 'vandaag' && alleenThuis(who)) &&
      (entry.roles === 'iedereen' || heeft(entry.roles)) &&
      !heeft(entry.behalve ?? []),
  );
  const beheer = entries.filter((entry) => BEHEER.has(entry.plek));
  const apart = entries.length > ONE_ROW && beheer.length > 2;
  return entries.map((entry) => ({
    ...entry.item,
    current: entry.plek === plek,
    ...(apart && BEHEER.has(entry.plek) ? { onder: 'Beheer' } : {}),
  }));
}
