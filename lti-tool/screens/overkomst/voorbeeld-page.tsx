import type { VNode } from 'preact';
import type { Voorbeeld } from '../../../gateway/leerroute/overkomst/view.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Input, Select, Textarea } from '../../ui/components/input.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { leerlingUrl } from '../urls.ts';
import type { Fouten, Ingevuld } from './invoer.ts';
import { LijnBlok } from './lijn.tsx';
import { OVERKOMST, openingUrl } from './urls.ts';

export interface VoorbeeldPageProps {
  frame: Frame;
  voorbeeld: Voorbeeld;
  invoer: Ingevuld;
  fouten: Fouten;
  /** He was linked just now. */
  gekoppeld?: boolean;
}

/** What of a pupil comes along from the school before, before anything changes; choices and confirmation are one form (R72). */
export function VoorbeeldPage(props: VoorbeeldPageProps): VNode {
  const { frame, voorbeeld, gekoppeld } = props;
  const { leerling, opening } = voorbeeld;
  return (
    <Page
      frame={frame}
      title={`${leerling.naam.voluit} overnemen van ${opening.van}`}
      {...(gekoppeld
        ? { messages: <Notice kind="success" announce title="Gekoppeld. Kijk nu wat er meekomt." /> }
        : {})}
    >
      <PageHeader
        title={`${leerling.naam.roepnaam} komt van ${opening.van}`}
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: OVERKOMST, label: 'Leerlingen van een andere school' },
          { href: leerlingUrl(leerling.id), label: leerling.naam.voluit },
        ]}
        lead="Kijk wat er meekomt en kies waar dat nodig is. Er is nog niets veranderd."
      />
      <Daar voorbeeld={voorbeeld} />
      {voorbeeld.leerroute === null || voorbeeld.periode === null ? (
        <EmptyState title="Overnemen kan nog niet">
          {voorbeeld.leerroute === null
            ? 'Deze school heeft nog geen leerroute waarop je kunt plaatsen. Kies eerst een pakket met leerlijnen.'
            : 'Deze school heeft nu geen periode. Stel eerst de perioden in.'}
        </EmptyState>
      ) : (
        <>
          <Leerroute voorbeeld={voorbeeld} />
          <Formulier {...props} />
        </>
      )}
    </Page>
  );
}

function Daar({ voorbeeld: { daar, opening } }: { voorbeeld: Voorbeeld }): VNode {
  return (
    <Card title={`Op ${opening.van}`} icon="school">
      <KeyValueList
        wide
        items={[
          { term: 'Leerroute', value: daar.leerroute ?? 'niet op een leerroute' },
          ...(daar.bestemming ? [{ term: 'Op weg naar', value: daar.bestemming }] : []),
          { term: 'Leerlijnen', value: daar.pakketten.join(', ') || 'geen' },
        ]}
      />
    </Card>
  );
}

/** A choice of its own: another leerroute is another preview. */
function Leerroute({ voorbeeld }: { voorbeeld: Voorbeeld }): VNode {
  return (
    <Card title="Leerroute hier" icon="route">
      <form method="get" action={openingUrl(voorbeeld.opening.id)} class="k-form">
        <Select
          id="route"
          name="leerroute"
          label={`Op welke leerroute gaat ${voorbeeld.leerling.naam.roepnaam} verder?`}
          value={voorbeeld.leerroute ?? ''}
          options={voorbeeld.leerroutes.map((r) => ({ value: r.id, label: r.naam }))}
        />
        <div class="k-row">
          <Button type="submit" icon="refresh">
            Bekijk met deze leerroute
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Formulier({ voorbeeld, invoer, fouten }: VoorbeeldPageProps): VNode {
  const { opening, lijnen, leerling } = voorbeeld;
  return (
    <form method="post" action={`${openingUrl(opening.id)}/neem-over`} class="k-stack" noValidate>
      <input type="hidden" name="id" value={invoer.id} />
      <input type="hidden" name="leerroute" value={voorbeeld.leerroute ?? ''} />
      <input type="hidden" name="afdruk" value={voorbeeld.afdruk} />
      <WatOntbreekt fouten={fouten} />
      {lijnen.length === 0 ? (
        <Notice title={`${opening.van} had nog geen streefniveaus gekozen`}>
          {`${leerling.naam.roepnaam} komt op de leerroute te staan. Kies de streefniveaus daarna zelf.`}
        </Notice>
      ) : (
        lijnen.map((lijn) => (
          <LijnBlok
            key={lijn.veld}
            voorbeeld={voorbeeld}
            lijn={lijn}
            waarde={invoer.velden[lijn.veld] ?? ''}
            fout={fouten.velden?.includes(lijn.veld) ?? false}
          />
        ))
      )}
      <BlijftDaar voorbeeld={voorbeeld} />
      <Card title="Overnemen" icon="sailboat" tone="land">
        <Input
          id="beslotenDoor"
          name="beslotenDoor"
          label="Wie besliste dit"
          maxLength={200}
          value={invoer.beslotenDoor}
          {...(fouten.beslotenDoor ? { error: fouten.beslotenDoor } : {})}
        />
        <Textarea
          id="waarom"
          name="waarom"
          label="Waarom komt niet alles mee?"
          hint="Nodig als een leerlijn niet meekomt. Alleen collega's lezen dit."
          rows={2}
          maxLength={1000}
          value={invoer.waarom}
          {...(fouten.waarom ? { error: fouten.waarom } : { optional: true })}
        />
        <p class="k-soft">
          {`Wat iemand hier al beoordeelde, blijft zoals het is. Op ${opening.van} verandert niets. Je kunt dit vandaag ongedaan maken zolang er niet op is gewerkt.`}
        </p>
        <div class="k-row">
          <Button type="submit" kind="primary" icon="check">
            {`Ja, neem dit over voor ${leerling.naam.roepnaam}`}
          </Button>
          <LinkButton href={OVERKOMST} kind="subtle">
            Nog niet
          </LinkButton>
        </div>
      </Card>
    </form>
  );
}

/** Said aloud and given the focus when the form comes back; leads to what must be mended. */
function WatOntbreekt({ fouten }: { fouten: Fouten }): VNode | null {
  const [veld] = fouten.velden ?? [];
  const waar = veld ?? (fouten.waarom ? 'waarom' : fouten.beslotenDoor ? 'beslotenDoor' : undefined);
  const title =
    fouten.melding ??
    (veld ? 'Kies bij elke leerlijn wat er gebeurt, en elke leerlijn één keer.' : undefined) ??
    fouten.waarom ??
    fouten.beslotenDoor;
  if (title === undefined) return null;
  const next = <>Er is nog niets overgenomen. {waar ? <a href={`#${waar}`}>Naar wat er mist</a> : null}</>;
  return (
    <div data-focus="" tabIndex={-1}>
      <Notice kind={fouten.melding ? 'warning' : 'error'} announce title={title} next={next} />
    </div>
  );
}

function BlijftDaar({ voorbeeld: { blijftDaar, opening } }: { voorbeeld: Voorbeeld }): VNode | null {
  if (blijftDaar.length === 0) return null;
  return (
    <Card title="Open doelen die niet meekomen" icon="info-circle">
      <p>{`Deze doelen staan niet in jullie leerlijnen. Ze blijven te zien in de leerreis van ${opening.van}, zolang die openstaat.`}</p>
      <ul>
        {blijftDaar.map((d) => (
          <li key={d.code}>
            <span class="s-code">{d.code}</span> {d.tekst}
          </li>
        ))}
      </ul>
    </Card>
  );
}
