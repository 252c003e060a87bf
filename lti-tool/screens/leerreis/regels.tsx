import type { ReisGebeurtenis } from '../../../gateway/leerroute/reis/view.ts';
import type { LeerreisStap } from '../../../gateway/leerroute/view.ts';
import type { TimelineEntry } from '../../ui/components/timeline.tsx';
import { KEUZE, scoreTekst } from '../beeld/woorden.ts';
import { dagVoluit, laatsteDag } from '../datum.ts';
import { momenten, StapUitleg, stapKop } from './stappen.tsx';

type Gebeurtenis<S extends ReisGebeurtenis['soort']> = Extract<ReisGebeurtenis, { soort: S }>;
type Regel = Omit<TimelineEntry, 'key' | 'datetime' | 'when'>;

const ICOON = { leerroute: 'route', streefniveau: 'flag', pakket: 'map' } as const;

/** How each kind of event reads, apart from steps. */
const WOORDEN: {
  readonly [S in Exclude<ReisGebeurtenis['soort'], 'stap'>]: (g: Gebeurtenis<S>) => Regel;
} = {
  school: ({ wat, school, jaargroep }) => ({
    icon: wat === 'begin' ? 'school' : 'door-exit',
    what:
      wat === 'begin'
        ? `Begonnen op ${school ?? 'een andere school'}`
        : `Niet meer op ${school ?? 'een andere school'}`,
    ...(jaargroep && wat === 'begin' ? { detail: <p class="k-small">{`Jaargroep ${jaargroep}`}</p> } : {}),
  }),
  groep: ({ groep, schooljaar, tot }) => ({
    icon: 'users',
    what: `In groep ${groep}`,
    detail: (
      <p class="k-small">
        {tot === null
          ? `Schooljaar ${schooljaar}`
          : `Schooljaar ${schooljaar}, tot en met ${dagVoluit(laatsteDag(tot))}`}
      </p>
    ),
  }),
  resultaat: ({ resultaat }) => ({
    icon: 'target',
    what: `${resultaat.soort === 'toets' ? 'Toets' : 'Observatie'}: ${resultaat.naam}`,
    detail: <p class="k-small">{`${scoreTekst(resultaat)}, uit ${resultaat.bron}`}</p>,
  }),
  besluit: ({ besluit }) => ({
    icon: 'alert-triangle',
    what: `${KEUZE[besluit.keuze].label}: ${besluit.voorNaam} loopt voor, ${besluit.achterNaam} blijft achter`,
    who: besluit.door,
    ...(besluit.reden ? { detail: <p class="k-small">{`Reden: ${besluit.reden}`}</p> } : {}),
  }),
};

function regelVan(g: Exclude<ReisGebeurtenis, { soort: 'stap' }>): Regel {
  const zeg = WOORDEN[g.soort] as (van: typeof g) => Regel;
  return zeg(g);
}

function stapRegels(stappen: readonly LeerreisStap[]): TimelineEntry[] {
  return momenten(stappen).map(({ key, eerste, stappen: samen }) => ({
    key,
    datetime: eerste.op,
    when: dagVoluit(eerste.op),
    who: eerste.door,
    icon: ICOON[eerste.soort],
    what: stapKop(eerste),
    detail: <StapUitleg stappen={samen} reden={eerste.reden} />,
  }));
}

/** Events as lines of a logbook, in the order given; steps of one decision become one line. */
export function regels(gebeurtenissen: readonly ReisGebeurtenis[]): TimelineEntry[] {
  const uit: TimelineEntry[] = [];
  let stappen: LeerreisStap[] = [];
  const leg = () => {
    uit.push(...stapRegels(stappen));
    stappen = [];
  };
  for (const g of gebeurtenissen) {
    if (g.soort === 'stap') stappen.push(g.stap);
    else {
      leg();
      uit.push({ key: g.key, datetime: g.op, when: dagVoluit(g.op), ...regelVan(g) });
    }
  }
  leg();
  return uit;
}
