import type { VNode } from 'preact';
import type { BundelView } from '../../../gateway/opp/document/bundel/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { hx } from '../../ui/components/hx.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { Progress } from '../../ui/components/progress.tsx';
import { dagVoluit, datumVan, wanneer } from '../datum.ts';
import { bundelUrl } from './urls.ts';
import { inWoorden, STATUS } from './words.ts';

const loopt = ({ status }: BundelView): boolean => status === 'wacht' || status === 'bezig';

export interface StandProps {
  bundel: BundelView;
  now: Date;
}

/** Where one run stands. While it runs it asks again every second; the answer that it is over asks no more. */
export function Stand({ bundel, now }: StandProps): VNode {
  const vraagt = loopt(bundel)
    ? hx({ get: bundelUrl(bundel.id), trigger: 'load delay:1s, every 20s', swap: 'outerMorph' })
    : {};
  const { label, tone } = STATUS[bundel.status];
  return (
    <div class="k-stack" id={`bundel-${bundel.id}`} {...vraagt}>
      <p class="k-row">
        <Badge tone={tone}>{label}</Badge>
        <span>{`${inWoorden(bundel.soorten)}, gevraagd ${wanneer(bundel.at, now)}`}</span>
      </p>
      {loopt(bundel) ? <Bezig bundel={bundel} /> : <Voorbij bundel={bundel} />}
    </div>
  );
}

function Bezig({ bundel }: { bundel: BundelView }): VNode {
  const { totaal, klaar } = bundel;
  const ver = totaal === null ? {} : { value: klaar, max: totaal, text: `${klaar} van ${totaal} leerlingen` };
  return (
    <>
      <Progress id={`voortgang-${bundel.id}`} label="Documenten maken" {...ver} />
      <p class="k-small k-soft">Je hoeft niet te wachten. Koers gaat verder als je deze pagina sluit.</p>
      <form method="post" action={`${bundelUrl(bundel.id)}/stoppen`}>
        <Button id={`stop-${bundel.id}`} type="submit" kind="subtle" icon="player-stop">
          Stoppen
        </Button>
      </form>
    </>
  );
}

function Voorbij({ bundel }: { bundel: BundelView }): VNode | null {
  if (bundel.status === 'mislukt')
    return <Notice kind="error" title={bundel.melding ?? 'Het lukte niet om alle documenten te maken.'} />;
  if (bundel.status === 'weg')
    return <p class="k-small k-soft">Het bestand is na zeven dagen weggehaald. Je kunt een nieuw maken.</p>;
  if (bundel.status !== 'klaar') return null;
  const weg = bundel.wegOp ? ` Het bestand blijft tot ${dagVoluit(datumVan(bundel.wegOp))}.` : '';
  return (
    <>
      <p>{`De OPP’s van ${bundel.klaar} ${bundel.klaar === 1 ? 'leerling' : 'leerlingen'} staan klaar.${weg}`}</p>
      <p>
        <LinkButton
          href={`${bundelUrl(bundel.id)}/zip`}
          kind="primary"
          icon="file-text"
          download="opp-alle-leerlingen.zip"
        >
          ZIP ophalen
        </LinkButton>
      </p>
    </>
  );
}
