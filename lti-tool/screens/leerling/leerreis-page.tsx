import type { VNode } from 'preact';
import type { LeerreisStap } from '../../../gateway/leerroute/view.ts';
import type { LeerlingKop } from '../../../gateway/school/view.ts';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Timeline } from '../../ui/components/timeline.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { werktOpSchool } from '../roles.ts';
import { Kop } from './kop.tsx';

export interface LeerreisPageProps {
  frame: Frame;
  leerling: LeerlingKop;
  stappen: readonly LeerreisStap[];
}

/** Placements and streefniveaus through time, in words (R7, R22 in part). */
export function LeerreisPage({ frame, leerling, stappen }: LeerreisPageProps): VNode {
  return (
    <Page frame={frame} title={`Leerreis van ${leerling.naam.voluit}`}>
      <Kop leerling={leerling} deel="leerreis" opSchool={werktOpSchool(frame.who)} />
      <section class="k-card" aria-labelledby="reis-kop">
        <h2 id="reis-kop">{`De leerreis van ${leerling.naam.roepnaam}`}</h2>
        {stappen.length === 0 ? (
          <EmptyState title="De reis begint nog" level={3}>
            De eerste keuze voor een leerroute of een streefniveau komt hier te staan.
          </EmptyState>
        ) : (
          <Timeline
            label="Leerreis"
            entries={stappen.map((stap, index) => ({
              key: `${stap.act}-${index}`,
              datetime: stap.op,
              when: dagVoluit(stap.op),
              who: stap.door,
              icon: stap.soort === 'leerroute' ? ('route' as const) : ('flag' as const),
              what: stapTekst(stap),
              ...(stap.reden ? { detail: `Reden: ${stap.reden}` } : {}),
            }))}
          />
        )}
      </section>
    </Page>
  );
}

/** "Streefniveau bij Geld van Niveau 2 naar Niveau 3, voor periode 1". */
export function stapTekst(stap: LeerreisStap): string {
  const wat =
    stap.soort === 'leerroute'
      ? 'Leerroute'
      : `Streefniveau bij ${stap.leerlijn ?? stap.leergebied ?? 'een leerlijn'}`;
  const weg = stap.van === null ? `: ${stap.naar}` : ` van ${stap.van} naar ${stap.naar}`;
  return `${wat}${weg}${stap.periode ? `, voor ${stap.periode}` : ''}`;
}
