import type { VNode } from 'preact';
import type { PakketInLijst } from '../../../gateway/leerlijnen/pakketten.ts';
import type { BewaardVerslag } from '../../../gateway/leerlijnen/view.ts';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { Regels } from './regels.tsx';
import { PAKKETTEN, versieUrl } from './urls.ts';

const dag = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Amsterdam',
});

/** How a version came in: what was accepted, changed and refused, and why (R9). */
export function VerslagPage({
  frame,
  regel,
  verslagen,
}: {
  frame: Frame;
  regel: PakketInLijst;
  verslagen: readonly BewaardVerslag[];
}): VNode {
  return (
    <Page frame={frame} title={`Verslag van ${regel.naam}`} plek="leerlijnen">
      <PageHeader
        title="Verslag van het inlezen"
        crumbs={[
          { href: PAKKETTEN, label: 'Pakketten' },
          { href: versieUrl(regel.id), label: `${regel.naam}, versie ${regel.versie}` },
        ]}
      />
      {verslagen.length === 0 ? (
        <EmptyState title="Er is geen verslag">Deze versie is niet uit een bestand ingelezen.</EmptyState>
      ) : (
        verslagen.map((verslag) => (
          <Card key={String(verslag.at)} title={`${verslag.bron}, ${dag.format(verslag.at)}`}>
            <p>
              {`${verslag.aantallen['aangenomen'] ?? 0} regels overgenomen, ${verslag.aantallen['aangepast'] ?? 0} aangepast, ${verslag.aantallen['geweigerd'] ?? 0} niet overgenomen.`}
            </p>
            <Regels regels={verslag.regels} />
          </Card>
        ))
      )}
    </Page>
  );
}
