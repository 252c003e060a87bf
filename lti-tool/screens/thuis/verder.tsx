import type { VNode } from 'preact';
import type { OppView } from '../../../gateway/opp/view.ts';
import { Card } from '../../ui/components/card.tsx';
import type { Vertaal } from '../../ui/talen/taal.ts';
import { mijnDelen } from './jouw-antwoord.tsx';

/** What happens next: also when the answer was no (R44), with the steps of a dispute (R48, domain.md L12). */
export function Verder({ view, ik, t }: { view: OppView; ik: string; t: Vertaal }): VNode {
  const delen = mijnDelen(view, ik);
  const nee = delen.some((d) => d.deel === 'handeling' && d.antwoord === 'niet_akkoord');
  return (
    <Card title={t('verder.titel')} icon="route">
      {nee || view.versie?.geschil ? (
        <>
          <p>{t('verder.nee')}</p>
          <ol class="s-thuis__stappen" id="stappen">
            <li>{t('verder.stap1')}</li>
            <li>{t('verder.stap2')}</li>
            <li>{t('verder.stap3')}</li>
          </ol>
          <p>{t('verder.intussen')}</p>
        </>
      ) : (
        <p>{t(view.versie?.vastgesteldOp ? 'verder.geldt' : 'verder.wacht')}</p>
      )}
    </Card>
  );
}
