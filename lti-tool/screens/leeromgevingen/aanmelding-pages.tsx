import type { VNode } from 'preact';
import type { Aanmelding } from '../../lti/aanmeldingen-service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input } from '../../ui/components/input.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { kloktijd, wanneer } from '../datum.ts';
import { aanmeldingUrl, afwijzenUrl, LEEROMGEVINGEN, LINK } from './urls.ts';

const crumbs = [{ href: LEEROMGEVINGEN, label: 'Leeromgevingen' }];
const host = (issuer: string): string => (URL.canParse(issuer) ? new URL(issuer).host : issuer);

/** ELOs that registered themselves and wait. */
export function Wachtend({ all, now }: { all: readonly Aanmelding[]; now: Date }): VNode | null {
  if (all.length === 0) return null;
  return (
    <div class="k-grid">
      {all.map((one) => (
        <Card
          key={one.id}
          title={host(one.issuer)}
          icon="clock"
          tone="land"
          href={aanmeldingUrl(one.id)}
          aside={<Badge tone="warning">Wacht op jou</Badge>}
        >
          <p>{`Aangemeld: ${wanneer(one.op, now)}`}</p>
        </Card>
      ))}
    </div>
  );
}

/** The quick way: the ELO fills everything in by itself. */
export function ZelfAanmelden(): VNode {
  return (
    <Card title="Laat de leeromgeving zich zelf aanmelden" icon="plug">
      <p>
        Veel leeromgevingen (zoals Moodle, Canvas en Brightspace) vullen alle gegevens zelf in. Maak hier een
        link, en plak die in de leeromgeving. Daarna keur jij de leeromgeving hier goed.
      </p>
      <form method="post" action={LINK}>
        <Button type="submit" icon="plus">
          Maak een link
        </Button>
      </form>
    </Card>
  );
}

export function LinkPage({ frame, url, tot }: { frame: Frame; url: string; tot: Date }): VNode {
  return (
    <Page frame={frame} title="Link voor de leeromgeving" plek="leeromgevingen">
      <PageHeader
        title="Link voor de leeromgeving"
        crumbs={crumbs}
        lead={`Plak deze link in je leeromgeving. Hij werkt één keer, tot ${kloktijd(tot)}.`}
      />
      <Card title="Dit plak je in de leeromgeving" icon="notes">
        <Input
          id="link"
          name="link"
          label="Link"
          value={url}
          hint="Koers laat de link alleen nu zien. Geef hem aan niemand anders."
        />
        <ol>
          <li>Ga in je leeromgeving naar het beheer van externe tools (LTI 1.3).</li>
          <li>Kies voor toevoegen met een registratie-link (dynamic registration), en plak de link.</li>
          <li>Kom hier terug: de leeromgeving wacht dan op jouw goedkeuring.</li>
        </ol>
        <div class="k-row">
          <LinkButton href={LEEROMGEVINGEN}>Naar de leeromgevingen</LinkButton>
        </div>
      </Card>
    </Page>
  );
}

export interface AanmeldingProps {
  readonly frame: Frame;
  readonly een: Aanmelding;
  readonly now: Date;
  /** What was filled in, and what is wrong with it. */
  readonly deployment: string;
  readonly frameOrigin: string;
  readonly fout?: string;
}

/** What an ELO said of itself; approve it, or send it away. */
export function AanmeldingPage({ frame, een, now, deployment, frameOrigin, fout }: AanmeldingProps): VNode {
  return (
    <Page frame={frame} title={`${host(een.issuer)} goedkeuren`} plek="leeromgevingen">
      <PageHeader
        title={`${host(een.issuer)} goedkeuren?`}
        crumbs={crumbs}
        lead={`Deze leeromgeving meldde zich ${wanneer(een.op, now)} aan met een link van jouw school. Nog niemand opent Koers ermee.`}
      />
      {fout === undefined ? null : <Notice kind="error" id="fout" title={fout} announce />}
      <Card title="Dit zegt de leeromgeving" icon="notes">
        <KeyValueList
          wide
          items={[
            { term: 'Platform-ID', value: <code>{een.issuer}</code> },
            { term: 'Soort', value: een.product ?? 'Niet gezegd' },
            { term: 'Client-ID', value: <code>{een.clientId}</code> },
            { term: 'Authenticatie-adres', value: <code>{een.authUrl}</code> },
            { term: 'Token-adres', value: <code>{een.tokenUrl}</code> },
            { term: 'Sleutels', value: <code>{een.jwksUrl}</code> },
          ]}
        />
      </Card>
      <Card title="Goedkeuren voor jouw school" icon="check">
        <form method="post" action={aanmeldingUrl(een.id)} class="k-stack">
          <Input
            id="deployment"
            name="deployment"
            label="Deployment-ID"
            value={deployment}
            maxLength={255}
            hint={
              een.deployment === null
                ? 'Deze leeromgeving noemt dit nummer niet zelf. Je vindt het bij de geïnstalleerde tool.'
                : 'Dit nummer noemt de leeromgeving zelf.'
            }
          />
          <Input
            id="frameOrigin"
            name="frameOrigin"
            label="Ander adres dat Koers in een kader toont"
            value={frameOrigin}
            maxLength={2048}
            hint="Alleen als de pagina’s van de leeromgeving op een ander adres staan, zoals bij Canvas."
            optional
          />
          <div class="k-row">
            <Button type="submit" kind="primary" icon="check">
              Keur goed
            </Button>
          </div>
        </form>
      </Card>
      <ConfirmPanel id="afwijzen" trigger="Wijs af" kind="careful" title={`${host(een.issuer)} afwijzen?`}>
        <p>Wat de leeromgeving zei, is dan weg uit deze lijst. Aanmelden kan opnieuw, met een nieuwe link.</p>
        <form method="post" action={afwijzenUrl(een.id)}>
          <Button type="submit" kind="careful" name="zeker" value="ja">
            Ja, wijs af
          </Button>
        </form>
      </ConfirmPanel>
    </Page>
  );
}
