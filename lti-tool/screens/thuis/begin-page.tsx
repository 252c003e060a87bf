import type { VNode } from 'preact';
import type { ThuisKind } from '../../../gateway/opp/thuis/begin.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { type Vertaal, vertaler } from '../../ui/talen/taal.ts';
import { kaartUrl, leerlingUrl } from '../urls.ts';
import { Bericht, type ThuisFrame, ThuisPage } from './kader.tsx';
import { antwoordUrl, planUrl } from './urls.ts';

/** The first page of who reads at home: my child, and what is asked of me. */
export function BeginPage({ frame, kinderen }: { frame: ThuisFrame; kinderen: readonly ThuisKind[] }): VNode {
  const t = vertaler(frame.taal);
  return (
    <ThuisPage frame={frame} title={t('thuis.titel')}>
      <h1>{t('thuis.dag', { naam: frame.naam.split(' ')[0] ?? '' })}</h1>
      <p class="s-thuis__lead">{t('thuis.intro')}</p>
      {kinderen.length === 0 ? (
        <Bericht t={t} soort="weten" tekst={t('thuis.geen')}>
          <p>{t('thuis.geenNu')}</p>
        </Bericht>
      ) : null}
      {kinderen.map((kind) => (
        <Kind key={kind.leerling} kind={kind} t={t} />
      ))}
    </ThuisPage>
  );
}

function Kind({ kind, t }: { kind: ThuisKind; t: Vertaal }): VNode {
  const { leerling, naam, zelf, teLezen, gevraagd } = kind;
  return (
    <Card title={naam.voluit} icon="user" {...(gevraagd.length > 0 ? { tone: 'land' as const } : {})}>
      <p>
        {!teLezen
          ? t('thuis.nogGeen')
          : gevraagd.length === 0
            ? t('thuis.niets')
            : t('thuis.gevraagd', { aantal: gevraagd.length })}
      </p>
      <div class="s-thuis__knoppen">
        {gevraagd.map((deel, n) => (
          <LinkButton
            key={deel}
            href={antwoordUrl(leerling, deel)}
            icon="message-circle"
            {...(n === 0 ? { kind: 'primary' as const } : {})}
          >
            {t(`thuis.vraag.${deel}`)}
          </LinkButton>
        ))}
        {teLezen ? (
          <LinkButton href={planUrl(leerling)} icon="file-text">
            {zelf ? t('thuis.eigen') : t('thuis.lees', { naam: naam.roepnaam })}
          </LinkButton>
        ) : null}
        {zelf ? null : (
          <>
            <LinkButton href={kaartUrl(leerling)} icon="list-check">
              {t('thuis.doelen', { naam: naam.roepnaam })}
            </LinkButton>
            <LinkButton href={leerlingUrl(leerling)} icon="map">
              {t('thuis.profiel', { naam: naam.roepnaam })}
            </LinkButton>
          </>
        )}
      </div>
    </Card>
  );
}
