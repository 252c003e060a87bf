import type { VNode } from 'preact';
import { Tabs } from '../../ui/components/tabs.tsx';
import { GEGEVENS, OUD_LEERLINGEN, RAPPORTAGE } from './urls.ts';

/** What somebody may do beside reading the report. */
export interface Mag {
  readonly bijhouden: boolean;
  readonly gegevens: boolean;
  /** Opens the overview of OPP's, and the pupils in it (R66). */
  readonly oppOverzicht: boolean;
}

type Plek = 'rapport' | 'oud-leerlingen' | 'gegevens';

/** Pages of the reports, for who has more than one. */
export function RapportTabs({ plek, mag }: { plek: Plek; mag: Mag }): VNode | null {
  const tabs = [
    { plek: 'rapport', href: RAPPORTAGE, label: 'Cijfers', mag: true },
    { plek: 'oud-leerlingen', href: OUD_LEERLINGEN, label: 'Oud-leerlingen', mag: mag.bijhouden },
    { plek: 'gegevens', href: GEGEVENS, label: 'Gegevens ophalen', mag: mag.gegevens },
  ].filter((t) => t.mag);
  if (tabs.length < 2) return null;
  return (
    <Tabs
      label="Rapportage"
      tabs={tabs.map(({ href, label, plek: van }) => ({ href, label, current: van === plek }))}
    />
  );
}
