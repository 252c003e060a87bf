import type { VNode } from 'preact';
import { WOORDENBOEK, type Woord } from '../../../gateway/rapportage/bi/service.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { type Mag, RapportTabs } from './tabs.tsx';
import { gegevensUrl, RAPPORTAGE } from './urls.ts';

const SOORT: Readonly<Record<Woord['soort'], string>> = {
  code: 'code',
  schooljaar: 'schooljaar',
  getal: 'getal',
};

/** R68: the set for the bestuur's own reports, with what is in it and what is not. */
export function GegevensPage({ frame, mag }: { frame: Frame; mag: Mag }): VNode {
  return (
    <Page frame={frame} title="Gegevens ophalen" plek="rapportage">
      <PageHeader
        title="Gegevens ophalen"
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: RAPPORTAGE, label: 'Rapportage' },
        ]}
        lead="Voor de eigen rapporten van school of bestuur. Er staan geen namen, geboortedata of teksten in."
      />
      <RapportTabs plek="gegevens" mag={mag} />
      <Card title="Bestanden" icon="file-text">
        <p>
          Elke leerling heeft een code, elk schooljaar een andere. Van wie je zou kunnen herkennen aan
          leerroute, leeftijd en schooljaren, laten we die gegevens weg: er zijn er altijd vijf of meer zoals
          hij. Haal je de gegevens vaker op, dan zie je wie erbij kwam of wegging. Behandel dit bestand dus
          als persoonsgegevens. Elke keer dat iemand het ophaalt, staat dat in het spoor van de school.
        </p>
        <div class="k-row">
          <LinkButton
            href={gegevensUrl('gegevens.xlsx')}
            kind="primary"
            icon="file-text"
            download="koers-gegevens.xlsx"
          >
            Alles in Excel
          </LinkButton>
          <LinkButton href={gegevensUrl('leerlingen.csv')} icon="file-text" download="koers-leerlingen.csv">
            Leerlingen als CSV
          </LinkButton>
          <LinkButton href={gegevensUrl('leerlijnen.csv')} icon="file-text" download="koers-leerlijnen.csv">
            Leerlijnen als CSV
          </LinkButton>
        </div>
        <p class="k-soft k-small">
          CSV: UTF-8 met een BOM, puntkomma tussen de velden, komma in getallen. Zo leest Excel het in
          Nederland goed.
        </p>
      </Card>
      <Woordenboek set="leerlingen" titel="Wat staat er per leerling?" />
      <Woordenboek set="leerlijnen" titel="Wat staat er per leerlijn?" />
    </Page>
  );
}

function Woordenboek({ set, titel }: { set: Woord['set']; titel: string }): VNode {
  return (
    <section class="k-section" aria-labelledby={`${set}-kop`}>
      <h2 id={`${set}-kop`}>{titel}</h2>
      <Table
        caption={titel}
        captionHidden
        rows={WOORDENBOEK.filter((w) => w.set === set)}
        rowKey={(w) => w.naam}
        columns={[
          { key: 'naam', header: 'Kolom', rowHeader: true, cell: (w) => <code>{w.naam}</code> },
          { key: 'soort', header: 'Soort', cell: (w) => SOORT[w.soort] },
          { key: 'uitleg', header: 'Uitleg', cell: (w) => w.uitleg },
          {
            key: 'waarden',
            header: 'Wat er kan staan',
            cell: (w) => (w.waarden.length === 0 ? <Nothing /> : w.waarden.join(', ')),
          },
        ]}
      />
    </section>
  );
}
