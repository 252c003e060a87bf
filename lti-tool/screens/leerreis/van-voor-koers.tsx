import type { VNode } from 'preact';
import type { Verleden } from '../../../gateway/leerroute/reis/verleden.ts';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { dagVoluit } from '../datum.ts';

/** What the LVS kept from before Koers (R75), as it was written there; nothing when it kept nothing. */
export function VanVoorKoers({ verleden }: { verleden: readonly Verleden[] }): VNode | null {
  const [first] = verleden;
  if (!first) return null;
  const bronnen = [...new Set(verleden.map(({ bron }) => bron))].join(' en ');
  return (
    <section class="k-card" aria-labelledby="voor-kop">
      <h2 id="voor-kop">Van vóór Koers</h2>
      <p class="k-soft">{`Zo staat het in ${bronnen}. Koers rekent er niet mee.`}</p>
      <Table
        caption="Niveaus en doelen van vóór Koers"
        captionHidden
        rows={verleden}
        rowKey={({ id }) => id}
        columns={[
          { key: 'leerlijn', header: 'Leerlijn', cell: ({ leerlijn }) => leerlijn },
          { key: 'niveau', header: 'Niveau', cell: ({ niveau }) => niveau ?? <Nothing /> },
          { key: 'doel', header: 'Doel', cell: ({ doel }) => doel ?? 'het hele niveau' },
          { key: 'stand', header: 'Stand', cell: ({ stand }) => stand ?? <Nothing /> },
          { key: 'op', header: 'Datum', cell: ({ op }) => (op ? dagVoluit(op) : <Nothing />) },
        ]}
      />
    </section>
  );
}
