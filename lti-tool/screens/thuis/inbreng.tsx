import type { VNode } from 'preact';
import type { Inbreng } from '../../../gateway/opp/thuis/inbreng.ts';
import { Card } from '../../ui/components/card.tsx';
import { tijdstip, type Vertaal } from '../../ui/talen/taal.ts';
import { Bericht, type ThuisFrame, Verstuur } from './kader.tsx';
import { inbrengUrl } from './urls.ts';

export interface InbrengKaartProps {
  frame: ThuisFrame;
  leerling: string;
  /** What he told the school before; his own only. */
  inbreng: readonly Inbreng[];
  /** What he wrote was not sent: why. */
  fout?: string | undefined;
  t: Vertaal;
}

/** Telling the school something: of the plan, or of how it goes at home (R60). */
export function InbrengKaart({ frame, leerling, inbreng, fout, t }: InbrengKaartProps): VNode {
  return (
    <Card title={t('inbreng.titel')} icon="home" id="inbreng">
      {fout === undefined ? null : <Bericht t={t} soort="mislukt" tekst={fout} focus />}
      <form class="k-form" method="post" action={inbrengUrl(leerling)}>
        <fieldset class="k-field">
          <legend class="k-field__label">{t('inbreng.soort')}</legend>
          <div class="k-choices">
            {(['thuis', 'reactie'] as const).map((soort) => (
              <label class="k-choice" key={soort}>
                <input type="radio" name="soort" value={soort} checked={soort === 'thuis'} required />
                <span>{t(`inbreng.${soort}`)}</span>
                {soort === 'thuis' ? <span class="k-choice__note">{t('inbreng.thuisUitleg')}</span> : null}
              </label>
            ))}
          </div>
        </fieldset>
        <div class="k-field">
          <label class="k-field__label" for="inbreng-tekst">
            {t('inbreng.tekst')}
          </label>
          <textarea
            id="inbreng-tekst"
            name="tekst"
            class="k-input"
            rows={4}
            maxLength={4000}
            dir="auto"
            required
          />
        </div>
        <Verstuur>{t('inbreng.stuur')}</Verstuur>
      </form>
      <Eerder inbreng={inbreng} frame={frame} t={t} />
    </Card>
  );
}

function Eerder({
  inbreng,
  frame,
  t,
}: {
  inbreng: readonly Inbreng[];
  frame: ThuisFrame;
  t: Vertaal;
}): VNode | null {
  if (inbreng.length === 0) return null;
  return (
    <>
      <h3>{t('inbreng.eerder')}</h3>
      <ul class="s-thuis__lijst">
        {inbreng.map((een) => (
          <li key={een.id}>
            <p class="k-small">{`${t(`inbreng.${een.soort}`)} · ${tijdstip(frame.taal, een.at)}`}</p>
            <p dir="auto">{een.tekst}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
