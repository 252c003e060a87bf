import type { VNode } from 'preact';
import { WELKOM } from '../../../gateway/access/ouder-uitnodiging/link.ts';
import { TALEN, type Taal, vertaler, WOORDEN } from '../../ui/talen/taal.ts';
import { Bericht } from '../thuis/kader.tsx';
import { PasskeyMessages } from './passkey-form.tsx';
import { UITNODIGING } from './urls.ts';

/** This page in another language, which is kept; plain links, as nobody has a session here. Only for thuis: staff reads Dutch. */
export function TaalLinks({ taal, link }: { taal: Taal; link: string | undefined }): VNode | null {
  if (link === undefined && taal === 'nl') return null;
  const pad = link === undefined ? UITNODIGING : `${WELKOM}/${link}`;
  return (
    <nav class="s-thuis__taal" aria-label={vertaler(taal)('taal.kies')}>
      <ul class="k-row s-thuis__talen">
        {TALEN.map((een) => (
          <li key={een}>
            <a
              class="s-thuis__taalknop"
              href={`${pad}?taal=${een}`}
              lang={een}
              hreflang={een}
              {...(een === taal ? { 'aria-current': 'true' as const } : {})}
            >
              {WOORDEN[een]['taal.naam']}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const BERICHTEN = [
  ['passkey-afgebroken', 'weten', 'welkom.afgebroken', 'welkom.afgebrokenNu'],
  ['passkey-bekend', 'weten', 'welkom.bekend', 'welkom.bekendNu'],
  ['passkey-kan-niet', 'mislukt', 'welkom.kanNiet', 'welkom.kanNietNu'],
] as const;

/** What the client module may say, in the language of the page. */
export function PasskeyBerichten({ taal }: { taal: Taal }): VNode {
  if (taal === 'nl') return <PasskeyMessages />;
  const t = vertaler(taal);
  return (
    <>
      <noscript>
        <Bericht t={t} soort="letOp" tekst={t('welkom.geenScript')}>
          <p>{t('welkom.geenScriptNu')}</p>
        </Bericht>
      </noscript>
      {BERICHTEN.map(([id, soort, wat, nu]) => (
        <template id={id} key={id}>
          <Bericht t={t} soort={soort} tekst={t(wat)}>
            <p>{t(nu)}</p>
          </Bericht>
        </template>
      ))}
      <template id="melding-geen-verbinding">
        <Bericht t={t} soort="mislukt" tekst={t('welkom.geenNet')} />
      </template>
    </>
  );
}
