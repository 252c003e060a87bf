import type { VNode } from 'preact';
import { functieVan } from '../../../gateway/gebruikersgroep/pilots/functies.ts';
import type { PilotVerslag } from '../../../gateway/gebruikersgroep/pilots/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Textarea } from '../../ui/components/input.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagKort, dagVoluit } from '../datum.ts';
import { pilotUrl, wensUrl } from './urls.ts';
import { GEEN_NAMEN, MENING, pilotStand } from './words.ts';

export interface PilotPageProps {
  frame: Frame;
  crumbs: readonly { href: string; label: string }[];
  verslag: PilotVerslag;
  namens: boolean;
}

/** R77: the report of a pilot, the same for school and leverancier: use, outcome, what people said, cost, decision. */
export function PilotPage({ frame, crumbs, verslag, namens }: PilotPageProps): VNode {
  const { naam, wat, uitkomst } = functieVan(verslag.functie);
  const { woord, toon } = pilotStand(verslag, verslag.vandaag);
  return (
    <Page frame={frame} title={`Pilot ${naam}`} plek="samen">
      <PageHeader
        title={`Pilot: ${naam}`}
        crumbs={crumbs}
        lead={wat}
        meta={<Badge tone={toon}>{woord}</Badge>}
      />
      <Card title="Wat we proberen" icon="sparkles">
        <KeyValueList
          wide
          items={[
            {
              term: 'Wens',
              value: <a href={wensUrl(verslag.groep, verslag.wens.id)}>{verslag.wens.titel}</a>,
            },
            { term: 'Vraag', value: verslag.vraag },
            { term: 'Wanneer', value: `${dagVoluit(verslag.van)} tot en met ${dagVoluit(verslag.tot)}` },
            { term: 'Scholen die meedoen', value: verslag.scholen },
            {
              term: 'Kosten',
              value:
                verslag.kostenEuro === null
                  ? 'nog niet bekend'
                  : `€ ${verslag.kostenEuro} per school per jaar`,
            },
          ]}
        />
      </Card>
      <Uitkomst verslag={verslag} wat={uitkomst} />
      <Meningen verslag={verslag} />
      <Besluit verslag={verslag} namens={namens} />
    </Page>
  );
}

/** Under five is not told: then a number could be somebody. */
const getal = (n: number | null): string => (n === null ? 'minder dan 5' : String(n));
const gemiddeld = (n: number | null): string => (n === null ? 'nog niet genoeg' : n.toLocaleString('nl-NL'));

function Uitkomst({ verslag, wat }: { verslag: PilotVerslag; wat: string }): VNode {
  return (
    <section class="k-section" aria-labelledby="cijfers-kop">
      <h2 id="cijfers-kop">Wat we tellen</h2>
      <p>{wat}</p>
      <KeyValueList
        items={[
          { term: 'Per schooldag, vooraf', value: gemiddeld(verslag.voor) },
          { term: 'Per schooldag, in de pilot', value: gemiddeld(verslag.tijdens) },
        ]}
      />
      {verslag.weken.length === 0 ? (
        <p>Er is nog niets geteld. Koers telt elke nacht de dag ervoor.</p>
      ) : (
        <Table
          caption="Gebruik en uitkomst per week, alle scholen samen"
          rows={verslag.weken}
          rowKey={(week) => week.week}
          columns={[
            { key: 'week', header: 'Week van', rowHeader: true, cell: (week) => dagKort(week.week) },
            { key: 'getoond', header: 'Getoond', numeric: true, cell: (week) => getal(week.getoond) },
            { key: 'geopend', header: 'Geopend', numeric: true, cell: (week) => getal(week.geopend) },
            { key: 'uitkomst', header: 'Bijgewerkt', numeric: true, cell: (week) => getal(week.uitkomst) },
          ]}
        />
      )}
      <p class="k-soft k-small">
        Koers telt aantallen per dag, en bewaart niet van wie. Aantallen van 1 tot en met 4 laten we niet
        zien.
      </p>
    </section>
  );
}

function Meningen({ verslag }: { verslag: PilotVerslag }): VNode {
  const tel = (oordeel: number) => verslag.meningen.filter((m) => m.oordeel === oordeel).length;
  const teksten = verslag.meningen.flatMap((m) => (m.tekst ? [{ ...m, tekst: m.tekst }] : []));
  return (
    <Card title="Wat mensen ervan vinden" icon="message-circle">
      {verslag.meningen.length === 0 ? (
        <p>Nog niemand gaf zijn mening. Dat kan bij de functie zelf.</p>
      ) : (
        <KeyValueList items={([3, 2, 1] as const).map((o) => ({ term: MENING[o], value: tel(o) }))} />
      )}
      <ul class="k-plain">
        {teksten.map((m) => (
          <li key={`${m.maand} ${m.tekst}`}>{`“${m.tekst}”`}</li>
        ))}
      </ul>
    </Card>
  );
}

function Besluit({ verslag, namens }: { verslag: PilotVerslag; namens: boolean }): VNode {
  const { besluit, groep, id } = verslag;
  return (
    <Card title="Besluit" icon="check">
      {besluit ? (
        <p>{`Besluit ${besluit.nr} van ${dagVoluit(besluit.op)}: ${besluit.tekst}`}</p>
      ) : (
        <p>Er is nog niet besloten. Na de laatste dag gaat de functie vanzelf uit.</p>
      )}
      {namens && verslag.stand === 'loopt' ? (
        <ConfirmPanel id="besluiten" trigger="Besluit nemen" title="Invoeren of stoppen?">
          <form class="k-form" method="post" action={`${pilotUrl(groep, id)}/besluit`}>
            <RadioGroup
              id="uitkomst"
              name="uitkomst"
              label="Besluit"
              choices={[
                {
                  value: 'ingevoerd',
                  label: 'Invoeren',
                  note: 'De functie blijft aan op scholen die ja zeiden.',
                },
                { value: 'gestopt', label: 'Stoppen', note: 'De functie gaat meteen uit.' },
              ]}
            />
            <Textarea
              id="besluit-tekst"
              name="tekst"
              label="Waarom"
              hint={GEEN_NAMEN}
              rows={2}
              maxLength={1000}
            />
            <div class="k-row">
              <Button type="submit" icon="check">
                Leg vast
              </Button>
            </div>
          </form>
        </ConfirmPanel>
      ) : null}
    </Card>
  );
}
