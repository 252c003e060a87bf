import type { VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { Textarea } from '../../ui/components/input.tsx';
import { kloktijd } from '../datum.ts';
import type { Getypt, VeldProps } from './kader.ts';
import { veldId, veldUrl } from './urls.ts';
import { Onder, Veld } from './veld.tsx';
import { NietBewaard, TypefoutForm } from './veld-forms.tsx';

export interface SchrijfveldProps extends VeldProps {
  hint?: string;
  rows?: number;
  /** Without it the OPP cannot be vastgesteld. */
  nodig?: boolean;
}

/**
 * One of the few fields that a person types (R38). It is kept once per pause; without scripts there is a button. What a
 * colleague wrote meanwhile is never written over: both texts are shown.
 */
export function Schrijfveld(props: SchrijfveldProps): VNode {
  const { label, veld, kader, hint, rows = 3, nodig = false } = props;
  const uitBron = veld.overruled !== null || (veld.herkomst !== null && veld.herkomst.bron !== 'opp');
  if (kader.schrijf === null || uitBron) return <Veld {...props} />;
  const id = veldId(veld.veld);
  const getypt = kader.schrijf.getypt?.veld === veld.veld ? kader.schrijf.getypt : undefined;
  return (
    <div class="s-opp__veld s-opp__veld--schrijf" id={id}>
      <dt class="k-hidden">{label}</dt>
      <dd class="s-opp__waarde">
        <form class="k-form" method="post" action={veldUrl(kader.leerling)} data-bewaart="">
          <input type="hidden" name="veld" value={veld.veld} />
          <input type="hidden" name="gezien" value={kader.schrijf.gezien(veld.veld)} />
          <Textarea
            id={`${id}-waarde`}
            name="waarde"
            label={label}
            {...(hint === undefined ? {} : { hint })}
            optional={!nodig}
            rows={rows}
            maxLength={4000}
            value={getypt?.waarde ?? veld.waarde ?? ''}
          />
          <div class="s-opp__stand" data-stand="" role="status">
            {getypt ? <NietBewaard getypt={getypt} /> : null}
          </div>
          <template data-wacht="">
            <span>Nog niet bewaard: er is geen verbinding. Koers probeert het zo weer.</span>
          </template>
          <noscript>
            <Button type="submit" icon="check">
              Bewaar
            </Button>
          </noscript>
        </form>
        {veld.waarde === null ? null : <Onder veld={veld} kader={kader} />}
        <TypefoutForm label={label} veld={veld} kader={kader} />
      </dd>
    </div>
  );
}

/** What the script puts under the field: kept, or what a colleague wrote. `gezien` goes back with the next text. */
export function Stand({ gezien, nu, getypt }: { gezien: number; nu: Date; getypt?: Getypt }): VNode {
  return (
    <div data-gezien={gezien}>
      {getypt ? <NietBewaard getypt={getypt} /> : <span>{`Bewaard om ${kloktijd(nu)}`}</span>}
    </div>
  );
}
