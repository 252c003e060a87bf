import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error' | 'course';

const ICONS: Record<Tone, IconName> = {
  neutral: 'circle-dashed',
  info: 'info-circle',
  success: 'circle-check',
  warning: 'alert-triangle',
  error: 'alert-octagon',
  course: 'compass',
};

export interface BadgeProps {
  tone?: Tone;
  /** Another icon than the tone's own. */
  icon?: IconName;
  children: ComponentChildren;
}

/** A state in a word and an icon; the colour only helps (WCAG 1.4.1, R17). */
export function Badge({ tone = 'neutral', icon, children }: BadgeProps): VNode {
  return (
    <span class={`k-badge k-badge--${tone}`}>
      <Icon name={icon ?? ICONS[tone]} />
      <span>{children}</span>
    </span>
  );
}
