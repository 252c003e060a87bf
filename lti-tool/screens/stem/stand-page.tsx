import type { VNode } from 'preact';
import type { StemStand } from '../../../gateway/opp/stem/service.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Input, Textarea } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { oppUrl, SECTIE_ID } from '../opp/urls.ts';
import { leerlingUrl } from '../urls.ts';
import { Regel } from './regel.tsx';
import { samenUrl, stemUrl } from './urls.ts';

/** What was filled in under "nu niet", with what is wrong with it. */
export interface NietInvoer {
  readonly reden: string;
  readonly volgendePoging: string;
  readonly fouten: { readonly reden?: string; readonly volgendePoging?: string };
}

interface StandProps {
  frame: Frame;
  stand: StemStand;
  zojuist: 'bewaard' | 'gestopt' | null;
  invoer?: NietInvoer;
}

const ZOJUIST = { bewaard: 'Bewaard.', gestopt: 'Bewaard. Jullie kunnen later verder.' } as const;
const MOMENT = {
  opstellen: 'bij het opstellen',
  bijstellen: 'bij het bijstellen',
  evalueren: 'bij de evaluatie',
};

/** For who works with a pupil: was he heard, what did he say, and what is next (R46). */
export function StandPage({ frame, stand, zojuist, invoer }: StandProps): VNode {
  const { leerling, versie, regels } = stand;
  return (
    <Page
      frame={frame}
      title={`Stem van ${leerling.naam}`}
      clients={['screens/stem.js']}
      {...(zojuist === null ? {} : { messages: <Toast text={ZOJUIST[zojuist]} /> })}
    >
      <PageHeader
        crumbs={[
          { href: leerlingUrl(leerling.id), label: leerling.naam },
          { href: oppUrl(leerling.id, { bij: SECTIE_ID.f }), label: 'OPP' },
        ]}
        title={`Stem van ${leerling.roepnaam}`}
        lead={`Elke leerling mag zeggen wat hij vindt van zijn plan. Hier staat hoe ${leerling.roepnaam} is gehoord.`}
      />
      {versie === null ? (
        <EmptyState title="Er wordt nu geen plan gemaakt of bekeken" scene="haven">
          Begin met een OPP. Daarna kun je de leerling horen.
        </EmptyState>
      ) : (
        <>
          <Nu stand={stand} />
          {regels.map((regel, i) => (
            <Regel key={i} leerling={leerling.id} regel={regel} />
          ))}
          {stand.schrijven && !regels.some((r) => r.gehoord) ? (
            <Niet leerling={leerling} {...(invoer ? { invoer } : {})} />
          ) : null}
        </>
      )}
    </Page>
  );
}

/** Where it stands, in one sentence, and the one button that is next. */
function Nu({ stand }: { stand: StemStand }): VNode {
  const { leerling, versie, regels, begonnenOp, schrijven } = stand;
  const [laatste] = regels;
  const gehoord = regels.some((r) => r.gehoord);
  const naam = leerling.roepnaam;
  const moment = versie ? MOMENT[versie.moment] : '';
  const title = gehoord
    ? `${naam} is gehoord ${moment}.`
    : laatste?.volgendePoging
      ? `${naam} is nog niet gehoord. Probeer het op ${dagVoluit(laatste.volgendePoging)} opnieuw.`
      : begonnenOp
        ? `${naam} is begonnen, maar nog niet klaar.`
        : `${naam} is nog niet gehoord ${moment}.`;
  return (
    <Notice
      kind={gehoord ? 'success' : 'info'}
      title={title}
      {...(schrijven
        ? {
            next: (
              <LinkButton
                href={samenUrl(leerling.id)}
                kind={gehoord ? 'secondary' : 'primary'}
                icon="message-circle"
              >
                {begonnenOp
                  ? 'Samen verder gaan'
                  : gehoord
                    ? 'Nog een keer horen'
                    : `Samen met ${naam} invullen`}
              </LinkButton>
            ),
          }
        : {})}
    >
      {gehoord ? null : (
        <p>{`${naam} kan de vragen ook zelf invullen: bij Mijn doelen, onder "Wat vind jij?".`}</p>
      )}
    </Notice>
  );
}

function Niet({ leerling, invoer }: { leerling: StemStand['leerling']; invoer?: NietInvoer }): VNode {
  return (
    <details class="k-section" open={invoer !== undefined}>
      <summary>Het lukt nu niet</summary>
      <form class="k-form" method="post" action={`${stemUrl(leerling.id)}/niet`}>
        <Textarea
          id="niet-reden"
          name="reden"
          label={`Waarom kan ${leerling.roepnaam} nu niet gehoord worden?`}
          hint="Dit komt in het OPP te staan."
          rows={3}
          maxLength={2000}
          value={invoer?.reden ?? ''}
          {...(invoer?.fouten.reden ? { error: invoer.fouten.reden } : {})}
        />
        <Input
          id="niet-dag"
          name="volgendePoging"
          type="date"
          short
          label="Wanneer probeer je het opnieuw?"
          value={invoer?.volgendePoging ?? ''}
          {...(invoer?.fouten.volgendePoging ? { error: invoer.fouten.volgendePoging } : {})}
        />
        <div class="k-row">
          <Button type="submit" icon="check">
            Bewaar
          </Button>
        </div>
      </form>
    </details>
  );
}
