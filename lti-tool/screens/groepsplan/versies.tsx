import type { VNode } from 'preact';
import type { GroepsplanView } from '../../../gateway/groepen/plan/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { wanneer } from '../datum.ts';
import { planUrl, vaststellenUrl } from './urls.ts';

/** What can be done with the plan as it stands: begin a concept, or keep it for good. */
export function PlanHandelingen({ plan }: { plan: GroepsplanView }): VNode | null {
  const periode = plan.perioden.find((p) => p.gekozen)?.id;
  if (!plan.mag.maken || periode === undefined) return null;
  const groep = plan.groep.id;
  if (plan.status === 'concept')
    return (
      <ConfirmPanel
        id="vaststellen"
        trigger="Plan vaststellen"
        kind="primary"
        title="Dit plan vaststellen?"
        level={2}
      >
        <p>
          Het plan wordt bewaard zoals het nu is. Wil je later iets veranderen, dan begin je een nieuw
          concept.
        </p>
        <form method="post" action={vaststellenUrl(groep)}>
          <input type="hidden" name="periode" value={periode} />
          <Button id="vaststellen-ja" type="submit" kind="primary" icon="check">
            Ja, stel vast
          </Button>
        </form>
      </ConfirmPanel>
    );
  if (plan.versies.some((v) => v.status === 'concept')) return null;
  return (
    <form method="post" action={planUrl(groep)}>
      <input type="hidden" name="periode" value={periode} />
      <Button id="begin" type="submit" kind="primary" icon="pencil">
        {plan.status === 'vastgesteld' ? 'Begin een nieuw concept' : 'Begin een concept'}
      </Button>
    </form>
  );
}

/** Every version of this period, newest first: what was vastgesteld stays to be read. */
export function Versies({ plan, now }: { plan: GroepsplanView; now: Date }): VNode | null {
  if (plan.versies.length === 0) return null;
  const periode = plan.perioden.find((p) => p.gekozen)?.id;
  return (
    <section class="k-section s-plan__versies" aria-labelledby="versies-kop">
      <h2 id="versies-kop">Versies</h2>
      <ul class="k-stack k-stack--tight">
        {plan.versies.map((v) => (
          <li key={v.nummer}>
            <a
              href={planUrl(plan.groep.id, { periode, nummer: v.nummer })}
              aria-current={v.nummer === plan.nummer ? 'page' : undefined}
            >
              {`Versie ${v.nummer}`}
            </a>{' '}
            {v.status === 'concept'
              ? `concept, begonnen ${wanneer(v.op, now)}`
              : `vastgesteld ${wanneer(v.op, now)}${v.door ? ` door ${v.door}` : ''}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
