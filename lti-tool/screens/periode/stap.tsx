import type { VNode } from 'preact';
import type { CyclusLeerling, GroepPlek, Waarom, Woorden } from '../../../gateway/leerroute/cyclus/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { CYCLUS_WOORDEN, term } from '../../ui/glossary.ts';
import { groepsprofielUrl, groepUrl, kaartUrl, leerlingUrl } from '../urls.ts';
import { periodeUrl } from './urls.ts';

interface Volgende {
  /** The next act, as a link says it. */
  readonly tekst: string;
  readonly href: string;
}

/** The next act with a group, and where it is done (R56). */
function metGroep(waarom: Waarom, groep: string): Volgende {
  switch (waarom) {
    case 'geen_leerroute':
    case 'geen_streef':
      return { tekst: 'Bepaal waar de groep aan werkt', href: groepsprofielUrl(groep) };
    case 'voorbij':
      return { tekst: 'De periode is voorbij: sluit hem af', href: periodeUrl(groep) };
    case 'bijna_voorbij':
      return { tekst: 'Kijk wat gelukt is en sluit de periode af', href: periodeUrl(groep) };
    case 'geevalueerd':
      return { tekst: 'Bepaal de volgende periode', href: periodeUrl(groep) };
    case 'zonder_actie':
      return { tekst: 'Zet acties bij doelen die er geen hebben', href: `/groepen/${groep}/plan` };
    case 'lang_niets':
      return { tekst: 'Leg vast wat je ziet', href: groepUrl(groep) };
    case 'bezig':
      return { tekst: 'Vink af wat lukt', href: groepUrl(groep) };
    default:
      return waarom satisfies never;
  }
}

/** The same with one pupil; his card is where evaluating and planning is done. */
function metLeerling(waarom: Waarom, leerling: string): Volgende {
  switch (waarom) {
    case 'geen_leerroute':
    case 'geen_streef':
      return { tekst: 'Bepaal waar deze leerling aan werkt', href: leerlingUrl(leerling) };
    case 'voorbij':
      return { tekst: 'De periode is voorbij: evalueer de doelen', href: kaartUrl(leerling) };
    case 'bijna_voorbij':
      return { tekst: 'Evalueer de doelen van deze periode', href: kaartUrl(leerling) };
    case 'geevalueerd':
      return { tekst: 'Bepaal de volgende periode', href: kaartUrl(leerling) };
    case 'zonder_actie':
      return { tekst: 'Zet acties bij doelen die er geen hebben', href: kaartUrl(leerling) };
    case 'lang_niets':
      return { tekst: 'Leg vast wat je ziet', href: kaartUrl(leerling) };
    case 'bezig':
      return { tekst: 'Vink af wat lukt', href: kaartUrl(leerling) };
    default:
      return waarom satisfies never;
  }
}

/** One line: the step a group is in, in the words of the school, and the next act (R56, R58). */
export function GroepStap(props: { groep: { id: string }; plek: GroepPlek; woorden: Woorden }): VNode {
  const { groep, plek, woorden } = props;
  const { tekst, href } = metGroep(plek.waarom, groep.id);
  const totaal = plek.aantallen.reduce((som, s) => som + s.aantal, 0);
  const hier = plek.aantallen.find((s) => s.stap === plek.stap)?.aantal ?? totaal;
  return (
    <p class="s-stap">
      <Badge icon="refresh">{CYCLUS_WOORDEN[woorden][plek.stap]}</Badge>
      <a href={href}>{tekst}</a>
      {hier < totaal ? (
        <span class="k-small k-soft">{`${hier} van ${totaal} ${term('leerling', totaal)}`}</span>
      ) : null}
    </p>
  );
}

/** One line on the page of a pupil. */
export function LeerlingStap({ leerling, cyclus }: { leerling: string; cyclus: CyclusLeerling }): VNode {
  const { tekst, href } = metLeerling(cyclus.plek.waarom, leerling);
  return (
    <p class="s-stap">
      <Badge icon="refresh">{CYCLUS_WOORDEN[cyclus.woorden][cyclus.plek.stap]}</Badge>
      <a href={href}>{tekst}</a>
    </p>
  );
}
