import type { VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { wanneer } from '../datum.ts';
import type { AccountView } from './deps.ts';
import { afmeldenUrl, losUrl, WACHTEN } from './urls.ts';

/** Accounts by which a person comes in, and taking one away. */
export function AccountsCard({
  persoon,
  passkey,
  accounts,
  now,
}: {
  persoon: string;
  /** Signs in to Koers itself. */
  passkey: boolean;
  accounts: readonly AccountView[];
  now: Date;
}): VNode {
  return (
    <Card title="Accounts" icon="plug" foot={<Afmelden persoon={persoon} />}>
      {accounts.length === 0 ? (
        <p>
          {passkey
            ? 'Deze persoon meldt zich aan met een passkey, en komt niet binnen vanuit een ELO. '
            : 'Deze persoon komt nog niet binnen vanuit een ELO. '}
          Wacht er iemand met een code? Kijk bij <a href={WACHTEN}>wie wacht op koppelen</a>.
        </p>
      ) : null}
      {accounts.map((account) => (
        <div key={account.id} class="k-stack k-stack--tight">
          <p>{`Account op ${account.elo}, gekoppeld ${wanneer(account.sinds, now)}`}</p>
          <ConfirmPanel
            id={`los-${account.id}`}
            trigger="Losmaken"
            title={`Het account op ${account.elo} losmaken?`}
          >
            <p>
              Wat met dit account openstaat, sluit meteen. De volgende keer krijgt deze persoon een code en
              moet iemand het account opnieuw koppelen.
            </p>
            <form method="post" action={losUrl(persoon, account.id)}>
              <Button type="submit" kind="careful" icon="plug-x">
                Account losmaken
              </Button>
            </form>
          </ConfirmPanel>
        </div>
      ))}
    </Card>
  );
}

function Afmelden({ persoon }: { persoon: string }): VNode {
  return (
    <ConfirmPanel id="afmelden" trigger="Overal afmelden" title="Deze persoon overal afmelden?">
      <p>
        Wat openstaat, sluit meteen, op elk apparaat. Aanmelden kan daarna gewoon weer. Handig als een tablet
        kwijt is.
      </p>
      <form method="post" action={afmeldenUrl(persoon)}>
        <Button type="submit" kind="careful" icon="door-exit">
          Ja, overal afmelden
        </Button>
      </form>
    </ConfirmPanel>
  );
}
