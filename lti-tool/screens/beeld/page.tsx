import type { ComponentChildren, VNode } from 'preact';
import { mayInSchool } from '../../../gateway/access/policy.ts';
import type { IntegraalBeeld } from '../../../gateway/leerroute/beeld/view.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { Kop } from '../leerling/kop.tsx';
import { volgenUrl } from '../urls.ts';
import { Overzicht } from './overzicht.tsx';
import { Resultaten } from './resultaten.tsx';
import { Samenvatting } from './samenvatting.tsx';
import { type BesluitInvoer, Signalen } from './signalen.tsx';
import { Tijdlijnen } from './tijdlijnen.tsx';

export interface BeeldPageProps {
  frame: Frame;
  beeld: IntegraalBeeld;
  /** A fresh id for each form. */
  actId: () => string;
  invoer?: BesluitInvoer | undefined;
  messages?: ComponentChildren;
}

/**
 * The integraal beeld: all leergebieden of a pupil towards his bestemming (R17–R20). On paper it is one bespreekblad on A4:
 * what is only for the screen (time lines, forms) is left out and there is room to write.
 */
export function BeeldPage({ frame, beeld, actId, invoer, messages }: BeeldPageProps): VNode {
  const { leerling, lijnen } = beeld;
  return (
    <Page
      frame={frame}
      title={`Integraal beeld van ${leerling.naam.voluit}`}
      clients={['screens/beeld.js']}
      {...(messages === undefined ? {} : { messages })}
    >
      <Kop leerling={leerling} deel="beeld" frame={frame} />
      <p class="s-beeld__papier">
        {`Bespreekblad van ${dagVoluit(beeld.vandaag)} · ${frame.viewer.school} · ${frame.viewer.naam}`}
      </p>
      {lijnen.length === 0 ? (
        <EmptyState title="Nog geen leerlijnen">
          {`Zodra ${leerling.naam.roepnaam} een leerroute of een streefniveau heeft, staat hier het beeld.`}
        </EmptyState>
      ) : (
        <>
          <Samenvatting beeld={beeld} />
          <Signalen beeld={beeld} actId={actId} invoer={invoer} />
          <Overzicht beeld={beeld} />
          <Resultaten beeld={beeld} />
          <Tijdlijnen beeld={beeld} />
          <div class="k-row s-beeld__knop">
            <Button id="afdrukken" icon="printer">
              Bespreekblad afdrukken
            </Button>
            {mayInSchool(frame.who, 'volgen_instellen') ? (
              <LinkButton href={volgenUrl} kind="subtle">
                Hoe jullie volgen
              </LinkButton>
            ) : null}
          </div>
          <Afspraken />
        </>
      )}
    </Page>
  );
}

/** Room to write, on paper only. */
function Afspraken(): VNode {
  return (
    <div class="s-beeld__papier s-beeld__afspraken" aria-hidden="true">
      <p>
        <strong>Wat spreken we af? Wie doet wat, en wanneer kijken we weer?</strong>
      </p>
    </div>
  );
}
