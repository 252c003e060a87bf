import type { VNode } from 'preact';
import type { Inbreng } from '../../../gateway/opp/thuis/inbreng.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { wanneer } from '../datum.ts';
import { VAN_THUIS } from './urls.ts';

/** So many that were seen before stay in sight; the rest opens. */
const IN_ZICHT = 2;
const SOORT = { thuis: 'Zo gaat het thuis', reactie: 'Over het plan' } as const satisfies Record<
  Inbreng['soort'],
  string
>;

/** What ouders and representatives told the school, for who works on the OPP: new first, and who has seen it (R60). */
export function VanThuis({ inbreng, now }: { inbreng: readonly Inbreng[]; now: Date }): VNode | null {
  if (inbreng.length === 0) return null;
  const nieuw = inbreng.filter((i) => i.nieuw);
  const eerder = inbreng.filter((i) => !i.nieuw);
  return (
    <section
      class="k-card k-card--flow s-opp__sectie"
      id={VAN_THUIS}
      aria-labelledby={`${VAN_THUIS}-kop`}
      tabIndex={-1}
    >
      <div class="k-card__head">
        <h2 id={`${VAN_THUIS}-kop`}>Van thuis</h2>
        {nieuw.length > 0 ? (
          <Badge tone="warning" icon="message-circle">{`${nieuw.length} nieuw`}</Badge>
        ) : null}
      </div>
      <p class="k-soft">
        Dit schreven ouders aan school. Hoort het in het plan? Neem het dan hieronder over.
      </p>
      <Lijst inbreng={[...nieuw, ...eerder.slice(0, IN_ZICHT)]} now={now} />
      {eerder.length > IN_ZICHT ? (
        <details>
          <summary class="s-meer">{`Nog ${eerder.length - IN_ZICHT} van eerder`}</summary>
          <Lijst inbreng={eerder.slice(IN_ZICHT)} now={now} />
        </details>
      ) : null}
    </section>
  );
}

function Lijst({ inbreng, now }: { inbreng: readonly Inbreng[]; now: Date }): VNode {
  return (
    <ul class="s-opp__rijen">
      {inbreng.map((i) => (
        <li key={i.id}>
          <p class="k-row">
            <strong>{i.naam || 'Iemand van thuis'}</strong>
            <Badge>{SOORT[i.soort]}</Badge>
            {i.nieuw ? <Badge tone="warning">nieuw</Badge> : null}
            <span class="k-soft">{wanneer(i.at, now)}</span>
          </p>
          {i.tekst === null ? (
            <p class="k-soft">De gegevens van deze leerling zijn vernietigd.</p>
          ) : (
            <blockquote class="s-opp__woorden">{i.tekst}</blockquote>
          )}
          <p class="k-facts__source">
            {i.gezien.length === 0
              ? 'Nog door niemand gezien.'
              : `Gezien door ${i.gezien.map(({ naam, op }) => `${naam} (${wanneer(op, now)})`).join(', ')}.`}
          </p>
        </li>
      ))}
    </ul>
  );
}
