import type { VNode } from 'preact';
import type { Grant } from '../../../gateway/access/grants.ts';
import type { Mens } from '../../../gateway/access/mensen.ts';
import type { ToegekendeRol } from '../../../gateway/model/actor.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Timeline } from '../../ui/components/timeline.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit, datumVan, laatsteDag } from '../datum.ts';
import { WOORD } from '../roles.ts';
import { AccountsCard } from './accounts-card.tsx';
import type { AccountView } from './deps.ts';
import { OpenRollen } from './open-rollen.tsx';
import { type Ingevuld, RolForm } from './rol-form.tsx';
import { GEDAAN, type Gedaan, MENSEN, uitnodigUrl } from './urls.ts';

/** What the page must say besides: something that was done, or that could not be done and what was filled in. */
export interface Zeg {
  readonly gedaan?: Gedaan | undefined;
  readonly fout?: { readonly bij: 'rol' | 'einde'; readonly tekst: string };
  readonly ingevuld?: Ingevuld;
}

export interface MensPageProps {
  frame: Frame;
  mens: Mens;
  grants: readonly Grant[];
  accounts: readonly AccountView[];
  /** Roles that who looks may give and end. */
  teGeven: readonly ToegekendeRol[];
  /** The page is about who looks. */
  zelf: boolean;
  now: Date;
  zeg: Zeg;
}

/** One person: what he may in Koers, since when, by whom and why, and by which accounts he comes in (R64). */
export function MensPage({ frame, mens, grants, accounts, teGeven, zelf, now, zeg }: MensPageProps): VNode {
  const messages = zeg.gedaan ? <Toast icon="check" text={GEDAAN[zeg.gedaan]} /> : undefined;
  const geweest = grants.filter((grant) => grant.staat === 'geweest');
  return (
    <Page
      frame={frame}
      title={mens.naam.voluit}
      plek="mensen"
      {...(messages === undefined ? {} : { messages })}
    >
      <PageHeader
        title={mens.naam.voluit}
        crumbs={[{ href: MENSEN, label: 'Mensen' }]}
        meta={<Badge icon="user">{mens.soort}</Badge>}
        actions={
          mens.soort === 'medewerker' && !zelf ? (
            <LinkButton href={uitnodigUrl(mens.id)} icon="lock">
              Uitnodigen met een code
            </LinkButton>
          ) : undefined
        }
      />
      {zeg.fout?.bij === 'einde' ? (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="De rol is niet beëindigd">
            <p>{zeg.fout.tekst}</p>
          </Notice>
        </div>
      ) : null}
      {mens.soort === 'medewerker' ? (
        <>
          <OpenRollen
            persoon={mens.id}
            grants={grants.filter((grant) => grant.staat !== 'geweest')}
            teGeven={teGeven}
          />
          <NieuweRol mens={mens} teGeven={teGeven} zelf={zelf} now={now} zeg={zeg} />
        </>
      ) : null}
      <AccountsCard persoon={mens.id} passkey={mens.passkey} accounts={accounts} now={now} />
      {geweest.length > 0 ? (
        <Card title="Eerdere rollen" icon="history">
          <Timeline label="Eerdere rollen" entries={geweest.map(eerder)} />
        </Card>
      ) : null}
    </Page>
  );
}

function NieuweRol({
  mens,
  teGeven,
  zelf,
  now,
  zeg,
}: Pick<MensPageProps, 'mens' | 'teGeven' | 'zelf' | 'now' | 'zeg'>): VNode {
  return (
    <Card title="Een rol geven" icon="plus">
      {zelf ? (
        <p>Jezelf geef je geen rol. Een collega die rollen beheert kan dat doen.</p>
      ) : (
        <RolForm
          persoon={mens.id}
          vandaag={datumVan(now)}
          teGeven={teGeven}
          ingevuld={zeg.ingevuld}
          fout={zeg.fout?.bij === 'rol' ? zeg.fout.tekst : undefined}
        />
      )}
    </Card>
  );
}

function eerder(grant: Grant) {
  const tot = grant.tot ?? grant.van;
  // A role that was taken back before it began never held.
  const wanneer =
    tot <= grant.van ? 'niet ingegaan' : `${dagVoluit(grant.van)} tot en met ${dagVoluit(laatsteDag(tot))}`;
  return {
    key: grant.id,
    datetime: tot,
    when: wanneer,
    what: WOORD[grant.rol],
    detail: (
      <>
        <p class="k-small">{`Gegeven${grant.door ? ` door ${grant.door}` : ''}: ${grant.reden}`}</p>
        {grant.einde ? (
          <p class="k-small">
            {`Beëindigd${grant.einde.door ? ` door ${grant.einde.door}` : ''}: ${grant.einde.reden}`}
          </p>
        ) : null}
      </>
    ),
  };
}
