import type { ComponentChildren, VNode } from 'preact';
import type { Arrangementskaart } from '../../../gateway/arrangementskaart/view.ts';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { Kop } from '../leerling/kop.tsx';
import type { BijDoelen } from './bij-doel.tsx';
import { Lijn } from './lijn.tsx';

export interface KaartPageProps {
  frame: Frame;
  kaart: Arrangementskaart;
  now: Date;
  bij?: BijDoelen;
  /** A message that is there when the page opens, such as the undo bar of a placement. */
  messages?: ComponentChildren;
}

/** The leerling-arrangementskaart (R24) with the three acts (R29–R31). */
export function KaartPage({ frame, kaart, now, bij, messages }: KaartPageProps): VNode {
  const { leerling } = kaart;
  const lijnen = kaart.leergebieden.flatMap((gebied) => gebied.leerlijnen.map((lijn) => ({ gebied, lijn })));
  return (
    <Page
      frame={frame}
      title={`Arrangementskaart van ${leerling.naam.voluit}`}
      clients={['screens/afvinken.js']}
      {...(messages === undefined ? {} : { messages })}
    >
      <Kop leerling={leerling} deel="kaart" frame={frame} />
      {lijnen.length === 0 ? (
        <EmptyState title="Deze kaart is nog leeg">
          {kaart.beperkt
            ? `Er staan nu geen doelen op de leerlijnen die met je zijn gedeeld.`
            : kaart.leerroute
              ? 'Er zijn nog geen streefniveaus gekozen. Zodra dat gebeurt, staan de doelen hier.'
              : `${leerling.naam.roepnaam} is nog niet op een leerroute geplaatst. De intern begeleider kan dat doen.`}
        </EmptyState>
      ) : (
        <>
          <nav aria-label="Leerlijnen op deze kaart">
            <ul class="s-inhoud">
              {lijnen.map(({ lijn }) => (
                <li key={lijn.id}>
                  <a href={`#lijn-${lijn.id}`}>{lijn.naam}</a>
                </li>
              ))}
            </ul>
          </nav>
          <div class="s-kaart">
            {lijnen.map(({ gebied, lijn }) => (
              <Lijn key={lijn.id} kaart={kaart} leergebied={gebied.naam} lijn={lijn} now={now} bij={bij} />
            ))}
          </div>
        </>
      )}
    </Page>
  );
}
