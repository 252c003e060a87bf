import type { VNode } from 'preact';
import type { ConnectionView } from '../../../gateway/sync/service.ts';
import type { ConnectionReport, SourceAdapter } from '../../../gateway/sync/source-adapter.ts';
import { type Step, Steps } from '../../ui/components/steps.tsx';
import { isFresh } from './state.ts';
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
}

/** The five steps of a new connection and where one is. */
export function WizardSteps({ stap, wanneer }: WizardStepsProps): VNode {
  return (
    <div id={STAPPEN_PLEK}>
      {stap ? <Steps label="Stappen van een nieuwe koppeling" steps={stepsAt(stap, wanneer)} /> : null}
    </div>
  );
}

function stepsAt(stap: Stap, wanneer: string | undefined): Step[] {
  const here = STAPPEN.indexOf(stap);
  return STAPPEN.map((key, i) => ({
    key,
    label: `${i + 1}. ${LABELS[key]}`,
    state: i < here ? 'done' : i === here ? 'now' : 'ahead',
    ...(key === 'wanneer' && wanneer ? { note: wanneer } : {}),
  }));
}

/**
 * Where a connection is on its way; null once anything of it came into Koers, or it has ended. Nothing is kept for this: a test
 * counts for as long as its outcome stands on the page.
 */
export function stapOf(
  connection: Pick<ConnectionView, 'run' | 'lastSuccessAt' | 'confirmed' | 'status'>,
  report?: ConnectionReport | null,
): Stap | null {
  if (connection.lastSuccessAt !== null || connection.status === 'ended') return null;
  if (!isFresh(connection)) return connection.confirmed ? 'wanneer' : 'proef';
  return report?.ok ? 'proef' : 'testen';
}

/** When a connection fetches, in words; one that reads files waits for a file. */
export function wanneerInWoorden(
  { schedule }: Pick<ConnectionView, 'schedule'>,
  adapter: Pick<SourceAdapter, 'files'> | undefined,
): string {
  return adapter?.files && !schedule ? 'als er een bestand is' : schemaInWoorden(schedule);
}

/** The steps of a connection that is there. */
export function ConnectionSteps({
  connection,
  adapter,
  report = null,
}: {
  connection: ConnectionView;
  adapter: SourceAdapter | undefined;
  report?: ConnectionReport | null;
}): VNode {
  return <WizardSteps stap={stapOf(connection, report)} wanneer={wanneerInWoorden(connection, adapter)} />;
}
