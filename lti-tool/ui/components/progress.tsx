import type { VNode } from 'preact';

export interface ProgressProps {
  id: string;
  /** What is being done: "Leerlingen ophalen". */
  label: string;
  /** Steps done and steps in all; leave `value` out when nobody knows yet. */
  value?: number;
  max?: number;
  /** How it is told: "320 van 1.200 leerlingen". */
  text?: string;
}

/** Long work shows how far it is (design §7). Not for goals of a leerling: that is `Voortgang`. */
export function Progress({ id, label, value, max = 100, text }: ProgressProps): VNode {
  return (
    <div class="k-work">
      <div class="k-work__head">
        <label for={id}>{label}</label>
        {text ? <span class="k-small k-soft">{text}</span> : null}
      </div>
      {value === undefined ? (
        <progress id={id} />
      ) : (
        <progress id={id} value={value} max={max}>
          {text}
        </progress>
      )}
    </div>
  );
}
