import type { VNode } from 'preact';
import type { GroepsplanView, PlanInhoud } from '../../../gateway/groepen/plan/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Select } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit, laatsteDag } from '../datum.ts';
import { beheerUrl, GROEPEN } from '../groepen/urls.ts';
import { SubgroepDeel, wieInWoorden } from './subgroep.tsx';
import type { Getypt } from './tekst-form.tsx';
import { GEDAAN, type Gedaan, planUrl } from './urls.ts';
import { PlanHandelingen, Versies } from './versies.tsx';

export interface PlanPageProps {
  frame: Frame;
  plan: GroepsplanView;
  now: Date;
  gedaan?: Gedaan | undefined;
  fout?: { readonly tekst: string; readonly getypt?: Getypt | undefined } | undefined;
}

const STATUS = {
  concept: { tone: 'warning', icon: 'pencil', woord: 'concept' },
  vastgesteld: { tone: 'success', icon: 'circle-check', woord: 'vastgesteld' },
  voorbeeld: { tone: 'neutral', icon: 'eye', woord: 'voorbeeld' },
  geen: { tone: 'neutral', icon: 'circle-dashed', woord: 'nog niets' },
} as const;

/** The groepsplan on one page (R54): made from the cards, read and printed from top to bottom. */
export function PlanPage({ frame, plan, now, gedaan, fout }: PlanPageProps): VNode {
  const status = STATUS[plan.status];
  const { inhoud } = plan;
  return (
    <Page
      frame={frame}
      title={`Groepsplan ${plan.groep.naam}`}
      plek="groepen"
      {...(gedaan ? { messages: <Toast icon="check" text={GEDAAN[gedaan]} /> } : {})}
    >
      <PageHeader
        title={`Groepsplan ${plan.groep.naam}`}
        crumbs={[
          { href: GROEPEN, label: 'Groepen' },
          { href: beheerUrl(plan.groep.id), label: plan.groep.naam },
        ]}
        meta={
          <>
            <Badge tone={status.tone} icon={status.icon}>
              {plan.nummer === null ? status.woord : `${status.woord}, versie ${plan.nummer}`}
            </Badge>
            {inhoud ? <span class="k-soft">{wanneer(inhoud)}</span> : null}
          </>
        }
        lead={UITLEG[plan.status]}
      />
      {fout ? (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="Er is niets veranderd">
            <p>{fout.tekst}</p>
          </Notice>
        </div>
      ) : null}
      <Periode plan={plan} />
      {inhoud && inhoud.subgroepen.length > 0 ? (
        <Inhoud plan={plan} inhoud={inhoud} getypt={fout?.getypt} />
      ) : (
        <EmptyState title="Er staat nog niets in dit plan">
          Zodra de leerlingen van deze groep een streefniveau hebben, staan hier hun doelen.
        </EmptyState>
      )}
      <PlanHandelingen plan={plan} />
      <Versies plan={plan} now={now} />
    </Page>
  );
}

const UITLEG = {
  concept:
    'Dit komt van de kaarten van de leerlingen en is zo actueel als die kaarten. Jij schrijft de aanpak en de evaluatie.',
  vastgesteld: 'Zo is het plan vastgesteld. Het verandert niet meer.',
  voorbeeld: 'Er is nog geen plan. Zo zou het eruitzien.',
  geen: 'De school heeft nog geen perioden.',
} as const;

const wanneer = ({ periode, medewerkers }: PlanInhoud): string =>
  [
    `${periode.naam} ${periode.schooljaar}, ${dagVoluit(periode.van)} tot en met ${dagVoluit(laatsteDag(periode.tot))}`,
    medewerkers.join(', '),
  ]
    .filter(Boolean)
    .join(' · ');

/** Another period of the school, when there is more than one. */
function Periode({ plan }: { plan: GroepsplanView }): VNode | null {
  if (plan.perioden.length < 2) return null;
  return (
    <form class="k-row s-plan__kies" method="get" action={planUrl(plan.groep.id)}>
      <Select
        id="periode"
        name="periode"
        label="Periode"
        value={plan.perioden.find((p) => p.gekozen)?.id ?? ''}
        options={plan.perioden.map((p) => ({
          value: p.id,
          label: `${p.naam} ${p.schooljaar}${p.huidig ? ' (nu)' : ''}`,
        }))}
      />
      <Button id="periode-ja" type="submit">
        Laat zien
      </Button>
    </form>
  );
}

function Inhoud({
  plan,
  inhoud,
  getypt,
}: {
  plan: GroepsplanView;
  inhoud: PlanInhoud;
  getypt: Getypt | undefined;
}): VNode {
  const mag = plan.status === 'concept' && plan.mag.maken;
  return (
    <>
      {inhoud.subgroepen.map((sub) => (
        <SubgroepDeel
          key={sub.sleutel}
          plan={plan}
          sub={sub}
          schrijf={mag ? { periode: inhoud.periode.id, getypt } : null}
        />
      ))}
      {inhoud.zonderStreef.length > 0 ? (
        <p>
          <strong>Nog zonder streefniveau:</strong> {wieInWoorden(plan, inhoud.zonderStreef)}
        </p>
      ) : null}
      {inhoud.los.length > 0 ? (
        <section class="k-section" aria-labelledby="los-kop">
          <h2 id="los-kop">Geschreven bij een subgroep die er niet meer is</h2>
          <ul class="k-stack k-stack--tight">
            {inhoud.los.map((t) => (
              <li key={t.bij}>
                <strong>{t.bij}:</strong> <span class="s-plan__tekst">{t.tekst}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
