import type { ComponentChildren, VNode } from 'preact';

/** One part of the page, with its heading. */
export function Section(props: {
  id: string;
  title: string;
  lead?: string;
  children: ComponentChildren;
}): VNode {
  return (
    <section class="k-section" id={props.id} aria-labelledby={`${props.id}-kop`}>
      <h2 id={`${props.id}-kop`}>{props.title}</h2>
      {props.lead ? <p>{props.lead}</p> : null}
      {props.children}
    </section>
  );
}
