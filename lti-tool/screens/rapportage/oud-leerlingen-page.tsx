import type { VNode } from 'preact';
import type { Plek, Vertrokkene, Vertrokkenen } from '../../../gateway/rapportage/uitstroom/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { type Mag, RapportTabs } from './tabs.tsx';
import { oudLeerlingenUrl, oudLeerlingUrl, RAPPORTAGE } from './urls.ts';
import { MOMENT_KORT, PLEK_KORT } from './woorden.ts';

export interface OudLeerlingenProps {
  frame: Frame;
  lijst: Vertrokkenen;
  wie: 'alle' | undefined;
  bewaard: boolean;
  mag: Mag;
}

/** R67: about whom something is to be asked, who waits longest first; or everybody who left in three years. */
export function OudLeerlingenPage({ frame, lijst, wie, bewaard, mag }: OudLeerlingenProps): VNode {
  return (
    <Page
      frame={frame}
      title="Oud-leerlingen"
      plek="rapportage"
      messages={bewaard ? <Notice kind="success" announce title="Bewaard" /> : undefined}
    >
      <PageHeader
        title="Oud-leerlingen"
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: RAPPORTAGE, label: 'Rapportage' },
        ]}
        lead="Houd bij waar leerlingen heen gaan, en waar ze na een en na twee jaar zijn. Eén vraag per keer is genoeg."
      />
      <RapportTabs plek="oud-leerlingen" mag={mag} />
      <div class="k-row">
        <LinkButton href={oudLeerlingenUrl({ wie: wie === 'alle' ? undefined : 'alle' })}>
          {wie === 'alle'
            ? 'Toon alleen wie je nog moet navragen'
            : `Toon alle oud-leerlingen (${lijst.alle})`}
        </LinkButton>
      </div>
      <section class="k-section" aria-labelledby="lijst-kop">
        <h2 id="lijst-kop">
          {wie === 'alle' ? 'Vertrokken in de laatste drie jaar' : `Nog navragen: ${lijst.teVragen}`}
        </h2>
        <Lijst lijst={lijst} wie={wie} />
        <Bladeren lijst={lijst} wie={wie} />
      </section>
    </Page>
  );
}

const plekNaam = (plek: Plek | null): VNode | string => (plek === null ? <Nothing /> : PLEK_KORT[plek]);

/** What is known since; only where everybody is listed. */
const LATER = [
  { key: 'een', header: 'Na een jaar', cell: (v: Vertrokkene) => plekNaam(v.plekken[1]) },
  { key: 'twee', header: 'Na twee jaar', cell: (v: Vertrokkene) => plekNaam(v.plekken[2]) },
];

function Lijst({ lijst, wie }: Pick<OudLeerlingenProps, 'lijst' | 'wie'>): VNode {
  return (
    <Table
      caption="Oud-leerlingen"
      captionHidden
      rows={lijst.rijen}
      rowKey={(v) => v.leerling}
      empty={<Leeg alle={lijst.alle} wie={wie} />}
      columns={[
        { key: 'naam', header: 'Leerling', rowHeader: true, cell: (v) => v.naam.voluit },
        { key: 'laatste', header: 'Laatste dag', cell: (v) => dagVoluit(v.laatste) },
        { key: 'toen', header: 'Ging naar', cell: (v) => plekNaam(v.plekken[0]) },
        ...(wie === 'alle' ? LATER : []),
        { key: 'vraag', header: 'Nog navragen', cell: (v) => <Nu v={v} /> },
      ]}
    />
  );
}

function Nu({ v }: { v: Vertrokkene }): VNode {
  const naam = v.naam.voluit;
  if (v.vraag === null)
    return (
      <LinkButton href={oudLeerlingUrl(v.leerling)} size="small" icon="pencil" label={`Bekijken: ${naam}`}>
        Bekijken
      </LinkButton>
    );
  return (
    <div class="k-row">
      <Badge tone="warning">{MOMENT_KORT[v.vraag.moment]}</Badge>
      <LinkButton href={oudLeerlingUrl(v.leerling)} size="small" icon="pencil" label={`Invullen: ${naam}`}>
        Invullen
      </LinkButton>
    </div>
  );
}

function Leeg({ alle, wie }: { alle: number; wie: 'alle' | undefined }): VNode {
  if (alle === 0)
    return (
      <EmptyState title="Nog niemand van school gegaan" level={3} scene="haven">
        Zodra een leerling in jullie leerlingvolgsysteem is uitgeschreven, staat hij hier.
      </EmptyState>
    );
  return wie === 'alle' ? (
    <EmptyState title="Niemand" level={3} />
  ) : (
    <EmptyState title="Alles is ingevuld" level={3} scene="haven">
      Je hoeft nu niemand na te vragen. Als het een jaar later is, vragen we het weer.
    </EmptyState>
  );
}

function Bladeren({
  lijst: { pagina, paginas },
  wie,
}: Pick<OudLeerlingenProps, 'lijst' | 'wie'>): VNode | null {
  if (paginas === 1) return null;
  return (
    <div class="k-row">
      {pagina > 1 ? (
        <LinkButton href={oudLeerlingenUrl({ wie, pagina: pagina - 1 })} icon="arrow-left">
          Vorige
        </LinkButton>
      ) : null}
      <span>{`Bladzijde ${pagina} van ${paginas}`}</span>
      {pagina < paginas ? (
        <LinkButton href={oudLeerlingenUrl({ wie, pagina: pagina + 1 })} icon="arrow-right">
          Volgende
        </LinkButton>
      ) : null}
    </div>
  );
}
