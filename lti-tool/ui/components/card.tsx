import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface CardProps {
  /** Makes the card a named region of the page. */
  title?: string;
  /** Level of the heading; default 2. */
  level?: 2 | 3 | 4;
  icon?: IconName;
  /** The whole card becomes one link. */
  href?: string;
  /** `land`: what belongs to this period, or asks for attention. */
  tone?: 'paper' | 'land';
  /** Beside the title: a badge or a small button. */
  aside?: ComponentChildren;
  foot?: ComponentChildren;
  id?: string;
  children?: ComponentChildren;
}

/** A sheet of paper: one subject. */
export function Card(props: CardProps): VNode {
  const Heading = `h${props.level ?? 2}` as 'h2' | 'h3' | 'h4';
  const names = [
    'k-card',
    props.tone === 'land' && 'k-card--land',
    props.href !== undefined && 'k-card--link',
  ].filter(Boolean);
  return (
    <div class={names.join(' ')} id={props.id}>
      {props.title ? (
        <div class="k-card__head">
          <Heading class="k-card__title">
            {props.icon ? <Icon name={props.icon} /> : null}
            {props.href === undefined ? (
              props.title
            ) : (
              <a class="k-card__link" href={props.href}>
                {props.title}
              </a>
            )}
          </Heading>
          {props.aside}
        </div>
      ) : null}
      {props.children}
      {props.foot ? <div class="k-card__foot">{props.foot}</div> : null}
    </div>
  );
}
