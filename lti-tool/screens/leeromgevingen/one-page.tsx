import type { VNode } from 'preact';
import type { Leeromgeving, Stap } from '../../lti/leeromgevingen-service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { wanneer } from '../datum.ts';
import { crumbs, host, laatst } from './pages.tsx';
import { berichtenUrl, controleUrl, eindeUrl } from './urls.ts';

export interface OnePageProps {
  readonly frame: Frame;
  readonly leeromgeving: Leeromgeving;
  /** Outcome of a trial that was just made. */
  readonly stappen: readonly Stap[] | null;
  /** Whether it tells of copied courses; null: it does not offer that. */
  readonly berichten: { readonly sinds: Date | null } | null;
  readonly now: Date;
}

export function OnePage({ frame, leeromgeving: one, stappen, berichten, now }: OnePageProps): VNode {
  const door = one.approved_name ?? (one.approved_by === 'demo' ? 'de demo' : 'wie Koers beheert');
  return (
    <Page frame={frame} title={host(one.issuer)} plek="leeromgevingen">
      <PageHeader title={host(one.issuer)} crumbs={crumbs} lead={`${laatst(one, now)}.`} />
      <Card title="Werkt het?" icon="plug">
        {stappen === null ? null : (
          <ul id="uitkomst" class="k-plain" data-focus="" tabIndex={-1}>
            {stappen.map(({ ok, tekst }) => (
              <li key={tekst}>
                <Icon name={ok ? 'circle-check' : 'alert-triangle'} /> {tekst}
              </li>
            ))}
          </ul>
        )}
        <form method="post" action={controleUrl(one.id)}>
          <Button type="submit" icon="refresh">
            Probeer de koppeling
          </Button>
        </form>
      </Card>
      {berichten === null ? null : <Kopieen id={one.id} sinds={berichten.sinds} now={now} />}
      <Card title="Gegevens" icon="notes">
        <KeyValueList
          wide
          items={[
            { term: 'Goedgekeurd', value: `${wanneer(one.approved_at, now)}, door ${door}` },
            { term: 'Platform-ID', value: <code>{one.issuer}</code> },
            { term: 'Client-ID', value: <code>{one.client_id}</code> },
            { term: 'Deployment-ID', value: <code>{one.deployment_id}</code> },
            { term: 'Authenticatie-adres', value: <code>{one.auth_url}</code> },
            { term: 'Token-adres', value: <code>{one.token_url}</code> },
            { term: 'Sleutels', value: <code>{one.jwks_url}</code> },
            { term: 'Toont Koers in een kader', value: one.frame_origins.join(', ') },
          ]}
        />
      </Card>
      <ConfirmPanel
        id="stoppen"
        trigger="Stop met deze leeromgeving"
        kind="careful"
        title={`Niet meer openen vanuit ${host(one.issuer)}?`}
      >
        <p>Daarna opent niemand Koers meer vanuit deze leeromgeving. Wat in Koers staat, blijft bewaard.</p>
        <form method="post" action={eindeUrl(one.id)}>
          <Button type="submit" kind="careful" name="zeker" value="ja">
            Ja, stop ermee
          </Button>
        </form>
      </ConfirmPanel>
    </Page>
  );
}

/** Links of Koers stay whole in a copied course; an ELO that tells of a copy lets us know where they stand. */
function Kopieen({ id, sinds, now }: { id: string; sinds: Date | null; now: Date }): VNode {
  return (
    <Card title="Gekopieerde lessen" icon="friends">
      {sinds === null ? (
        <>
          <p>
            Deze leeromgeving kan aan Koers vertellen dat een les is gekopieerd. Dan weet Koers ook in de
            kopie welke plekken er staan.
          </p>
          <form method="post" action={berichtenUrl(id)}>
            <Button type="submit" icon="check">
              Laat het Koers weten
            </Button>
          </form>
        </>
      ) : (
        <p>{`De leeromgeving vertelt het aan Koers als een les is gekopieerd, sinds ${wanneer(sinds, now)}.`}</p>
      )}
    </Card>
  );
}
