import type { VNode } from 'preact';
import { grouped } from '../../../gateway/leerlijnen/grouped.ts';
import type { Leerreis } from '../../../gateway/leerroute/reis/view.ts';
import { schooljaarBegin } from '../../../gateway/leerroute/service.ts';
import type { LeerlingKop } from '../../../gateway/school/view.ts';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Timeline } from '../../ui/components/timeline.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { Kop } from '../leerling/kop.tsx';
import { regels } from './regels.tsx';
import { VanVoorKoers } from './van-voor-koers.tsx';

export interface LeerreisPageProps {
  frame: Frame;
  leerling: LeerlingKop;
  reis: Leerreis;
}

/** Everything on the way of a pupil, by school year, the newest first (R22). */
export function LeerreisPage({ frame, leerling, reis }: LeerreisPageProps): VNode {
  const jaren = grouped(reis.gebeurtenissen, (g) => `${schooljaarBegin(g.op)}`);
  return (
    <Page frame={frame} title={`Leerreis van ${leerling.naam.voluit}`}>
      <Kop leerling={leerling} deel="leerreis" frame={frame} />
      {reis.beperkt ? (
        <Notice title="Je ziet een deel van deze leerreis">
          {`Je ziet alleen de leerlijnen van ${leerling.naam.roepnaam} die de school met je heeft gedeeld.`}
        </Notice>
      ) : null}
      <section class="k-card" aria-labelledby="reis-kop">
        <h2 id="reis-kop">{`De leerreis van ${leerling.naam.roepnaam}`}</h2>
        {jaren.length === 0 ? (
          <EmptyState title="De reis begint nog" level={3}>
            De eerste keuze voor een leerroute of een streefniveau komt hier te staan.
          </EmptyState>
        ) : (
          jaren.map((van) => (
            <Jaar key={van[0].key} begin={schooljaarBegin(van[0].op)} gebeurtenissen={van} />
          ))
        )}
      </section>
      <VanVoorKoers verleden={reis.verleden} />
    </Page>
  );
}

function Jaar(props: { begin: number; gebeurtenissen: Leerreis['gebeurtenissen'] }): VNode {
  const naam = `Schooljaar ${props.begin}-${props.begin + 1}`;
  return (
    <>
      <h3>{naam}</h3>
      <Timeline label={naam} entries={regels(props.gebeurtenissen)} />
    </>
  );
}
