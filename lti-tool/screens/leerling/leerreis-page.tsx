import type { VNode } from 'preact';
import type { LeerreisStap } from '../../../gateway/leerroute/view.ts';
import type { LeerlingKop } from '../../../gateway/school/view.ts';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Timeline } from '../../ui/components/timeline.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
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
      <Kop leerling={leerling} deel="leerreis" frame={frame} />
      <section class="k-card" aria-labelledby="reis-kop">
        <h2 id="reis-kop">{`De leerreis van ${leerling.naam.roepnaam}`}</h2>
        {stappen.length === 0 ? (
          <EmptyState title="De reis begint nog" level={3}>
            De eerste keuze voor een leerroute of een streefniveau komt hier te staan.
          </EmptyState>
        ) : (
          <Timeline
            label="Leerreis"
            entries={momenten(stappen).map(({ key, eerste, stappen }) => ({
              key,
              datetime: eerste.op,
              when: dagVoluit(eerste.op),
              who: eerste.door,
              icon: ICOON[eerste.soort],
              what: kop(eerste),
              detail: <Uitleg stappen={stappen} reden={eerste.reden} />,
            }))}
          />
        )}
      </section>
    </Page>
  );
}

const ICOON = { leerroute: 'route', streefniveau: 'flag', pakket: 'map' } as const;

/** "Leerroute 4" or "Streefniveaus voor Periode 1". */
function kop({ soort, van, naar, periode }: LeerreisStap): string {
  if (soort === 'pakket') return `Overgestapt van ${van ?? 'eerdere leerlijnen'} naar ${naar}`;
  if (soort === 'leerroute') return van === null ? `Geplaatst op ${naar}` : `Van ${van} naar ${naar}`;
  return periode ? `Streefniveaus voor ${periode}` : 'Streefniveaus';
}

function Uitleg({ stappen, reden }: { stappen: readonly LeerreisStap[]; reden: string | null }): VNode {
  const lijnen = stappen.filter((stap) => stap.soort === 'streefniveau');
  return (
    <>
      {lijnen.length > 0 ? (
        <ul class="s-stappen">
          {lijnen.map((stap) => (
            <li key={`${stap.act}-${stap.leerlijn}`}>{streefTekst(stap)}</li>
          ))}
        </ul>
      ) : null}
      {reden ? <p class="k-small">{`Reden: ${reden}`}</p> : null}
    </>
  );
}

/** "Geld: van Niveau 2 naar Niveau 3", "Tijd: blijft Niveau 2" or "Tijd: Niveau 1". */
export function streefTekst({ leerlijn, leergebied, van, naar }: LeerreisStap): string {
  const wat = leerlijn ?? leergebied ?? 'Leerlijn';
  if (van === null) return `${wat}: ${naar}`;
  return van === naar ? `${wat}: blijft ${naar}` : `${wat}: van ${van} naar ${naar}`;
}

interface Moment {
  readonly key: string;
  readonly eerste: LeerreisStap;
  readonly stappen: LeerreisStap[];
}

/** Steps that were one decision stand together: the same day, person, kind, period and reason. */
export function momenten(stappen: readonly LeerreisStap[]): Moment[] {
  const gevonden: Moment[] = [];
  for (const stap of stappen) {
    const key = [stap.op, stap.soort, stap.door, stap.periode, stap.reden].join('|');
    const laatste = gevonden.at(-1);
    if (laatste?.key === key) laatste.stappen.push(stap);
    else gevonden.push({ key, eerste: stap, stappen: [stap] });
  }
  return gevonden;
}
