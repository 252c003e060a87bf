import type { VNode } from 'preact';
import type { MyPasskeys, PasskeyView } from '../../../gateway/access/my-passkeys.ts';
import type { SessionView } from '../../../gateway/access/my-sessions.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input } from '../../ui/components/input.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { wanneer } from '../datum.ts';
import { CLIENT, PasskeyForm, PasskeyMessages } from './passkey-form.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { opnieuwUrl, PASSKEYS } from './urls.ts';

export const NAAM_MAX = 40;

export interface PasskeysPageProps {
  frame: Frame;
  mine: MyPasskeys;
  sessions: readonly SessionView[];
  now: Date;
  /** Why the last act was refused. */
  refused?: string;
}

/** My passkeys: what they are called, when they were used, one more, one less. */
export function PasskeysPage({ frame, mine, sessions, now, refused }: PasskeysPageProps): VNode {
  const { passkeys, mayRemoveLast } = mine;
  const removable = passkeys.length > 1 || mayRemoveLast;
  return (
    <Page
      frame={frame}
      title="Mijn passkeys"
      clients={[CLIENT]}
      {...(refused === undefined ? {} : { messages: <Refused why={refused} /> })}
    >
      <PageHeader
        title="Mijn passkeys"
        lead="Met een passkey meld je je aan bij Koers. Heb er het liefst twee, op twee apparaten: raak je er een kwijt, dan kom je er met de andere in."
      />
      {passkeys.map((passkey) => (
        <PasskeyCard key={passkey.id} passkey={passkey} now={now} removable={removable} />
      ))}
      <Card title="Nog een passkey" icon="plus">
        <PasskeyForm
          action={PASSKEYS}
          doen="maken"
          vraag={{ bij: `${PASSKEYS}/vraag` }}
          icon="lock"
          button="Passkey toevoegen"
        >
          <Input
            id="naam"
            name="naam"
            label="Naam"
            hint="Waaraan je hem herkent, bijvoorbeeld: telefoon."
            maxLength={NAAM_MAX}
          />
        </PasskeyForm>
      </Card>
      <PasskeyMessages />
      <SessionsCard sessions={sessions} now={now} />
    </Page>
  );
}

/** Changing passkeys wants a fresh sign-in, so the way there stands with every refusal. */
function Refused({ why }: { why: string }): VNode {
  return (
    <Notice
      kind="error"
      title={why}
      announce
      next={<a href={opnieuwUrl(PASSKEYS)}>Opnieuw aanmelden met een passkey</a>}
    />
  );
}

function PasskeyCard({
  passkey,
  now,
  removable,
}: {
  passkey: PasskeyView;
  now: Date;
  removable: boolean;
}): VNode {
  const { id, naam, current, createdAt, lastUsedAt, backedUp } = passkey;
  return (
    <Card
      title={naam}
      icon="lock"
      {...(current ? { aside: <Badge tone="success">Deze gebruik je nu</Badge> } : {})}
    >
      <KeyValueList
        items={[
          { term: 'Gemaakt', value: wanneer(createdAt, now) },
          { term: 'Laatst gebruikt', value: lastUsedAt ? wanneer(lastUsedAt, now) : 'nog niet' },
          { term: 'Staat op', value: backedUp ? 'al je apparaten, via je wachtwoordbeheer' : 'één apparaat' },
        ]}
      />
      {removable ? (
        <ConfirmPanel id={`weg-${id}`} trigger="Verwijderen" kind="secondary" title={`${naam} verwijderen?`}>
          <p>
            {current
              ? 'Je meldt je dan niet meer aan met deze passkey. Je wordt meteen afgemeld.'
              : 'Je meldt je dan niet meer aan met deze passkey. Wie ermee is aangemeld, wordt meteen afgemeld.'}
          </p>
          <form method="post" action={`${PASSKEYS}/weg`}>
            <input type="hidden" name="passkey" value={id} />
            <Button type="submit" kind="careful">
              Ja, verwijderen
            </Button>
          </form>
        </ConfirmPanel>
      ) : (
        <p class="k-small">Dit is je enige passkey. Voeg eerst een andere toe voordat je deze weghaalt.</p>
      )}
    </Card>
  );
}
