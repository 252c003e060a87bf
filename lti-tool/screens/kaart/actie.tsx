import type { VNode } from 'preact';
import type { KaartActie } from '../../../gateway/arrangementskaart/view.ts';
import { TickCell } from '../../ui/components/tick-cell.tsx';
import { newActId } from '../act-id.ts';
import { actieCelCode } from '../afvinken/cel-code.ts';
import { dagKort, laatsteDag, wanneer } from '../datum.ts';
import { VastVakje } from './vast-vakje.tsx';

export const actieVakjeId = (actie: string): string => `a-${actie}`;
export const actieGedaanId = (actie: string): string => `gedaan-${actie}`;

export interface ActieRegelProps {
  leerling: string;
  actie: KaartActie;
  mag: boolean;
  now: Date;
}

/** One actie of a doel: what, who, when, with what, how often, and whether it is done (R26, R29). */
export function ActieRegel(props: ActieRegelProps): VNode {
  const { actie, mag, now } = props;
  return (
    <li class="s-actie" id={`actie-${actie.id}`}>
      {mag ? <ActieVakje {...props} /> : <VastVakje done={actie.gedaan} />}
      <div>
        <p id={`wat-${actie.id}`}>{actie.tekst}</p>
        <p class="k-small k-soft">{wieEnWanneer(actie)}</p>
        <p class="k-small s-gedaan" id={actieGedaanId(actie.id)}>
          {gedaanTekst(actie, now)}
        </p>
      </div>
    </li>
  );
}

/** Only what a tap changes: the words of the actie stay as they are on the page. */
export function ActieVakje({ leerling, actie }: Pick<ActieRegelProps, 'leerling' | 'actie'>): VNode {
  return (
    <TickCell
      id={actieVakjeId(actie.id)}
      labelledBy={[`wat-${actie.id}`]}
      done={actie.gedaan}
      name="cel"
      value={actieCelCode({ act: newActId(), gedaan: actie.gedaan, matrix: '', sjabloon: '' })}
      hx={{ post: `/kaart/leerling/${leerling}/actie/${actie.id}` }}
    />
  );
}

/** "Lies Klinkerpad (logopedist) · met fotoboek · 1× per week · tot en met 3 dec." */
export function wieEnWanneer(actie: Omit<KaartActie, 'gedaan' | 'gedaanOp' | 'gedaanDoor'>): string {
  const wie = actie.aan ? `${actie.aan.naam}${actie.functie ? ` (${actie.functie})` : ''}` : actie.wie;
  const { van, tot } = actie;
  return [
    wie,
    actie.waarmee ? `met ${actie.waarmee}` : '',
    actie.ritme,
    van ? `vanaf ${dagKort(van)}` : '',
    tot ? `tot en met ${dagKort(laatsteDag(tot))}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

export function gedaanTekst(
  { gedaanOp, gedaanDoor }: Pick<KaartActie, 'gedaanOp' | 'gedaanDoor'>,
  now: Date,
): string {
  return gedaanOp ? `Gedaan ${wanneer(gedaanOp, now)}${gedaanDoor ? ` door ${gedaanDoor}` : ''}` : '';
}
