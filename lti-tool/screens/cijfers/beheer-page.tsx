import type { VNode } from 'preact';
import type { CursusBeheer } from '../../lti/cijfers-service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { LEEROMGEVINGEN } from '../leeromgevingen/urls.ts';
import { aanUrl, opnieuwUrl } from './urls.ts';
import { factsOf, lookOf } from './words.ts';

export const BEHEER_GEDAAN = {
  aan: 'De cijfers gaan weer mee.',
  uit: 'Er gaat niets meer naar deze cursus.',
  opnieuw: 'Deze cijfers gaan opnieuw.',
} as const;
export type BeheerGedaan = keyof typeof BEHEER_GEDAAN;

export interface BeheerPageProps {
  frame: Frame;
  cursussen: readonly CursusBeheer[];
  now: Date;
  gedaan?: BeheerGedaan | undefined;
}

/** Scores to all courses of the school, for the beheerder: how it goes, what was refused, once more, on and off. */
export function BeheerPage({ frame, cursussen, now, gedaan }: BeheerPageProps): VNode {
  return (
    <Page
      frame={frame}
      title="Cijfers naar cursussen"
      plek="leeromgevingen"
      {...(gedaan ? { messages: <Toast icon="check" text={BEHEER_GEDAAN[gedaan]} /> } : {})}
    >
      <PageHeader
        title="Cijfers naar cursussen"
        crumbs={[{ href: LEEROMGEVINGEN, label: 'Leeromgevingen' }]}
        lead="Collega’s kiezen welke doelen in de cijferlijst van hun cursus staan. Hier zie je of dat aankomt."
      />
      {cursussen.length === 0 ? (
        <EmptyState title="Er gaan nog geen cijfers naar een cursus" scene="haven">
          Een leerkracht kiest bij zijn groep een cursus en doelen. Daarna staat de cursus hier.
        </EmptyState>
      ) : (
        <div class="k-grid">
          {cursussen.map((cursus) => (
            <Cursus key={cursus.id} cursus={cursus} now={now} />
          ))}
        </div>
      )}
    </Page>
  );
}

function Cursus({ cursus, now }: { cursus: CursusBeheer; now: Date }): VNode {
  const look = lookOf(cursus, now);
  const aan = !cursus.aan || cursus.gestoptOp !== null;
  return (
    <Card
      title={cursus.titel}
      aside={
        <Badge tone={look.tone} icon={look.icon}>
          {look.label}
        </Badge>
      }
      foot={
        <form method="post" action={aanUrl(cursus.id)}>
          <Button
            type="submit"
            kind={aan ? 'primary' : 'subtle'}
            icon={aan ? 'player-play' : 'player-pause'}
            name="aan"
            value={aan ? 'ja' : 'nee'}
            label={`${aan ? 'Weer aanzetten' : 'Uitzetten'} voor ${cursus.titel}`}
          >
            {aan ? 'Weer aanzetten' : 'Uitzetten'}
          </Button>
        </form>
      }
    >
      <p class="k-soft">{`${cursus.groep}, op ${cursus.elo}. ${look.zin}`}</p>
      <KeyValueList items={factsOf(cursus, now)} />
      {cursus.geweigerden.length === 0 ? null : (
        <ul class="k-stack k-stack--tight">
          {cursus.geweigerden.map(({ reden, aantal }) => (
            <li key={reden} class="s-cijfer">
              <span>{`${aantal} niet aangenomen: ${reden}`}</span>
              <form method="post" action={opnieuwUrl(cursus.id)}>
                <Button type="submit" size="small" icon="refresh" name="reden" value={reden}>
                  Stuur opnieuw
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
