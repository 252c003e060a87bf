import type { VNode } from 'preact';
import type { Gat, OppAct, OppView } from '../../../gateway/opp/service.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { gatUrl } from './gaten.tsx';
import { actUrl, evaluatieUrl, stemUrl, vaststellenUrl, voorleggenUrl } from './urls.ts';

interface Stap {
  readonly knop: string;
  readonly zin: string;
  readonly href: string;
}

/** What comes next, as one sentence and one button; `null`: nothing now. */
export function volgendeStap(opp: Pick<OppView, 'volgende' | 'gaten' | 'leerling' | 'versie'>): Stap | null {
  const { id, naam } = opp.leerling;
  const act = opp.volgende;
  const stappen: Partial<Record<OppAct, Stap>> = {
    overleg: {
      knop: 'Overleg vastleggen',
      zin: 'Bespreek dit OPP met de ouders en leg vast wat jullie afspraken.',
      href: actUrl(id, 'overleg'),
    },
    cvb_advies: {
      knop: 'Advies vastleggen',
      zin: 'De commissie voor de begeleiding geeft advies.',
      href: actUrl(id, 'cvb_advies'),
    },
    gehoord: {
      knop: `Luister naar ${naam.roepnaam}`,
      zin: `${naam.roepnaam} mag zelf zeggen wat hij of zij van dit plan vindt.`,
      href: stemUrl(id),
    },
    ter_instemming: {
      knop: 'Leg voor aan de ouders',
      zin: 'Vraag de ouders om in te stemmen met het handelingsdeel.',
      href: voorleggenUrl(id),
    },
    vaststellen: {
      knop: 'Stel het OPP vast',
      zin:
        opp.versie?.handeling === 'open' && opp.versie.aangebodenOp
          ? 'Nog niet iedereen gaf antwoord over het handelingsdeel. Vaststellen kan wel.'
          : 'Alles is er.',
      href: vaststellenUrl(id),
    },
    evaluatie_klaar: {
      knop: 'Rond de evaluatie af',
      zin: 'De evaluatie is begonnen.',
      href: evaluatieUrl(id),
    },
    evaluatie_begin: {
      knop: 'Begin de evaluatie',
      zin: 'Kijk met de ouders terug: wat is bereikt, en wat verandert er?',
      href: evaluatieUrl(id),
    },
  };
  const stap = act === null ? undefined : stappen[act];
  if (stap) return stap;
  const gat = opp.gaten.find((g: Gat) => g.houdtTegen);
  return gat ? { knop: 'Vul het volgende aan', zin: gat.tekst, href: gatUrl(id, gat) } : null;
}

/** The one filled button of the page. */
export function Volgende({ opp }: { opp: OppView }): VNode | null {
  const stap = volgendeStap(opp);
  if (stap === null) return null;
  return (
    <div class="s-opp__volgende">
      <p>{stap.zin}</p>
      <LinkButton id="volgende" href={stap.href} kind="primary" icon="arrow-right">
        {stap.knop}
      </LinkButton>
    </div>
  );
}
