import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { VNode } from 'preact';
import { once } from '../once.ts';

/** The icons Koers uses, by their Tabler name (MIT). Add a name here to use it. */
export const ICON_NAMES = [
  'alert-octagon',
  'alert-triangle',
  'anchor',
  'armchair',
  'arrow-back-up',
  'arrow-left',
  'arrow-right',
  'ball-football',
  'book',
  'briefcase',
  'brush',
  'bulb',
  'calculator',
  'calendar',
  'camera',
  'chart-bar',
  'check',
  'checks',
  'chef-hat',
  'chevron-down',
  'chevron-right',
  'circle-check',
  'circle-dashed',
  'click',
  'clock',
  'cloud-off',
  'compass',
  'door-exit',
  'eraser',
  'external-link',
  'eye',
  'file-text',
  'flag',
  'friends',
  'hand-finger',
  'hand-stop',
  'headphones',
  'heart',
  'heart-handshake',
  'help-circle',
  'history',
  'home',
  'hourglass',
  'info-circle',
  'lego',
  'list-check',
  'lock',
  'map',
  'map-pin',
  'message-circle',
  'microphone',
  'minus',
  'mood-empty',
  'mood-sad',
  'mood-smile',
  'music',
  'notes',
  'palette',
  'pencil',
  'photo',
  'plant',
  'player-pause',
  'player-play',
  'player-record',
  'player-skip-forward',
  'player-stop',
  'plug',
  'plug-x',
  'plus',
  'printer',
  'puzzle',
  'refresh',
  'route',
  'run',
  'sailboat',
  'school',
  'search',
  'settings',
  'sparkles',
  'stairs-down',
  'stairs-up',
  'star',
  'target',
  'thumb-up',
  'trash',
  'user',
  'users',
  'volume',
  'x',
] as const;
export type IconName = (typeof ICON_NAMES)[number];

const resolve = createRequire(import.meta.url).resolve;

/** The drawn paths of one icon; the first path of a Tabler file is an invisible square, so it is left out. */
function pathsOf(name: IconName): readonly string[] {
  const svg = readFileSync(resolve(`@tabler/icons/outline/${name}.svg`), 'utf8');
  return [...svg.matchAll(/<path d="([^"]+)"/g)].map((match) => match[1] ?? '');
}

/** These say where reading goes on; from right to left they are turned. */
const WITH_THE_READING: ReadonlySet<IconName> = new Set(['arrow-left', 'arrow-right', 'chevron-right']);

const drawing = (name: IconName): VNode => (
  <svg
    class={WITH_THE_READING.has(name) ? 'k-icon k-icon--reading' : 'k-icon'}
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {pathsOf(name).map((d) => (
      <path key={d} d={d} />
    ))}
  </svg>
);

const icons = new Map(ICON_NAMES.map((name) => [name, once(() => drawing(name))]));

/** A line icon, hidden from screen readers: the words beside it carry the meaning (R86). */
export function Icon({ name }: { name: IconName }): VNode | null {
  return icons.get(name)?.() ?? null;
}
