import type { VNode } from 'preact';
import type { OppStatus } from '../../../gateway/model/opp.ts';
import type { OppView } from '../../../gateway/opp/service.ts';
import { type Step, Steps } from '../../ui/components/steps.tsx';
import { dagVoluit, datumVan } from '../datum.ts';

/** Where in the way a status is; of what is fixed the way is behind. */
const PLEK: Readonly<Record<OppStatus, number>> = {
  concept: 0,
  overleg: 1,
  gehoord: 2,
  instemming: 3,
  vastgesteld: 5,
  in_evaluatie: 5,
  opgevolgd: 5,
  beeindigd: 5,
  vervallen: 0,
};

type Bekend = Pick<OppView, 'versie' | 'inhoud' | 'instemming'>;

/** What is known of each step; `null`: not done yet. */
function gedaan({ versie, inhoud, instemming }: Bekend): Record<string, string | null> {
  const open = instemming.filter((i) => i.antwoord === 'open').length;
  const stem = inhoud?.f.at(-1);
  return {
    overleg: inhoud?.h.overleg ? dagVoluit(inhoud.h.overleg.op) : null,
    gehoord: stem ? (stem.gehoord ? dagVoluit(stem.op) : 'reden opgeschreven') : null,
    instemming:
      versie?.aangebodenOp && open === 0 && instemming.length > 0
        ? instemming.some((i) => i.antwoord === 'niet_akkoord')
          ? 'iemand is het niet eens'
          : 'iedereen heeft geantwoord'
        : null,
    vastgesteld: versie?.vastgesteldOp ? dagVoluit(datumVan(versie.vastgesteldOp)) : null,
  };
}

/** Why a step that was begun is not done. */
function wacht(key: string, { versie, instemming }: Bekend): string | null {
  if (key !== 'instemming' || !versie?.aangebodenOp || instemming.length === 0) return null;
  return instemming.some((i) => i.antwoord === 'niet_akkoord')
    ? 'iemand is het niet eens'
    : 'wacht op antwoord';
}

const LABELS = {
  concept: 'Schrijven',
  overleg: 'Overleg met ouders',
  gehoord: 'Leerling gehoord',
  instemming: 'Instemming',
  vastgesteld: 'Vastgesteld',
} as const;

/** The steps of the law, with where this version is (domain.md §2.2). */
export function stappenVan(opp: Bekend): Step[] {
  const status = opp.versie?.status ?? 'concept';
  const feiten = gedaan(opp);
  const nietNodig = opp.versie?.handeling === 'niet_nodig';
  const sleutels = Object.keys(LABELS) as (keyof typeof LABELS)[];
  const klaar = sleutels.map((s) => (s === 'concept' ? PLEK[status] > 0 : feiten[s] !== null));
  const over = sleutels.map((s) => s === 'instemming' && nietNodig);
  const nu = sleutels.findIndex((_, i) => !klaar[i] && !over[i]);
  return sleutels.map((key, i) => {
    const bijzonder = nietNodig && key === 'instemming' ? 'niet nodig' : (feiten[key] ?? wacht(key, opp));
    return {
      key,
      label: LABELS[key],
      state: over[i] ? 'over' : klaar[i] ? 'done' : i === nu ? 'now' : 'ahead',
      ...(bijzonder ? { note: bijzonder } : {}),
    };
  });
}

export function StapBalk({ opp }: { opp: OppView }): VNode {
  return <Steps label="Waar staat dit OPP?" steps={stappenVan(opp)} />;
}
