import type { VNode } from 'preact';
import type { OppDeel } from '../../../gateway/model/opp.ts';
import type { OppView } from '../../../gateway/opp/view.ts';
import type { Sleutel } from '../../ui/talen/nl.ts';
import { vertaler } from '../../ui/talen/taal.ts';
import { Bericht, type ThuisFrame, ThuisPage, Verstuur } from './kader.tsx';
import { SectieC, SectieD, SectieE } from './secties.tsx';
import { antwoordUrl, planUrl } from './urls.ts';

export type AntwoordFout =
  | 'antwoord.keusMoet'
  | 'antwoord.redenMoet'
  | 'antwoord.gewijzigd'
  | 'antwoord.alVast';

export interface AntwoordPageProps {
  frame: ThuisFrame;
  view: OppView;
  deel: OppDeel;
  /** Of exactly what is shown here: the answer is about that and nothing else. */
  afdruk: string;
  fout?: AntwoordFout | undefined;
  ingevuld?: { readonly antwoord?: string | undefined; readonly toelichting: string };
}

/** One question, about one part, with that part above it as it was put before the reader (R44). */
export function AntwoordPage({ frame, view, deel, afdruk, fout, ingevuld }: AntwoordPageProps): VNode {
  const t = vertaler(frame.taal);
  const { inhoud } = view;
  const titel = t(`antwoord.titel.${deel}`);
  return (
    <ThuisPage frame={frame} title={titel}>
      <a class="s-thuis__terug" href={planUrl(view.leerling.id)}>
        {t('opp.titel', { naam: view.leerling.naam.roepnaam })}
      </a>
      <h1>{titel}</h1>
      <p class="s-thuis__lead">{t('antwoord.lees')}</p>
      {fout === undefined ? null : <Bericht t={t} soort="mislukt" tekst={t(fout)} focus />}
      {inhoud === null ? null : deel === 'handeling' ? (
        <SectieE inhoud={inhoud} t={t} />
      ) : (
        <>
          <SectieD inhoud={inhoud} t={t} />
          <SectieC inhoud={inhoud} t={t} />
        </>
      )}
      <form
        class="k-form s-thuis__vraag"
        method="post"
        action={antwoordUrl(view.leerling.id, deel)}
        novalidate
      >
        <input type="hidden" name="afdruk" value={afdruk} />
        <fieldset class="k-field">
          <legend class="k-field__label">{t('antwoord.keus')}</legend>
          <div class="k-choices">
            {(['akkoord', 'niet_akkoord'] as const).map((keus) => (
              <label class="k-choice" key={keus}>
                <input
                  type="radio"
                  id={`keus-${keus}`}
                  name="antwoord"
                  value={keus}
                  checked={ingevuld?.antwoord === keus}
                />
                <span>{t(`antwoord.${deel}.${keus === 'akkoord' ? 'ja' : 'nee'}` as Sleutel)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="k-field">
          <label class="k-field__label" for="toelichting">
            {t('antwoord.reden')}
          </label>
          <span class="k-field__hint" id="toelichting-hint">
            {t('antwoord.redenNee')}
          </span>
          <textarea
            id="toelichting"
            name="toelichting"
            class="k-input"
            rows={4}
            maxLength={4000}
            dir="auto"
            aria-describedby="toelichting-hint"
          >
            {ingevuld?.toelichting ?? ''}
          </textarea>
        </div>
        <p class="k-small">{t('antwoord.vast')}</p>
        <Verstuur>{t('antwoord.geef')}</Verstuur>
        <a href={planUrl(view.leerling.id)}>{t('antwoord.later')}</a>
      </form>
    </ThuisPage>
  );
}
