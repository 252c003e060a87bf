import type { VNode } from 'preact';
import type { RecenteAct } from '../../../gateway/arrangementskaart/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import type { IconName } from '../../ui/components/icon.tsx';
import { Timeline } from '../../ui/components/timeline.tsx';
import { ongedaanVraag } from '../afvinken/ongedaan.ts';
import { kloktijd } from '../datum.ts';

const SOORT: Record<RecenteAct['soort'], { zin: string; icon: IconName }> = {
  actie_afgevinkt: { zin: 'actie', icon: 'list-check' },
  doel_stand: { zin: 'doel', icon: 'target' },
  niveau_geplaatst: { zin: 'niveau gekozen', icon: 'stairs-up' },
  beeld_besluit: { zin: 'keuze bij een groot verschil', icon: 'compass' },
  leerroute_geplaatst: { zin: 'geplaatst op', icon: 'route' },
  beginsituatie: { zin: 'beginsituatie', icon: 'pencil' },
  actie_toegevoegd: { zin: 'actie erbij', icon: 'plus' },
  actie_veranderd: { zin: 'actie veranderd', icon: 'pencil' },
  actie_gestopt: { zin: 'actie gestopt', icon: 'player-stop' },
  doel_geevalueerd: { zin: 'geëvalueerd', icon: 'checks' },
  factor_vastgelegd: { zin: 'factor', icon: 'plus' },
  factor_veranderd: { zin: 'factor veranderd', icon: 'pencil' },
  factor_beeindigd: { zin: 'factor weg', icon: 'x' },
  factor_gekoppeld: { zin: 'factor bij doel', icon: 'notes' },
  ondersteuning_vastgelegd: { zin: 'ondersteuning', icon: 'pencil' },
  ondersteuning_beeindigd: { zin: 'ondersteuning weg', icon: 'x' },
  wens_beantwoord: { zin: 'wens beantwoord', icon: 'check' },
  waarneming: { zin: 'waarneming', icon: 'eye' },
};

/** So many are in sight; the rest opens. */
const IN_ZICHT = 5;

/** What I did today, each with its undo; also the answer to an undo made here. */
export function Gedaan({ acts }: { acts: readonly RecenteAct[] }): VNode {
  return (
    <section class="k-card" id="gedaan" aria-labelledby="gedaan-kop">
      <h2 id="gedaan-kop">Vandaag gedaan</h2>
      {acts.length === 0 ? (
        <EmptyState title="Nog niets vandaag" level={3}>
          Wat je afvinkt, staat hier. Je kunt het dezelfde dag nog ongedaan maken.
        </EmptyState>
      ) : (
        <>
          <Lijst acts={acts.slice(0, IN_ZICHT)} />
          {acts.length > IN_ZICHT ? (
            <details>
              <summary class="s-meer">{`Nog ${acts.length - IN_ZICHT} van eerder vandaag`}</summary>
              <Lijst acts={acts.slice(IN_ZICHT)} />
            </details>
          ) : null}
        </>
      )}
    </section>
  );
}

function Lijst({ acts }: { acts: readonly RecenteAct[] }): VNode {
  return (
    <Timeline
      label="Wat je vandaag deed"
      entries={acts.map((act) => {
        const { zin, icon } = SOORT[act.soort];
        return {
          key: act.act,
          datetime: act.op.toISOString(),
          when: kloktijd(act.op),
          icon,
          what: `${act.leerling.naam.voluit}, ${zin}: ${act.wat}`,
          undone: act.ongedaan,
          ...(act.ongedaan ? {} : { detail: <Terug act={act} /> }),
        };
      })}
    />
  );
}

function Terug({ act }: { act: RecenteAct }): VNode {
  return (
    <Button
      id={`terug-${act.act}`}
      kind="subtle"
      size="small"
      icon="arrow-back-up"
      label={`Ongedaan maken: ${act.leerling.naam.voluit}, ${act.wat}`}
      hx={ongedaanVraag('/vandaag/ongedaan', [act.act], { target: '#gedaan', swap: 'outerHTML' })}
    >
      Ongedaan maken
    </Button>
  );
}
