import type { VNode } from 'preact';
import type { Dekking, KerndoelsetKort } from '../../../gateway/leerlijnen/kerndoelen/view.ts';
import type { LeerrouteKort } from '../../../gateway/leerlijnen/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Select } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { LeerlijnenTabs } from '../leerlijnen/sub-pages.tsx';
import type { Kan } from './deel.ts';
import { DoelenZonder } from './dekking-doelen.tsx';
import { Gedekt, KerndoelenZonder } from './dekking-kerndoelen.tsx';
import { aantal } from './teksten.tsx';
import { DEKKING } from './urls.ts';

export interface DekkingPageProps {
  frame: Frame;
  routes: readonly LeerrouteKort[];
  sets: readonly KerndoelsetKort[];
  /** `null`: there is nothing to measure, or nothing to measure against. */
  dekking: Dekking | null;
  kan: Kan;
}

/** Which kerndoelen a leerroute covers; what is missing first (R11). */
export function DekkingPage({ frame, routes, sets, dekking, kan }: DekkingPageProps): VNode {
  return (
    <Page
      frame={frame}
      title={dekking ? `Dekking van ${dekking.leerroute.naam}` : 'Dekking van kerndoelen'}
      plek="leerlijnen"
      clients={['screens/kerndoelen.js']}
    >
      <PageHeader
        title="Dekking van kerndoelen"
        lead="Zie welke kerndoelen nog geen doel hebben in een leerroute, en welke doelen nog bij geen kerndoel horen."
        {...(dekking
          ? {
              actions: (
                <Button id="afdrukken" icon="printer">
                  Afdrukken
                </Button>
              ),
            }
          : {})}
      />
      <LeerlijnenTabs who={frame.who} plek="kerndoelen" />
      {dekking === null ? <NietsTeMeten sets={sets} /> : <Meting {...{ routes, sets, dekking, kan }} />}
    </Page>
  );
}

function NietsTeMeten({ sets }: Pick<DekkingPageProps, 'sets'>): VNode {
  if (sets.length > 0)
    return (
      <EmptyState title="De school heeft nog geen leerroutes">
        Zonder leerlijnenpakket is er niets te meten. De beheerder kan een pakket kiezen.
      </EmptyState>
    );
  return (
    <EmptyState title="Er zijn nog geen kerndoelen ingelezen">
      De kerndoelen zijn van SLO en zitten niet in Koers. Wie de server beheert, leest ze in met de opdracht
      "koers kerndoelen import".
    </EmptyState>
  );
}

function Meting({
  routes,
  sets,
  dekking,
  kan,
}: Omit<DekkingPageProps, 'frame'> & { dekking: Dekking }): VNode {
  const { telling } = dekking;
  return (
    <>
      <Keuze routes={routes} sets={sets} dekking={dekking} />
      {dekking.set.uitgave.vervangen ? (
        <Notice
          kind="warning"
          title="Van deze kerndoelen is een nieuwere uitgave ingelezen."
          next="Kies die hierboven om daaraan te meten. Deze uitgave blijft staan."
        />
      ) : null}
      <section class="k-card" aria-labelledby="telling">
        <h2 id="telling">{`${dekking.leerroute.naam} en ${dekking.set.naam}`}</h2>
        <p>
          <strong>{`${telling.gedekt} van ${aantal(telling.kerndoelen, 'kerndoel', 'kerndoelen')}`}</strong>
          {` ${telling.gedekt === 1 ? 'heeft' : 'hebben'} een doel in deze leerroute. `}
          <strong>{`${telling.doelenGekoppeld} van ${aantal(telling.doelen, 'doel', 'doelen')}`}</strong>
          {` ${telling.doelenGekoppeld === 1 ? 'hoort' : 'horen'} bij een kerndoel.`}
        </p>
        <p class="k-small k-soft">Doelen tellen mee tot en met het uitstroomniveau van de leerroute.</p>
      </section>
      <KerndoelenZonder dekking={dekking} kan={kan} />
      <DoelenZonder dekking={dekking} kan={kan} />
      <Gedekt dekking={dekking} kan={kan} />
      <p class="k-small k-soft">
        {`Bron: ${dekking.set.uitgave.uitgever}, ${dekking.set.uitgave.naam}, uitgave ${dekking.set.uitgave.uitgave}. Licentie: ${dekking.set.uitgave.licentie}.`}
      </p>
    </>
  );
}

function Keuze({
  routes,
  sets,
  dekking,
}: Omit<DekkingPageProps, 'frame' | 'kan'> & { dekking: Dekking }): VNode {
  const meer = new Set(sets.map((s) => s.uitgave.id)).size > 1;
  return (
    <form class="k-form s-dekking-keuze" method="get" action={DEKKING}>
      <Select
        id="leerroute"
        name="leerroute"
        label="Leerroute"
        value={dekking.leerroute.id}
        options={routes.map((r) => ({ value: r.id, label: r.naam }))}
      />
      <Select
        id="set"
        name="set"
        label="Kerndoelen"
        value={dekking.set.id}
        options={sets.map((s) => ({
          value: s.id,
          label: meer ? `${s.naam} (${s.uitgave.naam}, ${s.uitgave.uitgave})` : s.naam,
        }))}
      />
      <Button type="submit" kind="primary">
        Meet
      </Button>
    </form>
  );
}
