import type { VNode } from 'preact';
import type { SourceAdapter } from '../../../gateway/sync/source-adapter.ts';
import { Badge } from '../../ui/components/badge.tsx';

const KINDS = {
  xsd: 'het officiële schema',
  openapi: 'de officiële beschrijving',
  sample: 'voorbeelden van de leverancier',
} as const;

/** Against what outside Koers this connection was checked; without such a witness it says so. */
export function Witness({ witness }: Pick<SourceAdapter, 'witness'>): VNode {
  if (witness.kind === 'none')
    return (
      <>
        <Badge tone="warning" icon="alert-triangle">
          niet geverifieerd
        </Badge>
        <span class="s-onder">
          De leverancier geeft geen beschrijving die Koers mocht gebruiken. Kijk de eerste keer extra goed na
          wat er binnenkomt.
        </span>
      </>
    );
  return (
    <>
      {`Nagekeken met ${KINDS[witness.kind]}`}
      <span class="s-onder">{`${witness.what}. Nog niet met een echte school.`}</span>
    </>
  );
}
