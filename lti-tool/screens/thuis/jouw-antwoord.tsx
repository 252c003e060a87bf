import type { VNode } from 'preact';
import type { OppDeel } from '../../../gateway/model/opp.ts';
import type { InstemmingView, OppView } from '../../../gateway/opp/view.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import type { Sleutel } from '../../ui/talen/nl.ts';
import type { Vertaal } from '../../ui/talen/taal.ts';
import { antwoordUrl } from './urls.ts';

/** The parts about which this reader may answer, with what he said; nobody else's answer is his business (R60). */
export const mijnDelen = (view: OppView, ik: string): readonly InstemmingView[] =>
  view.aanbod === null ? [] : view.instemming.filter((i) => i.persoon === ik && nodig(view, i.deel));

const nodig = (view: OppView, deel: OppDeel): boolean =>
  deel === 'uitstroom' || view.versie?.handeling !== 'niet_nodig';

const GEZEGD = {
  uitstroom: { akkoord: 'jouw.eens', niet_akkoord: 'jouw.oneens' },
  handeling: { akkoord: 'jouw.ja', niet_akkoord: 'jouw.nee' },
} as const satisfies Record<OppDeel, Record<'akkoord' | 'niet_akkoord', Sleutel>>;

/** What is asked of the reader, or what he said, per part (R44). */
export function JouwAntwoord({ view, ik, t }: { view: OppView; ik: string; t: Vertaal }): VNode | null {
  const delen = mijnDelen(view, ik);
  if (delen.length === 0) return view.mag.antwoorden ? null : <p>{t('jouw.meelezen')}</p>;
  const open = delen.find((d) => d.antwoord === 'open')?.deel;
  return (
    <Card title={t('jouw.titel')} icon="message-circle" tone="land">
      {delen.map(({ deel, antwoord, op }) => (
        <div class="s-thuis__deel" key={deel}>
          <h3>{t(`antwoord.titel.${deel}`)}</h3>
          <p>
            {antwoord === 'open' || op === null ? t('jouw.open') : t(GEZEGD[deel][antwoord], { datum: op })}
          </p>
          <LinkButton
            href={antwoordUrl(view.leerling.id, deel)}
            {...(deel === open ? { kind: 'primary' as const } : {})}
            label={`${t(antwoord === 'open' ? 'jouw.geef' : 'jouw.anders')}: ${t(`antwoord.titel.${deel}`)}`}
          >
            {t(antwoord === 'open' ? 'jouw.geef' : 'jouw.anders')}
          </LinkButton>
        </div>
      ))}
    </Card>
  );
}
