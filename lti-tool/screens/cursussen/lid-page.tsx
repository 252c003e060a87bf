import type { VNode } from 'preact';
import type { MensenPagina } from '../../../gateway/access/mensen.ts';
import type { Cursus, Lid } from '../../lti/cursussen-service.ts';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { KiesPersoon } from '../mensen/kies-persoon.tsx';
import { KRUIMEL } from './lijst-page.tsx';
import { CURSUSSEN, cursusUrl, lidUrl } from './urls.ts';

export interface LidPageProps {
  readonly frame: Frame;
  readonly cursus: Cursus;
  readonly lid: Lid;
  readonly zoek: string;
  readonly gevonden: MensenPagina;
  /** Why the one who was chosen cannot be linked. */
  readonly fout?: string | undefined;
}

/** Who a member of a course is in Koers: a person says it. */
export function LidPage({ frame, cursus, lid, zoek, gevonden, fout }: LidPageProps): VNode {
  return (
    <Page frame={frame} title="Deelnemer koppelen" plek="leeromgevingen">
      <PageHeader
        title={`Wie is ${lid.naam ?? 'deze deelnemer'}?`}
        crumbs={[
          KRUIMEL,
          { href: CURSUSSEN, label: 'Cursussen' },
          { href: cursusUrl(cursus.id), label: cursus.titel },
        ]}
        lead="Koppel alleen als je zeker weet wie het is. Een naam die hetzelfde is, is geen bewijs: twee leerlingen kunnen hetzelfde heten."
      />
      <KiesPersoon
        action={lidUrl(cursus.id, lid.id)}
        zoek={zoek}
        gevonden={gevonden}
        mislukt="De deelnemer is niet gekoppeld"
        fout={fout}
      />
    </Page>
  );
}
