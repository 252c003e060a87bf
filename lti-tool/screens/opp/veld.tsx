import type { VNode } from 'preact';
import type { OppVeld, VeldSleutel } from '../../../gateway/model/opp.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { dagVoluit } from '../datum.ts';
import type { VeldKader, VeldProps } from './kader.ts';
import { veldId } from './urls.ts';
import { AndersForm, TerugForm, TypefoutForm } from './veld-forms.tsx';
import { herkomstInWoorden } from './woorden.ts';

/**
 * One field that Koers filled in: what it says, quietly where that comes from and how old it is, whether the source has
 * moved since, and the way to write something else with a reason (R38).
 */
export function Veld({ label, veld, kader }: VeldProps): VNode {
  return (
    <div class="s-opp__veld" id={veldId(veld.veld)}>
      <dt class="k-facts__term">{label}</dt>
      <dd class="s-opp__waarde">
        <Waarde veld={veld} />
        <Onder veld={veld} kader={kader} />
        {kader.schrijf ? <Schrijven {...{ label, veld, kader }} /> : null}
      </dd>
    </div>
  );
}

function Waarde({ veld }: { veld: OppVeld }): VNode {
  return veld.waarde === null ? (
    <span class="s-opp__leeg">nog niet ingevuld</span>
  ) : (
    <span class="s-opp__tekst">{inWoorden(veld.waarde)}</span>
  );
}

/** A day that a system gave is written out; words are left as they are. */
const inWoorden = (waarde: string): string => (/^\d{4}-\d\d-\d\d$/.test(waarde) ? dagVoluit(waarde) : waarde);

/** Origin, age, who overruled it, and what the source says by now. */
export function Onder({ veld, kader }: Omit<VeldProps, 'label'>): VNode {
  return (
    <>
      {veld.overruled ? (
        <span class="k-facts__source">
          {`In plaats van “${veld.overruled.was}”: ${veld.overruled.reden} (${veld.overruled.door}, ${dagVoluit(veld.overruled.op)})`}
        </span>
      ) : veld.herkomst ? (
        <span class="k-facts__source">{herkomstInWoorden(veld.herkomst, kader.vandaag)}</span>
      ) : null}
      <Bewoog veld={veld.veld} kader={kader} />
    </>
  );
}

/** What the source of a field or of a list says by now, when that is something else (R38). */
export function Bewoog({ veld, kader }: { veld: VeldSleutel; kader: VeldKader }): VNode | null {
  const nu = kader.verschoven.get(veld);
  return nu === undefined ? null : (
    <Badge tone="info" icon="refresh">
      {nu.nu === null ? 'de bron zegt nu niets meer' : `nu: ${nu.nu}`}
    </Badge>
  );
}

function Schrijven({ label, veld, kader }: VeldProps): VNode {
  const getypt = kader.schrijf?.getypt?.veld === veld.veld ? kader.schrijf.getypt : undefined;
  return (
    <details class="s-opp__anders" open={getypt !== undefined}>
      <summary>
        <Icon name="pencil" />
        <span class="k-hidden">{`${veld.overruled ? 'Veranderen of terugzetten' : 'Iets anders schrijven'}: ${label}`}</span>
      </summary>
      <AndersForm {...{ label, veld, kader, getypt }} />
      {veld.overruled ? <TypefoutForm label={label} veld={veld} kader={kader} /> : null}
      {veld.overruled ? <TerugForm label={label} veld={veld} kader={kader} /> : null}
    </details>
  );
}
