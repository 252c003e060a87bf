import type { VNode } from 'preact';
import type { InvitationQuestion } from '../../../gateway/access/accept-invitation.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input } from '../../ui/components/input.tsx';
import { StartPage } from '../../ui/components/start-page.tsx';
import type { AanmeldenDeps } from './deps.ts';
import { CLIENT, PasskeyForm, PasskeyMessages } from './passkey-form.tsx';
import { AANMELDEN, UITNODIGING } from './urls.ts';

type With<T> = T & { assets: AanmeldenDeps['assets'] };

/** First step: the code; with what stood in the link, for who followed one. It is typed, so it never stands in an address, a history or a log. */
export function CodePage({
  assets,
  error,
  link,
}: With<{ error?: string; link?: string | undefined }>): VNode {
  return (
    <StartPage
      assets={assets}
      title="Je uitnodiging"
      lead="Je bent uitgenodigd voor Koers. Vul de code in die je hebt gekregen."
    >
      <form class="k-form" method="post" action={UITNODIGING}>
        {link === undefined ? null : <input type="hidden" name="link" value={link} />}
        <Input
          id="code"
          name="code"
          label="Code"
          hint="12 letters en cijfers, zoals K7F2-QMXA-9RTB. De streepjes hoeven niet."
          maxLength={40}
          {...(error === undefined ? {} : { error })}
        />
        <div class="k-row">
          <Button type="submit" kind="primary" icon="arrow-right">
            Verder
          </Button>
        </div>
      </form>
      <p class="k-sheet__foot">
        Heb je al een passkey voor deze school? <a href={AANMELDEN}>Meld je aan</a>
      </p>
    </StartPage>
  );
}

/** Second step: make a passkey, or use the one that opens another school. */
export function WelcomePage({ assets, question }: With<{ question: InvitationQuestion }>): VNode {
  const { naam, school, make, use } = question;
  return (
    <StartPage
      assets={assets}
      title={`Welkom, ${naam}`}
      lead={`Je code klopt. Maak nu een passkey voor ${school}.`}
      clients={[CLIENT]}
    >
      <p>
        Een passkey is een sleutel op je apparaat. Je opent hem met je vingerafdruk, je gezicht of de pincode
        van je apparaat. Je hoeft dus geen wachtwoord te onthouden.
      </p>
      <PasskeyForm
        action={`${UITNODIGING}/passkey`}
        doen="maken"
        vraag={{ opties: make }}
        kind="primary"
        icon="lock"
        button="Maak een passkey"
      />
      <ConfirmPanel
        id="al-een-passkey"
        trigger="Ik heb al een passkey"
        kind="secondary"
        title="Eén passkey voor al je scholen"
        level={2}
      >
        <p>
          Open je met een passkey al een andere school in Koers? Gebruik die dan ook hier. Na het aanmelden
          kies je voortaan de school.
        </p>
        <PasskeyForm
          action={`${UITNODIGING}/bestaand`}
          doen="gebruiken"
          vraag={{ opties: use }}
          button="Gebruik mijn passkey"
        />
      </ConfirmPanel>
      <p class="k-sheet__foot">
        Doe dit binnen 5 minuten. Lukt het niet? Dan werkt je code gewoon nog een keer.
      </p>
      <PasskeyMessages />
    </StartPage>
  );
}

/** The passkey or the invitation did not hold. */
export function NotAcceptedPage({ assets, message }: With<{ message: string }>): VNode {
  return (
    <StartPage
      assets={assets}
      title="Dat is niet gelukt"
      lead={message}
      scene="boei"
      actions={
        <LinkButton href={UITNODIGING} kind="primary" icon="arrow-left">
          Terug naar de code
        </LinkButton>
      }
    />
  );
}
