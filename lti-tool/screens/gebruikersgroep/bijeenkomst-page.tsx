import type { VNode } from 'preact';
import type { BijeenkomstView, WensRegel } from '../../../gateway/gebruikersgroep/view.ts';
import type { Datum } from '../../../gateway/model/roster.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input, Textarea } from '../../ui/components/input.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { BesluitForm } from './forms.tsx';
import { type Gedaan, meldingVan } from './gedaan.tsx';
import { foutBij, getypt, NietGelukt, type Terug } from './terug.tsx';
import { bijeenkomstUrl, wensUrl } from './urls.ts';
import { WensKeuze } from './wens-keuze.tsx';
import { GEEN_NAMEN } from './words.ts';

export interface BijeenkomstPageProps {
  frame: Frame;
  groep: string;
  crumbs: readonly { href: string; label: string }[];
  bijeenkomst: BijeenkomstView;
  wensen: readonly WensRegel[];
  namens: boolean;
  vandaag: Datum;
  terug?: Terug | undefined;
  gedaan?: Gedaan | undefined;
}

/** What the form may be told to mend. */
export const ONDERWERP = { id: 'onderwerp', label: 'Onderwerp' } as const;

/** R80: agenda, minutes and decisions of one meeting; anyone at the table writes, until the minutes are fixed. */
export function BijeenkomstPage(props: BijeenkomstPageProps): VNode {
  const { frame, groep, crumbs, bijeenkomst: b, wensen, namens, vandaag, terug } = props;
  const open = namens && b.vastgesteldOp === null;
  const geweest = b.op <= vandaag;
  const titel = `Bijeenkomst ${dagVoluit(b.op)}`;
  return (
    <Page frame={frame} title={titel} plek="samen" {...meldingVan(props.gedaan)}>
      <PageHeader
        title={titel}
        crumbs={crumbs}
        lead={b.plaats}
        meta={
          b.vastgesteldOp ? (
            <Badge tone="success">{`verslag vastgesteld op ${dagVoluit(b.vastgesteldOp)}`}</Badge>
          ) : (
            <Badge>{geweest ? 'verslag nog open' : 'agenda'}</Badge>
          )
        }
      />
      <NietGelukt terug={terug} />
      {b.punten.length === 0 ? <p>Er staat nog niets op de agenda.</p> : null}
      {b.punten.map((punt) => (
        <Punt key={punt.id} punt={punt} props={props} schrijft={open && geweest} geweest={geweest} />
      ))}
      {open ? <Erbij groep={groep} id={b.id} wensen={wensen} terug={terug} /> : null}
      <Card title="Besluiten" icon="check">
        {b.besluiten.length === 0 ? <p>Er is nog geen besluit genomen.</p> : null}
        <ol class="k-plain">
          {b.besluiten.map((besluit) => (
            <li key={besluit.id}>
              {`Besluit ${besluit.nr}: ${besluit.tekst}`}
              {besluit.wens ? (
                <>
                  {' Bij '}
                  <a href={wensUrl(groep, besluit.wens.id)}>{besluit.wens.titel}</a>.
                </>
              ) : null}
            </li>
          ))}
        </ol>
        {namens ? <BesluitForm groep={groep} bijeenkomst={b.id} wensen={wensen} terug={terug} /> : null}
      </Card>
      {open && geweest && b.punten.length > 0 ? (
        <ConfirmPanel id="vaststellen" trigger="Verslag vaststellen" title="Klopt het verslag voor iedereen?">
          <p>Daarna verandert er niets meer aan de agenda en het verslag.</p>
          <form method="post" action={`${bijeenkomstUrl(groep, b.id)}/vaststellen`}>
            <Button type="submit" icon="lock" name="zeker" value="ja">
              Ja, stel vast
            </Button>
          </form>
        </ConfirmPanel>
      ) : null}
    </Page>
  );
}

function Punt({
  punt,
  props: { groep, bijeenkomst, terug },
  schrijft,
  geweest,
}: {
  punt: BijeenkomstView['punten'][number];
  props: BijeenkomstPageProps;
  schrijft: boolean;
  geweest: boolean;
}): VNode {
  const was = getypt(terug, `verslag ${punt.id}`);
  return (
    <Card title={`${punt.nr}. ${punt.onderwerp}`}>
      <p class="k-soft k-small">
        {`Ingebracht door ${punt.van}. `}
        {punt.wens ? <a href={wensUrl(groep, punt.wens.id)}>{`Wens ${punt.wens.nr}`}</a> : null}
      </p>
      {schrijft ? (
        <form class="k-form" method="post" action={`${bijeenkomstUrl(groep, bijeenkomst.id)}/verslag`}>
          <input type="hidden" name="punt" value={punt.id} />
          <Textarea
            id={`verslag-${punt.nr}`}
            name="verslag"
            label="Verslag"
            hint={GEEN_NAMEN}
            rows={3}
            maxLength={4000}
            value={was?.['verslag'] ?? punt.verslag ?? ''}
          />
          <div class="k-row">
            <Button type="submit" size="small" label={`Bewaar het verslag van punt ${punt.nr}`}>
              Bewaar
            </Button>
          </div>
        </form>
      ) : geweest ? (
        <p class="s-tekst">{punt.verslag ?? 'Geen verslag.'}</p>
      ) : null}
    </Card>
  );
}

function Erbij({
  groep,
  id,
  wensen,
  terug,
}: {
  groep: string;
  id: string;
  wensen: readonly WensRegel[];
  terug: Terug | undefined;
}): VNode {
  const was = getypt(terug, 'agenda');
  return (
    <ConfirmPanel
      id="erbij"
      trigger="Punt op de agenda zetten"
      title="Waar wil je het over hebben?"
      open={was !== undefined}
    >
      <form class="k-form" method="post" action={`${bijeenkomstUrl(groep, id)}/agenda`}>
        <Input
          {...ONDERWERP}
          name="onderwerp"
          maxLength={200}
          value={was?.['onderwerp'] ?? ''}
          {...foutBij(terug, ONDERWERP.id)}
        />
        <WensKeuze id="punt-wens" wensen={wensen} was={was?.['wens']} />
        <div class="k-row">
          <Button type="submit" icon="plus">
            Zet op de agenda
          </Button>
        </div>
      </form>
    </ConfirmPanel>
  );
}
