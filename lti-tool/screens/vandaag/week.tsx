import type { VNode } from 'preact';
import type { WeekVanGroep } from '../../../gateway/arrangementskaart/week.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import type { Terug } from '../gebruikersgroep/terug.tsx';
import { PILOTS } from '../gebruikersgroep/urls.ts';
import { MeningForm } from '../pilots/mening.tsx';

/** The week of one's groups, there where a pilot is on (R77). */
export interface WeekSamenvatting {
  readonly pilot: string;
  readonly groepen: readonly WeekVanGroep[];
}

export function Week({
  week,
  terug,
}: {
  week: WeekSamenvatting | null;
  terug?: Terug | undefined;
}): VNode | null {
  if (week === null) return null;
  return (
    <Card
      title="De afgelopen zeven dagen"
      icon="calendar"
      aside={
        <Badge tone="course" icon="sparkles">
          pilot
        </Badge>
      }
    >
      {week.groepen.map((groep) => (
        <form key={groep.groep} class="k-row s-week" method="post" action={`${PILOTS}/${week.pilot}/open`}>
          <input type="hidden" name="naar" value={groep.groep} />
          <p>
            <strong>{groep.naam}</strong>
            {`: ${keer(groep.acties, 'actie', 'acties')} afgevinkt, ${keer(groep.doelen, 'doel', 'doelen')} behaald. `}
            {groep.stil === 0
              ? 'Bij elke leerling is iets bijgewerkt.'
              : `Bij ${groep.stil} van de ${groep.leerlingen} leerlingen is nog niets bijgewerkt.`}
          </p>
          <Button type="submit" size="small" icon="arrow-right" label={`Naar de groep ${groep.naam}`}>
            Naar de groep
          </Button>
        </form>
      ))}
      <MeningForm pilot={week.pilot} terug={terug} />
    </Card>
  );
}

const keer = (n: number, een: string, meer: string): string => (n === 1 ? `1 ${een}` : `${n} ${meer}`);
