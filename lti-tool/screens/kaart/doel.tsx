import type { VNode } from 'preact';
import type { KaartDoel, MagOpKaart } from '../../../gateway/arrangementskaart/view.ts';
import type { Stand } from '../../../gateway/model/act.ts';
import { Badge } from '../../ui/components/badge.tsx';
import type { Hx } from '../../ui/components/hx.ts';
import { type Stand as Peil, STAND_WORDS, TickCell } from '../../ui/components/tick-cell.tsx';
import { newActId } from '../act-id.ts';
import { doelCelCode } from '../afvinken/cel-code.ts';
import { doelUrl } from '../urls.ts';
import { StandKeuze } from './stand-keuze.tsx';
import { VastVakje } from './vast-vakje.tsx';

export const doelRegelId = (leerdoel: string): string => `doel-${leerdoel}`;

export interface DoelRegelProps {
  leerling: string;
  doel: KaartDoel;
  vanaf: Stand;
  mag: MagOpKaart;
  /** The stand was chosen from the list: keep the focus there. */
  gekozen?: boolean;
  /** Evaluated: closed for this period (R28). */
  afgesloten?: boolean;
}

/** One leerdoel of the card as a tap changes it: tick it, give it another stand (R24, R30). */
export function DoelRegel(props: DoelRegelProps): VNode {
  const { leerling, doel, vanaf, afgesloten } = props;
  const mag = props.mag.doelAfvinken && !afgesloten;
  const naam = `doel-tekst-${doel.id}`;
  const cel = doelCelCode({ act: newActId(), stand: doel.stand, vanaf, matrix: '' });
  const vraag: Hx = {
    post: `/kaart/leerling/${leerling}/doel/${doel.id}`,
    target: `#${doelRegelId(doel.id)}`,
    swap: 'outerHTML',
  };
  return (
    <div class="s-doel" id={doelRegelId(doel.id)}>
      {mag ? (
        <TickCell
          id={`d-${doel.id}`}
          labelledBy={[naam]}
          done={doel.behaald}
          stand={doel.stand as Peil}
          name="cel"
          value={cel}
          hx={vraag}
        />
      ) : (
        <VastVakje done={doel.behaald} stand={doel.stand} />
      )}
      <div class="s-doel__inhoud">
        <p id={naam}>
          <span class="s-code">{doel.code}</span> {doel.tekst}
        </p>
        <Meta {...props} mag={mag} cel={cel} vraag={vraag} />
      </div>
    </div>
  );
}

/** Under the doel: its stand, where it came from, and the way to its history. */
function Meta({
  leerling,
  doel,
  mag,
  gekozen,
  cel,
  vraag,
}: Omit<DoelRegelProps, 'mag'> & { mag: boolean; cel: string; vraag: Hx }): VNode {
  return (
    <div class="k-row s-doel__meta">
      {mag ? (
        <StandKeuze
          leerdoel={doel.id}
          stand={doel.stand}
          cel={cel}
          hx={vraag}
          {...(gekozen ? { focus: true } : {})}
        />
      ) : (
        <span class="k-small">{STAND_WORDS[doel.stand as Peil]}</span>
      )}
      {doel.meegenomen ? (
        <Badge icon="arrow-right">{`meegenomen${doel.niveau ? ` van ${doel.niveau.naam}` : ''}`}</Badge>
      ) : null}
      <a class="k-small" href={doelUrl(leerling, doel.id)}>
        Verloop<span class="k-hidden"> van {doel.code}</span>
      </a>
    </div>
  );
}
