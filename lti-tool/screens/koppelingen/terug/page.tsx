import type { VNode } from 'preact';
import type { DeliveryOverview } from '../../../../gateway/sync/out/service.ts';
import { Badge } from '../../../ui/components/badge.tsx';
import { Button } from '../../../ui/components/button.tsx';
import { Card } from '../../../ui/components/card.tsx';
import { ConfirmPanel } from '../../../ui/components/confirm-panel.tsx';
import { Input } from '../../../ui/components/input.tsx';
import { KeyValueList } from '../../../ui/components/key-value.tsx';
import { PageHeader } from '../../../ui/components/page-header.tsx';
import { type Frame, Page } from '../../chrome.tsx';
import { datumVan } from '../../datum.ts';
import { koppelingUrl, OVERZICHT, terugActUrl } from '../urls.ts';
import { TERUG, TerugForm } from './form.tsx';
import { Refused, Sent } from './lists.tsx';
import { factsOf, lookOf } from './words.ts';

export interface TerugProps {
  connection: { readonly id: string; readonly naam: string; readonly title: string };
  overview: DeliveryOverview;
  pagina: number;
  now: Date;
  /** Who looks may open a pupil. */
  opent: boolean;
  /** Said aloud when this replaces what was there. */
  say?: string;
  /** What is wrong with the day that was asked for, and that day. */
  fout?: { readonly dag: string; readonly tekst: string };
}

/** What goes back to the LVS over one connection: on or off, how it goes, what went and what was refused. */
export function TerugPage({ frame, ...props }: TerugProps & { frame: Frame }): VNode {
  const { connection } = props;
  return (
    <Page frame={frame} title={`Terug naar ${connection.naam}`} plek="koppelingen">
      <PageHeader
        title={`Terug naar ${connection.naam}`}
        crumbs={[
          { href: OVERZICHT, label: 'Koppelingen' },
          { href: koppelingUrl(connection.id), label: connection.naam },
        ]}
        lead={`Koers kan aan ${connection.title} teruggeven wat hier wordt beoordeeld. Jij zet dat aan of uit.`}
      />
      <Terug {...props} />
    </Page>
  );
}

/** Everything under the title; an act draws it again. */
export function Terug(props: TerugProps): VNode {
  const { connection, overview, pagina, now, opent, say } = props;
  const { state } = overview;
  const { id } = connection;
  return (
    <div id={TERUG} class="k-split" data-announce={say}>
      <div class="k-stack">
        <Now {...props} />
        <Refused connection={id} groups={overview.refused} opent={opent} />
        {state.kan ? (
          <Sent
            connection={id}
            lines={overview.sent}
            totaal={state.verstuurd}
            pagina={pagina}
            now={now}
            opent={opent}
          />
        ) : null}
      </div>
      <div class="k-stack">
        <WhatGoes title={connection.title} />
        {state.aan && state.kan ? <Since {...props} /> : null}
      </div>
    </div>
  );
}

function Now({ connection: { id, title }, overview: { state }, now }: TerugProps): VNode {
  const look = lookOf(state, title, now);
  return (
    <Card
      title="Hoe het nu gaat"
      aside={
        <Badge tone={look.tone} icon={look.icon}>
          {look.label}
        </Badge>
      }
      {...(state.kan ? { foot: <Switch id={id} title={title} state={state} /> } : {})}
    >
      <p>{look.zin}</p>
      {state.ooit ? <KeyValueList items={factsOf(state, title, now)} /> : null}
    </Card>
  );
}

interface SwitchProps {
  id: string;
  title: string;
  state: DeliveryOverview['state'];
}

function Switch({ id, title, state }: SwitchProps): VNode {
  const on = state.gestoptOp !== null || !state.aan;
  return (
    <>
      {on ? (
        <TerugForm id="aan-vorm" action={terugActUrl(id, 'aan')}>
          <Button id="aan" type="submit" kind="primary" icon="player-play">
            {state.ooit ? 'Weer aanzetten' : `Stuur terug naar ${title}`}
          </Button>
        </TerugForm>
      ) : null}
      {state.aan ? (
        <TerugForm id="uit-vorm" action={terugActUrl(id, 'uit')}>
          <Button id="uit" type="submit" kind="subtle" icon="player-pause">
            Uitzetten
          </Button>
        </TerugForm>
      ) : null}
      {on && state.ooit ? <p class="k-soft">Wat in de tussentijd is beoordeeld, gaat dan ook mee.</p> : null}
    </>
  );
}

function WhatGoes({ title }: { title: string }): VNode {
  return (
    <Card title="Wat er gaat, en wat niet" icon="info-circle">
      <p>{`Dit gaat naar ${title}:`}</p>
      <ul class="s-sync-punten">
        <li>welk doel bij een leerling is beoordeeld, met de stand (0 tot en met 4) en de dag;</li>
        <li>welk niveau een leerling heeft bereikt;</li>
        <li>maakt iemand dat ongedaan, dan de stand van daarvoor.</li>
      </ul>
      <p>Dit gaat er nooit heen:</p>
      <ul class="s-sync-punten">
        <li>wat collega's, ouders of leerlingen opschrijven;</li>
        <li>wie het heeft beoordeeld;</li>
        <li>acties, factoren, ondersteuning en het OPP;</li>
        <li>{`leerlingen die niet in ${title} staan.`}</li>
      </ul>
    </Card>
  );
}

function Since({ connection: { id }, now, fout }: TerugProps): VNode {
  return (
    <Card title="Opnieuw sturen" icon="refresh">
      <p>Is er in het LVS iets weggeraakt? Stuur alles vanaf een dag opnieuw. Het LVS telt niets dubbel.</p>
      <ConfirmPanel
        id="vanaf-paneel"
        trigger="Opnieuw sturen vanaf een dag"
        title="Vanaf welke dag?"
        open={fout !== undefined}
      >
        <TerugForm id="vanaf-vorm" action={terugActUrl(id, 'vanaf')}>
          <Input
            id="vanaf"
            name="vanaf"
            type="date"
            short
            label="Alles dat sinds deze dag in Koers is gezet"
            value={fout?.dag ?? ''}
            max={datumVan(now)}
            {...(fout ? { error: fout.tekst } : {})}
          />
          <Button id="vanaf-knop" type="submit" icon="refresh">
            Stuur opnieuw
          </Button>
        </TerugForm>
      </ConfirmPanel>
    </Card>
  );
}
