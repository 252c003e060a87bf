import type { VNode } from 'preact';
import type { Inbreng } from '../../../gateway/opp/thuis/inbreng.ts';
import type { OppView } from '../../../gateway/opp/view.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { type Vertaal, vertaler } from '../../ui/talen/taal.ts';
import { InbrengKaart } from './inbreng.tsx';
import { JouwAntwoord } from './jouw-antwoord.tsx';
import { Bericht, type ThuisFrame, ThuisPage } from './kader.tsx';
import { SectieA, SectieB, SectieC, SectieD, SectieE, SectieF, SectieG } from './secties.tsx';
import { bewijsUrl, type Gedaan, THUIS } from './urls.ts';
import { Verder } from './verder.tsx';

export interface PlanPageProps {
  frame: ThuisFrame;
  view: OppView;
  /** Who reads. */
  ik: string;
  /** What he told the school before; his own only. */
  inbreng: readonly Inbreng[];
  gedaan?: Gedaan | undefined;
  /** What he wrote was not sent, with what he wrote. */
  fout?: string;
  /** The whole plan as one file, when there is one. */
  pdf?: string;
}

/** The plan in plain language, a section at a time, with what is asked of the reader first (R44, R60). */
export function PlanPage(props: PlanPageProps): VNode {
  const { frame, view, ik, gedaan, pdf } = props;
  const t = vertaler(frame.taal);
  const { inhoud, versie } = view;
  const naam = view.leerling.naam.roepnaam;
  const gelukt =
    gedaan === 'antwoord' ? t('gedaan.antwoord') : gedaan === 'inbreng' ? t('inbreng.gelukt') : undefined;
  return (
    <ThuisPage frame={frame} title={t('opp.titel', { naam })} gelukt={gelukt}>
      <a class="s-thuis__terug" href={THUIS}>
        {t('opp.terug')}
      </a>
      <h1>{t('opp.titel', { naam })}</h1>
      <p class="s-thuis__lead">{t('opp.uitleg', { naam })}</p>
      {inhoud === null || versie === null ? (
        <Bericht t={t} soort="weten" tekst={t('thuis.nogGeen')} />
      ) : (
        <>
          <p>{`${staat(t, view)} ${t('opp.versie', { nummer: versie.nummer })}`}</p>
          <JouwAntwoord view={view} ik={ik} t={t} />
          <Verder view={view} ik={ik} t={t} />
          <SectieA inhoud={inhoud} t={t} />
          <SectieB inhoud={inhoud} t={t} />
          <SectieC inhoud={inhoud} t={t} />
          <SectieD inhoud={inhoud} t={t} />
          <SectieE inhoud={inhoud} t={t} />
          <SectieF inhoud={inhoud} t={t} />
          <SectieG inhoud={inhoud} t={t} />
        </>
      )}
      {view.mag.inbrengen ? (
        <InbrengKaart
          frame={frame}
          leerling={view.leerling.id}
          inbreng={props.inbreng}
          fout={props.fout}
          t={t}
        />
      ) : null}
      <div class="s-thuis__knoppen">
        {pdf === undefined ? null : (
          <LinkButton href={pdf} icon="file-text">
            {t('opp.pdf')}
          </LinkButton>
        )}
        {versie === null ? null : (
          <LinkButton href={bewijsUrl(view.leerling.id)} icon="printer">
            {t('jouw.bewijs')}
          </LinkButton>
        )}
      </div>
    </ThuisPage>
  );
}

function staat(t: Vertaal, { versie }: OppView): string {
  if (versie?.vastgesteldOp && (versie.status === 'vastgesteld' || versie.status === 'in_evaluatie'))
    return t('opp.staat.vastgesteld', { datum: versie.vastgesteldOp });
  return versie?.status === 'instemming' ? t('opp.staat.aangeboden') : t('opp.staat.eerder');
}
