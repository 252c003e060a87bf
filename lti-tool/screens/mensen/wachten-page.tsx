import type { VNode } from 'preact';
import type { MensenPagina } from '../../../gateway/access/mensen.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { wanneer } from '../datum.ts';
import type { WachtendeView } from './deps.ts';
import { KiesPersoon } from './kies-persoon.tsx';
import { koppelUrl, MENSEN, WACHTEN } from './urls.ts';

const KRUIMEL = { href: MENSEN, label: 'Mensen' };

/** Accounts that Koers does not know yet. */
export function WachtenPage({
  frame,
  wachtenden,
  now,
}: {
  frame: Frame;
  wachtenden: readonly WachtendeView[];
  now: Date;
}): VNode {
  return (
    <Page frame={frame} title="Wie wacht op koppelen" plek="mensen">
      <PageHeader
        title="Wie wacht op koppelen"
        crumbs={[KRUIMEL]}
        lead="Deze mensen openden Koers, maar Koers weet nog niet wie het zijn. Ze zien een code op hun scherm. Laat die voorlezen, en koppel pas als je zeker weet wie het is."
      />
      <Table
        caption="Codes die wachten"
        rows={wachtenden}
        rowKey={(w) => w.code}
        empty={<EmptyState title="Er wacht niemand">Iedereen die Koers opende is gekoppeld.</EmptyState>}
        columns={[
          { key: 'code', header: 'Code', rowHeader: true, cell: (w) => <span class="s-code">{w.code}</span> },
          { key: 'elo', header: 'Geopend via', cell: (w) => w.elo },
          { key: 'eerst', header: 'Eerst gezien', cell: (w) => wanneer(w.eerst, now) },
          { key: 'laatst', header: 'Laatst gezien', cell: (w) => wanneer(w.laatst, now) },
          {
            key: 'koppel',
            header: 'Koppelen',
            cell: (w) => (
              <LinkButton href={koppelUrl(w.code)} icon="user" label={`Koppelen: code ${w.code}`}>
                Koppelen
              </LinkButton>
            ),
          },
        ]}
      />
    </Page>
  );
}

export interface KoppelPageProps {
  frame: Frame;
  wachtende: WachtendeView;
  zoek: string;
  /** Found by name; `null`: nothing asked yet. */
  gevonden: MensenPagina | null;
  /** Why the one who was chosen cannot be linked. */
  fout?: string | undefined;
  now: Date;
}

/** Which person belongs to this code: found by name, linked by one button. */
export function KoppelPage({ frame, wachtende, zoek, gevonden, fout, now }: KoppelPageProps): VNode {
  const { code, elo, laatst } = wachtende;
  return (
    <Page frame={frame} title={`Code ${code} koppelen`} plek="mensen">
      <PageHeader
        title={`Code ${code} koppelen`}
        crumbs={[KRUIMEL, { href: WACHTEN, label: 'Wie wacht op koppelen' }]}
        lead={`Iemand opende Koers via ${elo}, voor het laatst ${wanneer(laatst, now)}. Zoek wie dit is.`}
      />
      <KiesPersoon
        action={koppelUrl(code)}
        zoek={zoek}
        gevonden={gevonden}
        mislukt="Het account is niet gekoppeld"
        fout={fout}
      />
    </Page>
  );
}
