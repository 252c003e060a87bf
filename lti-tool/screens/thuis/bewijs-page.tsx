import type { VNode } from 'preact';
import { Overhandigd } from '../../../gateway/access/ouder-uitnodiging/zekerheid.ts';
import type { BewijsRegel } from '../../../gateway/opp/view.ts';
import { Card } from '../../ui/components/card.tsx';
import type { Sleutel } from '../../ui/talen/nl.ts';
import { tijdstip, type Vertaal, vertaler } from '../../ui/talen/taal.ts';
import { Bericht, type ThuisFrame, ThuisPage } from './kader.tsx';
import { planUrl } from './urls.ts';

export interface BewijsPageProps {
  frame: ThuisFrame;
  leerling: { readonly id: string; readonly naam: string };
  nummer: number;
  /** Of the reader himself. */
  regels: readonly BewijsRegel[];
}

/** Evidence of what the reader answered: who, when, on which exact content, how he came in and how sure (R44). To print. */
export function BewijsPage({ frame, leerling, nummer, regels }: BewijsPageProps): VNode {
  const t = vertaler(frame.taal);
  return (
    <ThuisPage frame={frame} title={t('bewijs.titel')}>
      <a class="s-thuis__terug" href={planUrl(leerling.id)}>
        {t('opp.titel', { naam: leerling.naam })}
      </a>
      <h1>{t('bewijs.titel')}</h1>
      <p class="s-thuis__lead">{`${leerling.naam} · ${frame.school} · ${t('opp.versie', { nummer })}`}</p>
      <p>{t('bewijs.uitleg')}</p>
      {regels.length === 0 ? <Bericht t={t} soort="weten" tekst={t('bewijs.geen')} /> : null}
      {regels.map((regel) => (
        <Regel key={`${regel.deel}-${regel.op.getTime()}`} regel={regel} frame={frame} t={t} />
      ))}
    </ThuisPage>
  );
}

function Regel({ regel, frame, t }: { regel: BewijsRegel; frame: ThuisFrame; t: Vertaal }): VNode {
  const ja = regel.antwoord === 'akkoord' ? 'ja' : 'nee';
  const feiten: readonly (readonly [Sleutel, string])[] = [
    ['bewijs.wie', regel.naam],
    ['bewijs.deel', t(`bewijs.${regel.deel}`)],
    ['bewijs.antwoord', t(`antwoord.${regel.deel}.${ja}`)],
    ['bewijs.wanneer', tijdstip(frame.taal, regel.op)],
    ['bewijs.hoe', t(`bewijs.${regel.methode}`)],
    ['bewijs.zeker', zeker(t, regel.zekerheid)],
  ];
  return (
    <Card title={tijdstip(frame.taal, regel.op)} icon="lock">
      <dl class="s-thuis__feiten">
        {feiten.map(([sleutel, waarde]) => (
          <div class="s-thuis__feit" key={sleutel}>
            <dt>{t(sleutel)}</dt>
            <dd>{waarde}</dd>
          </div>
        ))}
        <div class="s-thuis__feit">
          <dt>{t('bewijs.code')}</dt>
          <dd class="s-thuis__afdruk" dir="ltr">
            {regel.afdruk}
          </dd>
        </div>
      </dl>
      {regel.toelichting ? <blockquote dir="auto">{regel.toelichting}</blockquote> : null}
      <p class="k-small">{t(regel.telt ? 'bewijs.telt' : 'bewijs.oud')}</p>
    </Card>
  );
}

function zeker(t: Vertaal, zekerheid: string | null): string {
  const bekend = [...Overhandigd.options, 'passkey', 'elo'].find((z) => z === zekerheid);
  return t(bekend === undefined ? 'bewijs.z.anders' : (`bewijs.z.${bekend}` as Sleutel));
}
