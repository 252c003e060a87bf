import type { ComponentChildren, VNode } from 'preact';

export interface Crumb {
  href: string;
  label: string;
}

export interface PageHeaderProps {
  /** The one h1 of the page. */
  title: string;
  /** The way here, without the page itself. */
  crumbs?: readonly Crumb[];
  /** One or two sentences: what you can do here. */
  lead?: ComponentChildren;
  /** Before the title: a `LeerlingChip` mark or an icon. */
  mark?: ComponentChildren;
  /** Badges and facts under the title. */
  meta?: ComponentChildren;
  /** Buttons for the whole page. */
  actions?: ComponentChildren;
}

/** Top of a page: the way here, its name, and what you can do. */
export function PageHeader(props: PageHeaderProps): VNode {
  return (
    <div class="k-pagehead">
      <Breadcrumbs crumbs={props.crumbs ?? []} here={props.title} />
      <div class="k-pagehead__in">
        {props.mark}
        <div class="k-pagehead__text">
          <h1>{props.title}</h1>
          {props.meta ? <div class="k-row">{props.meta}</div> : null}
          {props.lead ? <p class="k-pagehead__lead">{props.lead}</p> : null}
        </div>
        {props.actions ? <div class="k-row k-pagehead__actions">{props.actions}</div> : null}
      </div>
    </div>
  );
}

/** Waypoints on a dotted line; the last one is where you are. */
function Breadcrumbs({ crumbs, here }: { crumbs: readonly Crumb[]; here: string }): VNode | null {
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label="Kruimelpad">
      <ol class="k-crumbs">
        {crumbs.map((crumb) => (
          <li class="k-crumbs__item" key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
        <li class="k-crumbs__item k-crumbs__item--here">
          <span aria-current="page">{here}</span>
        </li>
      </ol>
    </nav>
  );
}
