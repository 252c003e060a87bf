import type { VNode } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface Tab {
  href: string;
  label: string;
  icon?: IconName;
  /** How many things wait there. */
  count?: number;
  current?: boolean;
}

/** Pages that belong together. Plain links: back, bookmark and a new tab all work. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }): VNode {
  return (
    <nav class="k-tabs" aria-label={label}>
      <ul class="k-tabs__list">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a class="k-tabs__link" href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.icon ? <Icon name={tab.icon} /> : null}
              {tab.label}
              {tab.count === undefined ? null : <span class="k-tabs__count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
