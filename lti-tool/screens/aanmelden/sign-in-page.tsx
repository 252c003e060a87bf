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

/** Who works at school sees the account of school first, where there is one; everybody else has a passkey, or reads how to get it. */
export function SignInPage({ assets, naar, diensten, refused }: SignInPageProps): VNode {
  const lead = diensten.length === 0 ? 'Meld je aan met je passkey.' : 'Hoe wil je je aanmelden?';
  return (
    <StartPage assets={assets} title="Aanmelden" lead={lead} clients={[CLIENT]}>
      {refused === undefined ? null : <Notice kind="error" title={refused} />}
      {diensten.length === 0 ? (
        <>
          <Passkey naar={naar} />
          <p>
            Een passkey is voor beheer, en voor ouders en leerlingen die school heeft uitgenodigd. Werk je op
            school met Koers? Open Koers dan vanuit de leeromgeving.
          </p>
        </>
      ) : (
        <>
          <section class="k-stack k-stack--tight" aria-labelledby="diensten">
            <h2 id="diensten">Werk je op school?</h2>
            <p>Gebruik het account van je school, of open Koers vanuit de leeromgeving.</p>
            <div class="k-row">
              {diensten.map(({ id, naam }) => (
                <LinkButton key={id} href={dienstUrl(id, naar)} icon="school" kind="primary">
                  {`Aanmelden met ${naam}`}
                </LinkButton>
              ))}
            </div>
          </section>
          <section class="k-stack k-stack--tight" aria-labelledby="passkey">
            <h2 id="passkey">Heb je een passkey?</h2>
            <p>Die is voor beheer, en voor ouders en leerlingen die school heeft uitgenodigd.</p>
            <Passkey naar={naar} kind="secondary" />
          </section>
        </>
      )}
      <p class="k-sheet__foot">
        Heb je nog geen passkey, of ben je hem kwijt? Vraag school om een uitnodiging.{' '}
        <a href={UITNODIGING}>Ik heb een code gekregen</a>
      </p>
      <PasskeyMessages />
    </StartPage>
  );
}

function Passkey({ naar, kind = 'primary' }: { naar: string; kind?: 'primary' | 'secondary' }): VNode {
  return (
    <PasskeyForm
      action={AANMELDEN}
      doen="gebruiken"
      vraag={{ bij: `${AANMELDEN}/vraag` }}
      kind={kind}
      icon="lock"
      button="Aanmelden met een passkey"
    >
      <input type="hidden" name="naar" value={naar} />
    </PasskeyForm>
  );
}
