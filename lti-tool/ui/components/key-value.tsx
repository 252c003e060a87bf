import type { ComponentChildren, VNode } from 'preact';

export interface KeyValue {
  term: string;
  value: ComponentChildren;
  /** Where it came from and how old it is: "uit ParnasSys, gisteren" (R71). */
  source?: ComponentChildren;
}

/** Facts with their names. */
export function KeyValueList({ items, wide }: { items: readonly KeyValue[]; wide?: boolean }): VNode {
  return (
    <dl class={wide ? 'k-facts k-facts--wide' : 'k-facts'}>
      {items.map((item) => (
        <div class="k-facts__item" key={item.term}>
          <dt class="k-facts__term">{item.term}</dt>
          <dd class="k-facts__value">
            {item.value}
            {item.source ? <span class="k-facts__source">{item.source}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
