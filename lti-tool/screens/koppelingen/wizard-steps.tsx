import type { VNode } from 'preact';
import type { ConnectionView } from '../../../gateway/sync/service.ts';
import type { ConnectionReport, SourceAdapter } from '../../../gateway/sync/source-adapter.ts';
import { type Step, Steps } from '../../ui/components/steps.tsx';
import { schemaInWoorden } from './when.ts';

/** The way to a connection that works, in its order. */
const STAPPEN = ['systeem', 'gegevens', 'testen', 'proef', 'wanneer'] as const;
export type Stap = (typeof STAPPEN)[number];

const LABELS: Readonly<Record<Stap, string>> = {
  systeem: 'Systeem',
  gegevens: 'Gegevens',
  testen: 'Testen',
  proef: 'Eerste keer ophalen (proef)',
  wanneer: 'Wanneer',
};

/** Place of the steps on a page, also when there are none (any more). */
export const STAPPEN_PLEK = 'stappen';

export interface WizardStepsProps {
  /** Where the beheerder is; null when all of it is behind him. */
  stap: Stap | null;
  /** What is known of the last step: when Koers fetches. */
  wanneer?: string;
  /** The system reads files: handing one in is the first fetch, and there is no line to test. */
  bestand?: boolean;
}

/** The five steps of a new connection and where one is. */
export function WizardSteps({ stap, ...known }: WizardStepsProps): VNode {
  return (
    <div id={STAPPEN_PLEK}>
      {stap ? <Steps label="Stappen van een nieuwe koppeling" steps={stepsAt(stap, known)} /> : null}
    </div>
  );
}

function stepsAt(stap: Stap, { wanneer, bestand = false }: Omit<WizardStepsProps, 'stap'>): Step[] {
  const here = STAPPEN.indexOf(stap);
  const stateOf = (key: Stap, i: number): Step['state'] => {
    if (bestand && key === 'testen') return 'over';
    if (i < here) return 'done';
    return i === here ? 'now' : 'ahead';
  };
  return STAPPEN.map((key, i) => ({
    key,
    label: `${i + 1}. ${LABELS[key]}`,
    state: stateOf(key, i),
    ...(key === 'wanneer' && wanneer ? { note: wanneer } : {}),
  }));
}

type Known = Pick<ConnectionView, 'run' | 'lastSuccessAt' | 'confirmed' | 'status'>;
type Reads = Pick<SourceAdapter, 'files'> | undefined;

/** A person said yes: from here on it goes by itself. */
const AGREED: ReadonlySet<string> = new Set(['staged', 'applying', 'done']);

/**
 * Where a connection is on its way; null once anything of it came into Koers, or it has ended. Nothing is kept for this: a test
 * counts for as long as its outcome stands on the page.
 */
export function stapOf(connection: Known, adapter: Reads, report?: ConnectionReport | null): Stap | null {
  const { run, lastSuccessAt, confirmed, status } = connection;
  if (lastSuccessAt !== null || status === 'ended') return null;
  if (run) return confirmed || AGREED.has(run.status) ? 'wanneer' : 'proef';
  return adapter?.files || report?.ok ? 'proef' : 'testen';
}

/** When a connection fetches, in words; one that reads files waits for a file. */
export function wanneerInWoorden({ schedule }: Pick<ConnectionView, 'schedule'>, adapter: Reads): string {
  return adapter?.files && !schedule ? 'als er een bestand is' : schemaInWoorden(schedule);
}

/** The steps of a connection that is there. */
export function ConnectionSteps({
  connection,
  adapter,
  report = null,
}: {
  connection: ConnectionView;
  adapter: Reads;
  report?: ConnectionReport | null;
}): VNode {
  return (
    <WizardSteps
      stap={stapOf(connection, adapter, report)}
      wanneer={wanneerInWoorden(connection, adapter)}
      bestand={adapter?.files !== undefined}
    />
  );
}
