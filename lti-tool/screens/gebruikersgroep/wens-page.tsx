import type { VNode } from 'preact';
import { functieVan } from '../../../gateway/gebruikersgroep/pilots/functies.ts';
import { magInPilot, OPEN } from '../../../gateway/gebruikersgroep/service.ts';
import type { Deelnemer, WensView } from '../../../gateway/gebruikersgroep/view.ts';
import type { Datum } from '../../../gateway/model/roster.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Card } from '../../ui/components/card.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Timeline } from '../../ui/components/timeline.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { BesluitForm } from './forms.tsx';
import { type Gedaan, meldingVan } from './gedaan.tsx';
import { NietGelukt, type Terug } from './terug.tsx';
import { bijeenkomstUrl, PVE, pilotUrl } from './urls.ts';
import { AntwoordForm, PilotForm, StatusForm, StemForm } from './wens-acties.tsx';
import { NIVEAU, OORDEEL, STATUS } from './words.ts';

export interface WensPageProps {
  frame: Frame;
  groep: string;
  crumbs: readonly { href: string; label: string }[];
  wens: WensView;
  wij: Deelnemer;
  /** Points that our bestuur may give to this wish. */
  over: number;
  namens: boolean;
  vandaag: Datum;
  terug?: Terug | undefined;
  gedaan?: Gedaan | undefined;
}

/** R77: one wish: what it is about, who wants it how much, what the leverancier says, and what was done with it. */
export function WensPage(props: WensPageProps): VNode {
  const { frame, groep, crumbs, wens } = props;
  const { woord, toon } = STATUS[wens.status];
  return (
    <Page frame={frame} title={wens.titel} plek="samen" {...meldingVan(props.gedaan)}>
      <PageHeader
        title={wens.titel}
        crumbs={crumbs}
        meta={
          <>
            <Badge tone={toon}>{woord}</Badge>
            <span>{`Nummer ${wens.nr}, ${NIVEAU[wens.niveau].woord}`}</span>
            <a href={`${PVE}#R${wens.pve}`}>{`R${wens.pve} uit het programma van eisen`}</a>
          </>
        }
        lead={`Ingediend door ${wens.van} op ${dagVoluit(wens.op)}.`}
      />
      <NietGelukt terug={props.terug} />
      <Card title="De situatie" icon="bulb">
        <KeyValueList
          wide
          items={[
            { term: 'Wie', value: <span class="s-tekst">{wens.wie}</span> },
            { term: 'Wanneer', value: <span class="s-tekst">{wens.wanneer}</span> },
            { term: 'Nu', value: <span class="s-tekst">{wens.nu}</span> },
            { term: 'Straks', value: <span class="s-tekst">{wens.straks}</span> },
          ]}
        />
      </Card>
      <Stemmen {...props} />
      <Antwoorden {...props} />
      <Verder {...props} />
      <Card title="Verloop" icon="history">
        <Timeline
          label="Wat er met deze wens gebeurde"
          entries={wens.stappen.map((stap, i) => ({
            key: String(wens.stappen.length - i),
            datetime: stap.op,
            when: dagVoluit(stap.op),
            what: STATUS[stap.status].woord,
            who: stap.wie,
            ...(stap.toelichting ? { detail: stap.toelichting } : {}),
          }))}
        />
        {wens.agenda.map((punt) => (
          <p key={punt.bijeenkomst}>
            {'Op de agenda van '}
            <a href={bijeenkomstUrl(groep, punt.bijeenkomst)}>{dagVoluit(punt.op)}</a>.
          </p>
        ))}
      </Card>
    </Page>
  );
}

function Stemmen({ wens, wij, over, namens, groep }: WensPageProps): VNode {
  const gaf = wens.stemmen.find((stem) => stem.wij)?.punten ?? 0;
  const mag = namens && wij.soort === 'bestuur' && OPEN.includes(wens.status);
  return (
    <Card title={wens.punten === 1 ? '1 punt' : `${wens.punten} punten`} icon="thumb-up">
      {wens.stemmen.length === 0 ? <p>Nog geen bestuur gaf punten.</p> : null}
      <ul class="k-plain">
        {wens.stemmen.map((stem) => (
          <li key={stem.wie}>{`${stem.wie}: ${stem.punten}`}</li>
        ))}
      </ul>
      {mag ? <StemForm groep={groep} wens={wens.id} gaf={gaf} over={over} /> : null}
    </Card>
  );
}

function Antwoorden({ wens, wij, namens, groep, terug }: WensPageProps): VNode {
  return (
    <Card title="Antwoord van de leverancier" icon="message-circle">
      {wens.antwoorden.length === 0 ? <p>De leverancier heeft nog niet geantwoord.</p> : null}
      {wens.antwoorden.map((antwoord) => (
        <div key={`${antwoord.op} ${antwoord.tekst}`} class="k-stack k-stack--tight">
          <p>
            <strong>{OORDEEL[antwoord.oordeel]}</strong>
            {antwoord.klaarOp ? `, verwacht op ${dagVoluit(antwoord.klaarOp)}` : ''}
          </p>
          <p class="s-tekst">{antwoord.tekst}</p>
          <p class="k-soft k-small">{`${antwoord.wie}, ${dagVoluit(antwoord.op)}`}</p>
        </div>
      ))}
      {namens && wij.soort === 'leverancier' ? (
        <AntwoordForm groep={groep} wens={wens.id} terug={terug} />
      ) : null}
    </Card>
  );
}

function Verder({ groep, wens, namens, vandaag, terug }: WensPageProps): VNode | null {
  if (!namens && wens.pilots.length + wens.besluiten.length === 0) return null;
  return (
    <Card title="Pilots en besluiten" icon="sparkles">
      <ul class="k-plain">
        {wens.pilots.map((pilot) => (
          <li key={pilot.id}>
            <a href={pilotUrl(groep, pilot.id)}>{`Pilot ${functieVan(pilot.functie).naam}`}</a>
            {`, van ${dagVoluit(pilot.van)} tot en met ${dagVoluit(pilot.tot)}`}
          </li>
        ))}
        {wens.besluiten.map((besluit) => (
          <li
            key={besluit.id}
            class="s-tekst"
          >{`Besluit ${besluit.nr} van ${dagVoluit(besluit.op)}: ${besluit.tekst}`}</li>
        ))}
      </ul>
      {namens ? (
        <>
          <StatusForm groep={groep} wens={wens} terug={terug} />
          {magInPilot(wens.status) ? (
            <PilotForm groep={groep} wens={wens.id} vandaag={vandaag} terug={terug} />
          ) : null}
          <BesluitForm groep={groep} wens={wens.id} terug={terug} />
        </>
      ) : null}
    </Card>
  );
}
