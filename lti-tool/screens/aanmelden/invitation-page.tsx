import type { VNode } from 'preact';
import type { InvitationQuestion } from '../../../gateway/access/accept-invitation.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input } from '../../ui/components/input.tsx';
import { StartPage } from '../../ui/components/start-page.tsx';
import { type Taal, vertaler } from '../../ui/talen/taal.ts';
import { kaderWoorden, VanSchool } from '../thuis/kader.tsx';
import type { AanmeldenDeps } from './deps.ts';
import { CLIENT, PasskeyForm } from './passkey-form.tsx';
import { AANMELDEN, UITNODIGING } from './urls.ts';
import { PasskeyBerichten, TaalLinks } from './welkom-delen.tsx';

/** In the language that was chosen in this browser: who is invited for thuis may read no Dutch (R60). */
type With<T> = T & { assets: AanmeldenDeps['assets']; taal: Taal };

const inTaal = (taal: Taal) => {
  const t = vertaler(taal);
  return { t, kader: { lang: taal, woorden: kaderWoorden(t) } };
};

/** First step: the code; with what stood in the link, for who followed one. It is typed, so it never stands in an address, a history or a log. */
export function CodePage({
  assets,
  taal,
  error,
  link,
}: With<{ error?: string; link?: string | undefined }>): VNode {
  const { t, kader } = inTaal(taal);
  return (
    <StartPage assets={assets} {...kader} title={t('welkom.titel')} lead={t('welkom.intro')}>
      <form class="k-form" method="post" action={UITNODIGING}>
        {link === undefined ? null : <input type="hidden" name="link" value={link} />}
        <Input
          id="code"
          name="code"
          label={t('welkom.code')}
          hint={t('welkom.codeUitleg')}
          maxLength={40}
          {...(error === undefined ? {} : { error })}
        />
        <div class="k-row">
          <Button type="submit" kind="primary" icon="arrow-right">
            {t('welkom.verder')}
          </Button>
        </div>
      </form>
      <p class="k-sheet__foot">
        {t('welkom.alPasskey')} <a href={AANMELDEN}>{t('welkom.meldAan')}</a>
      </p>
      <TaalLinks taal={taal} link={link} />
    </StartPage>
  );
}

/** Second step: make a passkey, or use the one that opens another school. */
export function WelcomePage({ assets, taal, question }: With<{ question: InvitationQuestion }>): VNode {
  const { naam, school, make, use } = question;
  const { t, kader } = inTaal(taal);
  return (
    <StartPage
      assets={assets}
      {...kader}
      title={t('welkom.dag', { naam })}
      lead={t('welkom.klopt', { school })}
      clients={[CLIENT]}
    >
      <p>{t('welkom.passkey')}</p>
      <PasskeyForm
        action={`${UITNODIGING}/passkey`}
        doen="maken"
        vraag={{ opties: make }}
        kind="primary"
        icon="lock"
        button={t('welkom.maak')}
      />
      <ConfirmPanel
        id="al-een-passkey"
        trigger={t('welkom.ikHeb')}
        kind="secondary"
        title={t('welkom.ikHebTitel')}
        level={2}
      >
        <p>{t('welkom.ikHebUitleg')}</p>
        <PasskeyForm
          action={`${UITNODIGING}/bestaand`}
          doen="gebruiken"
          vraag={{ opties: use }}
          button={t('welkom.gebruik')}
        />
      </ConfirmPanel>
      <p class="k-sheet__foot">{t('welkom.binnen')}</p>
      <PasskeyBerichten taal={taal} />
    </StartPage>
  );
}

/** The passkey or the invitation did not hold; why is said in Dutch, as Koers itself says it. */
export function NotAcceptedPage({ assets, taal, message }: With<{ message: string }>): VNode {
  const { t, kader } = inTaal(taal);
  return (
    <StartPage
      assets={assets}
      {...kader}
      title={t('welkom.nietGelukt')}
      lead={taal === 'nl' ? message : t('welkom.nietGeluktUitleg')}
      scene="boei"
      actions={
        <LinkButton href={UITNODIGING} kind="primary" icon="arrow-left">
          {t('welkom.terug')}
        </LinkButton>
      }
    >
      {taal === 'nl' ? null : <VanSchool>{message}</VanSchool>}
    </StartPage>
  );
}
