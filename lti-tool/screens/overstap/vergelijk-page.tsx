import type { VNode } from 'preact';
import {
  ENTITEIT_SOORTEN,
  type EntiteitSoort,
  LOTEN,
  type Lot,
  type Verschil,
} from '../../../gateway/leerlijnen/migratie/view.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Tabs } from '../../ui/components/tabs.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { OVERSTAP, vergelijkUrl, voorbeeldUrl } from './urls.ts';
import { VeranderingRij } from './verandering.tsx';
import { aantal, LOT, SOORT, versieNaam } from './words.ts';

export interface Filter {
  readonly soort: EntiteitSoort | null;
  readonly lot: Lot | null;
}

export interface VergelijkPageProps {
  frame: Frame;
  verschil: Verschil;
  filter: Filter;
  /** Whether this person may take pupils to the new version. */
  magOverstappen: boolean;
}

const MEESTE = 200;

/** Two versions side by side: what changed, by kind (R10). */
export function VergelijkPage({ frame, verschil, filter, magOverstappen }: VergelijkPageProps): VNode {
  const { van, naar } = verschil;
  const versies = { van: van.id, naar: naar.id };
  const titel = `${versieNaam(van)} naast ${versieNaam(naar)}`;
  const past = verschil.veranderingen.filter(
    (v) =>
      (filter.lot === null ? v.lot !== 'gelijk' : v.lot === filter.lot) &&
      (filter.soort === null || v.soort === filter.soort),
  );
  return (
    <Page frame={frame} title={titel} plek="leerlijnen">
      <PageHeader
        title={titel}
        crumbs={[{ href: OVERSTAP, label: 'Versies' }]}
        lead="Van elke verandering zie je eerst hoe het was en dan hoe het wordt. Kijken verandert niets."
        {...(magOverstappen
          ? {
              actions: (
                <LinkButton href={voorbeeldUrl(versies)} kind="primary" icon="arrow-right">
                  Bekijk de overstap
                </LinkButton>
              ),
            }
          : {})}
      />
      <Soorten verschil={verschil} filter={filter} />
      <Loten verschil={verschil} filter={filter} />
      <Card title={aantal(past.length, 'verandering', 'veranderingen')} icon="list-check">
        {past.length === 0 ? (
          <EmptyState title="Hier is niets veranderd" level={3}>
            Kies hierboven iets anders.
          </EmptyState>
        ) : (
          <ul class="s-naasten">
            {past.slice(0, MEESTE).map((v) => (
              <VeranderingRij key={(v.oud[0] ?? v.nieuw[0])?.id} verandering={v} />
            ))}
          </ul>
        )}
        {past.length > MEESTE ? (
          <p>{`Je ziet de eerste ${MEESTE}. Kies hierboven een soort om de rest te zien.`}</p>
        ) : null}
      </Card>
    </Page>
  );
}

const anders = (telling: Readonly<Record<Lot, number>>): number =>
  LOTEN.reduce((som, lot) => som + (lot === 'gelijk' ? 0 : telling[lot]), 0);

const hoofdletter = (woord: string) => woord.charAt(0).toUpperCase() + woord.slice(1);

function Soorten({ verschil, filter }: { verschil: Verschil; filter: Filter }): VNode {
  const versies = { van: verschil.van.id, naar: verschil.naar.id };
  const per = ENTITEIT_SOORTEN.map((soort) => ({ soort, n: anders(verschil.aantallen[soort]) }));
  return (
    <Tabs
      label="Wat veranderde"
      tabs={[
        {
          href: vergelijkUrl(versies),
          label: 'Alles',
          count: per.reduce((som, { n }) => som + n, 0),
          current: filter.soort === null,
        },
        ...per
          .filter(({ n, soort }) => n > 0 || soort === filter.soort)
          .map(({ soort, n }) => ({
            href: vergelijkUrl(versies, { soort }),
            label: hoofdletter(SOORT[soort].meer),
            count: n,
            current: filter.soort === soort,
          })),
      ]}
    />
  );
}

function Loten({ verschil, filter }: { verschil: Verschil; filter: Filter }): VNode {
  const versies = { van: verschil.van.id, naar: verschil.naar.id };
  const soort = filter.soort === null ? {} : { soort: filter.soort };
  const van = verschil.veranderingen.filter((v) => filter.soort === null || v.soort === filter.soort);
  const er = LOTEN.map((lot) => ({ lot, n: van.filter((v) => v.lot === lot).length }));
  return (
    <Tabs
      label="Hoe het veranderde"
      tabs={[
        { href: vergelijkUrl(versies, soort), label: 'Alle veranderingen', current: filter.lot === null },
        ...er
          .filter(({ n, lot }) => n > 0 || lot === filter.lot)
          .map(({ lot, n }) => ({
            href: vergelijkUrl(versies, { ...soort, lot }),
            label: hoofdletter(LOT[lot]),
            count: n,
            current: filter.lot === lot,
          })),
      ]}
    />
  );
}
