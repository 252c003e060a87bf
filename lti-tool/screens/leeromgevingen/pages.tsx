import type { VNode } from 'preact';
import type { Aanmelding } from '../../lti/aanmeldingen-service.ts';
import type { Leeromgeving } from '../../lti/leeromgevingen-service.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { CIJFERS } from '../cijfers/urls.ts';
import { wanneer } from '../datum.ts';
import { TEAMS } from '../teams/urls.ts';
import { Wachtend, ZelfAanmelden } from './aanmelding-pages.tsx';
import { type Formulier, LeeromgevingForm } from './form.tsx';
import { CURSUSSEN, LEEROMGEVINGEN, leeromgevingUrl, NIEUW } from './urls.ts';

export const crumbs = [{ href: LEEROMGEVINGEN, label: 'Leeromgevingen' }];
export const host = (issuer: string): string => (URL.canParse(issuer) ? new URL(issuer).host : issuer);
export const laatst = ({ laatst: op }: Leeromgeving, nu: Date): string =>
  op === null ? 'Nog niet geopend' : `Laatst geopend: ${wanneer(op, nu)}`;

/** From which leeromgevingen people of this school open Koers: those first, then what goes on in them. */
export function OverviewPage({
  frame,
  all,
  wachtend,
  teams,
  now,
}: {
  frame: Frame;
  all: readonly Leeromgeving[];
  wachtend: readonly Aanmelding[];
  /** Whether Koers stands in Microsoft Teams too. */
  teams: boolean;
  now: Date;
}): VNode {
  const nieuw = (kind: 'primary' | 'secondary') => (
    <LinkButton href={NIEUW} icon="plus" kind={kind}>
      Leeromgeving toevoegen
    </LinkButton>
  );
  return (
    <Page frame={frame} title="Leeromgevingen" plek="leeromgevingen">
      <PageHeader
        title="Leeromgevingen"
        lead="Vanuit deze leeromgevingen (ELO’s) openen mensen van je school Koers."
        {...(all.length === 0 ? {} : { actions: nieuw('secondary') })}
      />
      <Wachtend all={wachtend} now={now} />
      {all.length === 0 ? (
        <EmptyState title="Er is nog geen leeromgeving" scene="haven" action={nieuw('primary')}>
          Je zet Koers in je leeromgeving, en keurt de leeromgeving hier goed. Koers wijst de weg.
        </EmptyState>
      ) : null}
      <div class="k-grid">
        {all.map((one) => (
          <Card key={one.id} title={host(one.issuer)} icon="school" href={leeromgevingUrl(one.id)}>
            <p>{laatst(one, now)}</p>
          </Card>
        ))}
        <Card title="Microsoft Teams" icon="friends" href={TEAMS}>
          <p>{teams ? 'Gekoppeld' : 'Nog niet gekoppeld'}</p>
        </Card>
      </div>
      {all.length === 0 ? null : (
        <section class="k-section k-stack" aria-labelledby="erin">
          <h2 id="erin">Wat er in de leeromgeving gebeurt</h2>
          <div class="k-grid">
            <Card level={3} title="Cursussen" icon="users" href={CURSUSSEN}>
              <p>Wie zit er in een cursus, en wie daarvan kent Koers nog niet?</p>
            </Card>
            <Card level={3} title="Cijfers" icon="list-check" href={CIJFERS}>
              <p>Komt aan wat Koers naar de cijferlijsten van cursussen stuurt?</p>
            </Card>
          </div>
        </section>
      )}
    </Page>
  );
}

/** What the leeromgeving asks of Koers. */
function Own({ origin }: { origin: string }): VNode {
  return (
    <Card level={3} title="1. Voeg Koers toe in de leeromgeving" icon="notes">
      <p>Ga daar naar het beheer van externe tools (LTI 1.3), en vul dit in:</p>
      <KeyValueList
        wide
        items={[
          { term: 'Adres van Koers (tool URL)', value: <code>{`${origin}/`}</code> },
          { term: 'Aanmelden (initiate login URL)', value: <code>{`${origin}/lti/login`}</code> },
          { term: 'Terug naar (redirect URL)', value: <code>{`${origin}/lti/launch`}</code> },
          { term: 'Sleutels (public keyset URL)', value: <code>{`${origin}/lti/jwks`}</code> },
        ]}
      />
    </Card>
  );
}

export function NewPage({ frame, origin, form }: { frame: Frame; origin: string; form: Formulier }): VNode {
  return (
    <Page frame={frame} title="Leeromgeving toevoegen" plek="leeromgevingen">
      <PageHeader
        title="Leeromgeving toevoegen"
        crumbs={crumbs}
        lead="Het kan op twee manieren. Probeer eerst de link: dan vult de leeromgeving alles zelf in."
      />
      <ZelfAanmelden />
      <section class="k-section k-stack" aria-labelledby="zelf">
        <h2 id="zelf">Kan jouw leeromgeving dat niet? Vul het dan zelf in</h2>
        <Own origin={origin} />
        <Card level={3} title="2. Neem dit over uit de leeromgeving" icon="pencil">
          <LeeromgevingForm {...form} />
        </Card>
      </section>
    </Page>
  );
}
