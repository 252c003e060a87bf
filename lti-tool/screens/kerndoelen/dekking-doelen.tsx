import type { VNode } from 'preact';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type DeelProps, metingVan } from './deel.ts';
import { aantal, DoelTekst, plaatsVan } from './teksten.tsx';
import { koppelUrl } from './urls.ts';

/** Doelen of the leerroute that belong to no kerndoel of this list. Not always wrong: a school may want more. */
export function DoelenZonder({ dekking, kan }: DeelProps): VNode {
  const doelen = dekking.zonderKerndoel;
  return (
    <section class="k-card" id="doelen-zonder" aria-labelledby="doelen-zonder-kop">
      <div class="k-card__head">
        <h2 id="doelen-zonder-kop">Doelen zonder kerndoel</h2>
        <Badge tone={doelen.length === 0 ? 'success' : 'neutral'}>
          {aantal(doelen.length, 'doel', 'doelen')}
        </Badge>
      </div>
      <Table
        caption="Doelen van deze leerroute zonder kerndoel"
        captionHidden
        rows={doelen}
        rowKey={(doel) => doel.id}
        empty={<p>Elk doel van deze leerroute hoort bij een kerndoel van deze lijst.</p>}
        columns={[
          {
            key: 'doel',
            header: 'Doel',
            rowHeader: true,
            cell: (doel) => (
              <span class="s-dekking-regel">
                <DoelTekst doel={doel} open={kan.pakketOpenen} />
                {kan.koppelen ? (
                  <LinkButton
                    size="small"
                    icon="plus"
                    href={koppelUrl({ doel: doel.entiteit }, metingVan(dekking))}
                    label={`Koppel een kerndoel aan ${doel.code}`}
                  >
                    Koppel een kerndoel
                  </LinkButton>
                ) : null}
              </span>
            ),
          },
          { key: 'plaats', header: 'Leerlijn', cell: plaatsVan },
        ]}
      />
    </section>
  );
}
