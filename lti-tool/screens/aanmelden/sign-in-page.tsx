import type { VNode } from 'preact';
import type { BronKnop } from '../../../gateway/access/oidc/bronnen.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { StartPage } from '../../ui/components/start-page.tsx';
import type { AanmeldenDeps } from './deps.ts';
import { CLIENT, PasskeyForm, PasskeyMessages } from './passkey-form.tsx';
import { AANMELDEN, dienstUrl, UITNODIGING } from './urls.ts';

export interface SignInPageProps {
  assets: AanmeldenDeps['assets'];
  /** A path of ours to go on at. */
  naar: string;
  /** Services of schools to sign in by. */
  diensten: readonly BronKnop[];
  /** Why the last try was refused. */
  refused?: string;
}

/** One button; who has no passkey reads what to do instead. */
export function SignInPage({ assets, naar, diensten, refused }: SignInPageProps): VNode {
  return (
    <StartPage assets={assets} title="Aanmelden" lead="Meld je aan met je passkey." clients={[CLIENT]}>
      {refused === undefined ? null : <Notice kind="error" title={refused} />}
      <PasskeyForm
        action={AANMELDEN}
        doen="gebruiken"
        vraag={{ bij: `${AANMELDEN}/vraag` }}
        kind="primary"
        icon="lock"
        button="Aanmelden met een passkey"
      >
        <input type="hidden" name="naar" value={naar} />
      </PasskeyForm>
      {diensten.length === 0 ? null : (
        <section class="k-stack" aria-labelledby="diensten">
          <h2 id="diensten">Of met het account van je school</h2>
          <div class="k-row">
            {diensten.map(({ id, naam }) => (
              <LinkButton key={id} href={dienstUrl(id, naar)} icon="school">
                {`Aanmelden met ${naam}`}
              </LinkButton>
            ))}
          </div>
        </section>
      )}
      <p>
        Een passkey is voor beheer, en voor ouders en leerlingen die school heeft uitgenodigd. Werk je op
        school met Koers? Open Koers dan vanuit de leeromgeving
        {diensten.length === 0 ? '' : ', of met het account van je school'}.
      </p>
      <p class="k-sheet__foot">
        Heb je nog geen passkey, of ben je hem kwijt? Vraag school om een uitnodiging.{' '}
        <a href={UITNODIGING}>Ik heb een code gekregen</a>
      </p>
      <PasskeyMessages />
    </StartPage>
  );
}
