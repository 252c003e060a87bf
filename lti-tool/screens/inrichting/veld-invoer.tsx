import type { VNode } from 'preact';
import { Icon } from '../../ui/components/icon.tsx';
import type { Veld } from './velden.ts';

export interface VeldInvoerProps {
  /** Of the form; the control is `${vorm}-${veld}`. */
  vorm: string;
  veld: Veld;
  waarde: string;
  /** What the person sees when he begins; posted along, so that a colleague is never overwritten unseen. */
  gezien?: string;
  /** What is wrong with it, or what a colleague made of it meanwhile. */
  fout?: string | undefined;
  focus?: boolean;
}

/** One field of a row: the label stands above it in small, the fault below. Enter in a text keeps the row (client.ts). */
export function VeldInvoer({ vorm, veld, waarde, gezien, fout, focus }: VeldInvoerProps): VNode {
  const id = `${vorm}-${veld.naam}`;
  const basis = {
    id,
    name: `v.${veld.naam}`,
    class: 'k-input',
    'aria-invalid': fout ? ('true' as const) : undefined,
    'aria-describedby': fout ? `${id}-fout` : undefined,
    ...(focus ? { 'data-focus': '' } : {}),
  };
  return (
    <div class={`s-veld s-veld--${veld.vorm}`}>
      <label class="s-veld__label" for={id}>
        {veld.label}
      </label>
      {gezien === undefined ? null : <input type="hidden" name={`g.${veld.naam}`} value={gezien} />}
      <Invoer veld={veld} waarde={waarde} basis={basis} />
      {fout ? (
        <span class="k-field__error" id={`${id}-fout`}>
          <Icon name="alert-octagon" />
          <span>{fout}</span>
        </span>
      ) : null}
    </div>
  );
}

function Invoer({
  veld,
  waarde,
  basis,
}: {
  veld: Veld;
  waarde: string;
  basis: Record<string, unknown>;
}): VNode {
  if (veld.vorm === 'keuze')
    return (
      <select {...basis}>
        {veld.leeg ? <option value="">geen</option> : null}
        {(veld.keuzes ?? []).map((keuze) => (
          <option key={keuze.value} value={keuze.value} selected={keuze.value === waarde}>
            {keuze.label}
          </option>
        ))}
      </select>
    );
  if (veld.vorm === 'tekst')
    return (
      <textarea {...basis} rows={2} maxLength={8000} data-enter="">
        {waarde}
      </textarea>
    );
  return (
    <input
      {...basis}
      type="text"
      value={waarde}
      maxLength={veld.naam === 'code' ? 120 : 1000}
      autoComplete="off"
    />
  );
}
