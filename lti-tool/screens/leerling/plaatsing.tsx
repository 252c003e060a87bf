import type { VNode } from 'preact';
import type { LeerrouteKort } from '../../../gateway/leerlijnen/view.ts';
import type { Leerlingprofiel } from '../../../gateway/leerroute/view.ts';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { dagVoluit, laatsteDag } from '../datum.ts';

const PROFIEL: Record<LeerrouteKort['uitstroomprofiel'], string> = {
  dagbesteding: 'dagbesteding',
  arbeidsmarkt: 'arbeidsmarkt',
  vervolgonderwijs: 'vervolgonderwijs',
  onbekend: 'nog niet gekozen',
};

/** Where the pupil is going: leerroute, destination, since when and who decided (R13). */
export function Plaatsing({
  profiel,
}: {
  profiel: Pick<Leerlingprofiel, 'beperkt' | 'plaatsing' | 'periode' | 'leerling'>;
}): VNode {
  const { beperkt, plaatsing, periode, leerling } = profiel;
  if (beperkt) {
    return (
      <Notice title="Je ziet een deel van dit profiel">
        {`Je ziet alleen de leerlijnen van ${leerling.naam.roepnaam} die de school met je heeft gedeeld.`}
      </Notice>
    );
  }
  if (plaatsing === null) {
    return (
      <EmptyState title="Nog geen leerroute">
        {`${leerling.naam.roepnaam} is nog niet op een leerroute geplaatst. De intern begeleider kan dat doen, na overleg met de commissie voor de begeleiding.`}
      </EmptyState>
    );
  }
  return (
    <section class="k-card s-bestemming" aria-labelledby="bestemming-kop">
      <h2 id="bestemming-kop">
        <span class="s-bovenkop">Op weg naar</span>{' '}
        {plaatsing.bestemming ?? PROFIEL[plaatsing.uitstroomprofiel]}
      </h2>
      <KeyValueList
        items={[
          { term: 'Leerroute', value: plaatsing.leerroute.naam },
          { term: 'Uitstroomprofiel', value: PROFIEL[plaatsing.uitstroomprofiel] },
          { term: 'Sinds', value: dagVoluit(plaatsing.sinds) },
          { term: 'Besloten door', value: plaatsing.beslotenDoor },
          ...(periode
            ? [
                {
                  term: 'Nu',
                  value: periode.naam,
                  source: `tot en met ${dagVoluit(laatsteDag(periode.tot))}`,
                },
              ]
            : []),
          ...(plaatsing.reden ? [{ term: 'Waarom', value: plaatsing.reden }] : []),
        ]}
      />
    </section>
  );
}
