import type { VNode } from 'preact';
import type { LeerrouteKort, LeerrouteView, RouteLeergebied } from '../../../gateway/leerlijnen/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Tabs } from '../../ui/components/tabs.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { LeerlijnenTabs } from './sub-pages.tsx';

export interface OverzichtPageProps {
  frame: Frame;
  routes: readonly LeerrouteKort[];
  /** The leerroute that is open; `null` when the school has none. */
  route: LeerrouteView | null;
}

/** What the package of the school holds: leerroute → leergebied → leerlijn → niveau (R1–R5), to read. */
export function OverzichtPage({ frame, routes, route }: OverzichtPageProps): VNode {
  return (
    <Page frame={frame} title="Leerlijnen" plek="leerlijnen">
      <PageHeader
        title="Leerlijnen"
        lead="Wat er per leerroute te leren is. Open een niveau voor de doelen en de acties."
      />
      <LeerlijnenTabs who={frame.who} plek="leerroutes" />
      {route === null ? (
        <EmptyState title="De school heeft nog geen leerlijnenpakket">
          Zonder pakket zijn er geen leerroutes en geen doelen. De beheerder kan een pakket kiezen.
        </EmptyState>
      ) : (
        <>
          <Tabs
            label="Leerroute"
            tabs={routes.filter(ingevuld).map((r) => ({
              href: `/leerlijnen?leerroute=${r.id}`,
              label: r.naam,
              current: r.id === route.id,
            }))}
          />
          <Route route={route} />
          <NogLeeg routes={routes.filter((r) => !ingevuld(r))} />
        </>
      )}
    </Page>
  );
}

const ingevuld = (route: LeerrouteKort): boolean => route.bestemming !== null;

function NogLeeg({ routes }: { routes: readonly LeerrouteKort[] }): VNode | null {
  if (routes.length === 0) return null;
  return (
    <p class="k-small k-soft">{`Nog niet ingevuld in dit pakket: ${routes.map((r) => r.naam).join(', ')}.`}</p>
  );
}

function Route({ route }: { route: LeerrouteView }): VNode {
  if (route.leergebieden.length === 0) {
    return (
      <EmptyState title={`${route.naam} is nog niet ingevuld`}>
        Deze leerroute heeft nog geen leerlijnen.
      </EmptyState>
    );
  }
  return (
    <>
      <p class="k-row">
        <Badge tone="course" icon="anchor">{`Naar ${route.bestemming ?? route.uitstroomprofiel}`}</Badge>
        <span class="k-small k-soft">Het anker staat bij het uitstroomniveau van deze leerroute.</span>
      </p>
      <div class="k-grid">
        {route.leergebieden.map((gebied) => (
          <Gebied key={gebied.id} gebied={gebied} />
        ))}
      </div>
    </>
  );
}

function Gebied({ gebied }: { gebied: RouteLeergebied }): VNode {
  return (
    <section class="k-card" aria-labelledby={`gebied-${gebied.code}`}>
      <div class="k-card__head">
        <h2 id={`gebied-${gebied.code}`}>{gebied.naam}</h2>
        <span class="k-small k-soft">{gebied.soort === 'LS' ? 'leergebied' : 'leergebiedoverstijgend'}</span>
      </div>
      {gebied.leerlijnen.map((lijn) => (
        <div class="k-stack k-stack--tight" key={lijn.id}>
          <h3>{lijn.naam}</h3>
          {lijn.niveaus.length === 0 ? (
            <p class="k-small k-soft">Deze leerlijn heeft geen niveaus.</p>
          ) : (
            <ul class="s-niveaus">
              {lijn.niveaus.map((niveau) => (
                <li key={niveau.id}>
                  <a class="s-niveau" href={`/leerlijnen/${lijn.id}/${niveau.id}`}>
                    <span>
                      {niveau.code}
                      <span class="k-hidden">{`, ${niveau.naam} van ${lijn.naam}`}</span>
                    </span>
                    {niveau.id === lijn.uitstroomniveau?.id ? (
                      <>
                        <Icon name="anchor" />
                        <span class="k-hidden">, uitstroomniveau</span>
                      </>
                    ) : null}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}
