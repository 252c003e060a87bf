import type { VNode } from 'preact';
import type { IntegraalBeeld } from '../../../gateway/leerroute/beeld/view.ts';
import { Table } from '../../ui/components/table.tsx';
import { dagVoluit } from '../datum.ts';
import { dleTekst, scoreTekst } from './woorden.ts';

/** Results of other systems with the system they come from, newest first (R20). */
export function Resultaten({ beeld }: { beeld: IntegraalBeeld }): VNode | null {
  const { resultaten, lijnen } = beeld;
  if (resultaten.length === 0) return null;
  const gebied = new Map(lijnen.map((l) => [l.leergebied.code, l.leergebied.naam]));
  return (
    <section class="k-card s-beeld__resultaten" aria-labelledby="resultaten-kop">
      <h2 id="resultaten-kop">Toetsen en observaties uit andere systemen</h2>
      <Table
        caption="Resultaten, de nieuwste eerst"
        captionHidden
        rows={resultaten.toReversed()}
        rowKey={(r) => r.id}
        columns={[
          { key: 'naam', header: 'Wat', rowHeader: true, cell: (r) => r.naam },
          { key: 'op', header: 'Wanneer', cell: (r) => dagVoluit(r.op) },
          {
            key: 'gebied',
            header: 'Leergebied',
            cell: (r) => (r.leergebied ? (gebied.get(r.leergebied) ?? r.leergebied) : '–'),
          },
          { key: 'score', header: 'Score', cell: scoreTekst },
          { key: 'dle', header: 'DLE', cell: dleTekst },
          { key: 'bron', header: 'Uit', cell: (r) => r.bron },
        ]}
      />
    </section>
  );
}
