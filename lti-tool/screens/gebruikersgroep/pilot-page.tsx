import type { VNode } from 'preact';
import { functieVan } from '../../../gateway/gebruikersgroep/pilots/functies.ts';
import { maandagVan, type PilotVerslag } from '../../../gateway/gebruikersgroep/pilots/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Textarea } from '../../ui/components/input.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagKort, dagVoluit } from '../datum.ts';
import { type Gedaan, meldingVan } from './gedaan.tsx';
import { foutBij, getypt, NietGelukt, type Terug } from './terug.tsx';
import { pilotUrl, wensUrl } from './urls.ts';
import { GEEN_NAMEN, MENING, pilotStand } from './words.ts';

export interface PilotPageProps {
  frame: Frame;
  crumbs: readonly { href: string; label: string }[];
  verslag: PilotVerslag;
  namens: boolean;
  terug?: Terug | undefined;
  gedaan?: Gedaan | undefined;
}

/** What the form may be told to mend. */
export const WAAROM = { id: 'besluit-tekst', label: 'Waarom' } as const;

/** R77: the report of a pilot, the same for school and leverancier: use, outcome, what people said, cost, decision. */
export function PilotPage({ frame, crumbs, verslag, namens, terug, gedaan }: PilotPageProps): VNode {
  const { naam, wat, uitkomst } = functieVan(verslag.functie);
  const { woord, toon } = pilotStand(verslag, verslag.vandaag);
  return (
    <Page frame={frame} title={`Pilot ${naam}`} plek="samen" {...meldingVan(gedaan)}>
      <PageHeader
        title={`Pilot: ${naam}`}
        crumbs={crumbs}
        lead={wat}
        meta={<Badge tone={toon}>{woord}</Badge>}
      />
      <NietGelukt terug={terug} />
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
      <Besluit verslag={verslag} namens={namens} terug={terug} />
    </Page>
  );
}

/** Under five is not told: then a number could be somebody. */
const getal = (n: number | null): string => (n === null ? 'minder dan 5' : String(n));

/** What the pilot brought about so far, in one sentence: on an average school day, before it and in it. */
function conclusie({ voor, tijdens }: PilotVerslag): string {
  const getal = (n: number) => `${n.toLocaleString('nl-NL')} keer`;
  if (tijdens === null) return 'Er is nog te weinig geteld om iets te zeggen.';
  if (voor === null) return `In de pilot: ${getal(tijdens)} per schooldag. Van daarvoor weten we te weinig.`;
  return `In de pilot: ${getal(tijdens)} per schooldag. Daarvoor: ${getal(voor)}.`;
}

function Uitkomst({ verslag, wat }: { verslag: PilotVerslag; wat: string }): VNode {
  const eerste = maandagVan(verslag.van);
  const weken = verslag.weken.filter(
    ({ getoond, geopend, dagen }) => getoond !== 0 || geopend !== 0 || dagen > 0,
  );
  return (
    <section class="k-section" aria-labelledby="cijfers-kop">
      <h2 id="cijfers-kop">Wat we tellen</h2>
      <p>{wat}</p>
      <p class="s-conclusie">{conclusie(verslag)}</p>
      {weken.length === 0 ? (
        <p>Er is nog niets geteld. Koers telt elke nacht de dag ervoor.</p>
      ) : (
        <Table
          caption="Gebruik en uitkomst per week, alle scholen samen"
          rows={[...weken].reverse()}
          rowKey={(week) => week.week}
          columns={[
            {
              key: 'week',
              header: 'Week van',
              rowHeader: true,
              cell: ({ week }) => (
                <>
                  {dagKort(week)}
                  {week < eerste ? <span class="s-onder">voor de pilot</span> : null}
                </>
              ),
            },
            {
              key: 'getoond',
              header: 'Getoond',
              numeric: true,
              cell: ({ week, getoond }) => (week < eerste ? <Nothing /> : getal(getoond)),
            },
            {
              key: 'geopend',
              header: 'Geopend',
              numeric: true,
              cell: ({ week, geopend }) => (week < eerste ? <Nothing /> : getal(geopend)),
            },
            {
              key: 'uitkomst',
              header: 'Bijgewerkt',
              numeric: true,
              cell: ({ uitkomst, dagen }) => (dagen === 0 ? 'nog niet geteld' : getal(uitkomst)),
            },
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
          <li key={`${m.maand} ${m.tekst}`} class="s-tekst">{`“${m.tekst}”`}</li>
        ))}
      </ul>
    </Card>
  );
}

function Besluit({
  verslag,
  namens,
  terug,
}: {
  verslag: PilotVerslag;
  namens: boolean;
  terug: Terug | undefined;
}): VNode {
  const { besluit, groep, id } = verslag;
  const was = getypt(terug, 'besluit');
  return (
    <Card title="Besluit" icon="check">
      {besluit ? (
        <p>{`Besluit ${besluit.nr} van ${dagVoluit(besluit.op)}: ${besluit.tekst}`}</p>
      ) : (
        <p>Er is nog niet besloten. Na de laatste dag gaat de functie vanzelf uit.</p>
      )}
      {namens && verslag.stand === 'loopt' ? (
        <ConfirmPanel
          id="besluiten"
          trigger="Besluit nemen"
          title="Invoeren of stoppen?"
          open={was !== undefined}
        >
          <form class="k-form" method="post" action={`${pilotUrl(groep, id)}/besluit`}>
            <RadioGroup
              id="uitkomst"
              name="uitkomst"
              label="Besluit"
              choices={[
                {
                  value: 'ingevoerd',
                  label: 'Invoeren',
                  note: 'De functie blijft aan in de groepen waarvoor een school ja zei.',
                  checked: was?.['uitkomst'] === 'ingevoerd',
                },
                {
                  value: 'gestopt',
                  label: 'Stoppen',
                  note: 'De functie gaat meteen uit.',
                  checked: was?.['uitkomst'] === 'gestopt',
                },
              ]}
            />
            <Textarea
              {...WAAROM}
              name="tekst"
              hint={GEEN_NAMEN}
              rows={2}
              maxLength={1000}
              value={was?.['tekst'] ?? ''}
              {...foutBij(terug, WAAROM.id)}
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
