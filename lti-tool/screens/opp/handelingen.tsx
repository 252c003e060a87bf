import type { VNode } from 'preact';
import type { OppAct, OppView } from '../../../gateway/opp/service.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { AdviesVorm, OverlegVorm, RedenVorm, type Velden } from './act-vormen.tsx';
import { PapierVorm } from './instemming.tsx';
import { evaluatieUrl, REDEN_ACTEN } from './urls.ts';

export interface HandelingenProps {
  opp: OppView;
  vandaag: string;
  /** The act whose form stands open. */
  doe?: OppAct | undefined;
  velden?: Velden | undefined;
}

/** Every act that can be done now, as a form that opens in place. The one that comes next stands at the top of the page too. */
export function Handelingen({ opp, vandaag, doe, velden }: HandelingenProps): VNode | null {
  const kan = new Set(opp.acten.filter((a) => a.weigering === null).map((a) => a.act));
  const vorm = (act: OppAct) => ({
    opp,
    vandaag,
    open: doe === act,
    velden: doe === act ? velden : undefined,
  });
  if (kan.size === 0) return null;
  return (
    <div class="s-opp__acts">
      <h3>Wat je kunt doen</h3>
      {kan.has('overleg') ? <OverlegVorm {...vorm('overleg')} /> : null}
      {kan.has('cvb_advies') ? <AdviesVorm {...vorm('cvb_advies')} /> : null}
      <PapierVorm {...vorm('antwoord')} />
      {kan.has('evaluatie_begin') || kan.has('evaluatie_klaar') ? (
        <p>
          <LinkButton href={evaluatieUrl(opp.leerling.id)} icon="refresh">
            {kan.has('evaluatie_klaar') ? 'Verder met de evaluatie' : 'Evalueren'}
          </LinkButton>
        </p>
      ) : null}
      {REDEN_ACTEN.map((act) => (kan.has(act) ? <RedenVorm key={act} act={act} {...vorm(act)} /> : null))}
    </div>
  );
}
