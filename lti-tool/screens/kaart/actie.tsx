import type { VNode } from 'preact';
import type { KaartActie } from '../../../gateway/arrangementskaart/view.ts';
import { TickCell } from '../../ui/components/tick-cell.tsx';
import { newActId } from '../act-id.ts';
import { actieCelCode } from '../afvinken/cel-code.ts';
import { wanneer } from '../datum.ts';
import { VastVakje } from './vast-vakje.tsx';

export const actieRegelId = (actie: string): string => `actie-${actie}`;

export interface ActieRegelProps {
  leerling: string;
  actie: KaartActie;
  mag: boolean;
  now: Date;
}

/** One actie of a doel: what, who, how often, and whether it is done (R29). */
export function ActieRegel({ leerling, actie, mag, now }: ActieRegelProps): VNode {
  const naam = `wat-${actie.id}`;
  return (
    <li class="s-actie" id={actieRegelId(actie.id)}>
      {mag ? (
        <TickCell
          id={`a-${actie.id}`}
          labelledBy={[naam]}
          done={actie.gedaan}
          name="cel"
          value={actieCelCode({ act: newActId(), gedaan: actie.gedaan, matrix: '', sjabloon: '' })}
          hx={{
            post: `/kaart/leerling/${leerling}/actie/${actie.id}`,
            target: `#${actieRegelId(actie.id)}`,
          }}
        />
      ) : (
        <VastVakje done={actie.gedaan} />
      )}
      <div>
        <p id={naam}>{actie.tekst}</p>
        <p class="k-small k-soft">{[actie.wie, actie.ritme].filter(Boolean).join(' · ')}</p>
        {actie.gedaanOp ? (
          <p class="k-small s-gedaan">
            Gedaan {wanneer(actie.gedaanOp, now)}
            {actie.gedaanDoor ? ` door ${actie.gedaanDoor}` : ''}
          </p>
        ) : null}
      </div>
    </li>
  );
}
