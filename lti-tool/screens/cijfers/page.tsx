import type { VNode } from 'preact';
import type { CursusKort, CursusStand, GroepCijfers } from '../../lti/cijfers-service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { wanneer } from '../datum.ts';
import { beheerUrl, GROEPEN } from '../groepen/urls.ts';
import { bewijsStopUrl, bewijsUrl, cijfersUrl, doelenUrl, GEDAAN, type Gedaan, stopUrl } from './urls.ts';
import { factsOf, lookOf, naamVan } from './words.ts';

export interface CijfersPageProps {
  frame: Frame;
  cijfers: GroepCijfers;
  now: Date;
  gedaan?: Gedaan | undefined;
}

export const kruimels = ({ id, naam }: GroepCijfers['groep']) => [
  { href: GROEPEN, label: 'Groepen' },
  { href: beheerUrl(id), label: naam },
];

/** Which doelen of a group stand in the gradebook of its course, and which columns there are evidence (R74). */
export function CijfersPage({ frame, cijfers, now, gedaan }: CijfersPageProps): VNode {
  const { groep, cursussen, vrij } = cijfers;
  return (
    <Page
      frame={frame}
      title={`Cijferlijst van ${groep.naam}`}
      plek="groepen"
      {...(gedaan ? { messages: <Toast icon="check" text={GEDAAN[gedaan]} /> } : {})}
    >
      <PageHeader
        title="Cijferlijst in de leeromgeving"
        crumbs={kruimels(groep)}
        lead={`Jij kiest welke doelen van ${groep.naam} in de cijferlijst van de cursus staan, en welke scores daar meetellen als bewijs.`}
      />
      {cursussen.map((cursus) => (
        <Cursus key={cursus.id} groep={groep.id} cursus={cursus} now={now} />
      ))}
      <Koppel groep={groep.id} vrij={vrij} eerste={cursussen.length === 0} />
    </Page>
  );
}

function Cursus({ groep, cursus, now }: { groep: string; cursus: CursusStand; now: Date }): VNode {
  const look = lookOf(cursus, now);
  return (
    <section class="k-section k-stack" aria-labelledby={`cursus-${cursus.id}`}>
      <div class="k-row">
        <h2 id={`cursus-${cursus.id}`}>{cursus.titel}</h2>
        <Badge tone={look.tone} icon={look.icon}>
          {look.label}
        </Badge>
      </div>
      <p class="k-soft">{`Op ${cursus.elo}. ${look.zin}`}</p>
      <div class="k-split">
        <div class="k-stack">
          <Kolommen groep={groep} cursus={cursus} />
          <Bewijs groep={groep} cursus={cursus} now={now} />
        </div>
        <Card title="Hoe het nu gaat" level={3}>
          <KeyValueList items={factsOf(cursus, now)} />
        </Card>
      </div>
    </section>
  );
}

function Kolommen({ groep, cursus }: { groep: string; cursus: CursusStand }): VNode {
  return (
    <Card
      title="Doelen in de cijferlijst"
      level={3}
      icon="target"
      foot={
        <LinkButton href={doelenUrl(groep, cursus.id)} icon="plus" kind="primary">
          Doelen kiezen
        </LinkButton>
      }
    >
      {cursus.kolommen.length === 0 ? (
        <p class="k-soft">
          Nog geen. Kies een doel, dan krijgt het een kolom in de cijferlijst van de cursus.
        </p>
      ) : (
        <ul class="k-stack k-stack--tight">
          {cursus.kolommen.map((kolom) => (
            <li key={kolom.id} class="s-cijfer">
              <span>
                {naamVan(kolom)}{' '}
                <span class="k-soft k-small">
                  {kolom.erIs ? `${kolom.leerlijn}, ${kolom.leerlingen} met een cijfer` : 'komt er zo bij'}
                </span>
              </span>
              <form method="post" action={stopUrl(groep, cursus.id)}>
                <Button
                  type="submit"
                  kind="subtle"
                  size="small"
                  icon="x"
                  name="kolom"
                  value={kolom.id}
                  label={`Stop met ${naamVan(kolom)}`}
                >
                  Stop
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Bewijs({ groep, cursus, now }: { groep: string; cursus: CursusStand; now: Date }): VNode {
  return (
    <Card
      title="Scores die meetellen als bewijs"
      level={3}
      icon="file-text"
      foot={
        <LinkButton href={bewijsUrl(groep, cursus.id)} icon="plus">
          Kolom kiezen
        </LinkButton>
      }
    >
      {cursus.bronnen.length === 0 ? (
        <p class="k-soft">
          Nog geen. Een score uit een ander programma vinkt nooit zelf een doel af: dat doe jij.
        </p>
      ) : (
        <ul class="k-stack k-stack--tight">
          {cursus.bronnen.map((bron) => (
            <li key={bron.id} class="s-cijfer">
              <span>
                {`${bron.naam} bij ${bron.code} `}
                <span class="k-soft k-small">
                  {bron.fout ??
                    (bron.gelezenOp
                      ? `${bron.scores} ${bron.scores === 1 ? 'score' : 'scores'}, gelezen ${wanneer(bron.gelezenOp, now)}`
                      : 'wordt zo gelezen')}
                </span>
              </span>
              <form method="post" action={bewijsStopUrl(groep, cursus.id)}>
                <Button
                  type="submit"
                  kind="subtle"
                  size="small"
                  icon="x"
                  name="bron"
                  value={bron.id}
                  label={`Stop met ${bron.naam}`}
                >
                  Stop
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Koppel({
  groep,
  vrij,
  eerste,
}: {
  groep: string;
  vrij: readonly CursusKort[];
  eerste: boolean;
}): VNode | null {
  if (vrij.length === 0)
    return eerste ? (
      <EmptyState title="Nog geen cursus">
        Open Koers één keer vanuit je cursus in de leeromgeving. Heeft die een cijferlijst, dan staat de
        cursus daarna hier.
      </EmptyState>
    ) : null;
  return (
    <Card title={eerste ? 'Welke cursus hoort bij deze groep?' : 'Nog een cursus'} icon="school">
      <form class="k-form" method="post" action={cijfersUrl(groep)}>
        <RadioGroup
          id="cursus"
          name="cursus"
          label="Cursus"
          hint="Alleen cijfers van leerlingen van deze groep gaan daarheen."
          choices={vrij.map((c) => ({
            value: c.id,
            label: c.titel,
            note: c.elo,
            checked: vrij.length === 1,
          }))}
        />
        <div class="k-row">
          <Button id="koppel" type="submit" kind="primary" icon="check">
            Deze cursus
          </Button>
        </div>
      </form>
    </Card>
  );
}
