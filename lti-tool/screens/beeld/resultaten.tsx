import type { VNode } from 'preact';
import type { IntegraalBeeld, ResultaatView } from '../../../gateway/leerroute/beeld/view.ts';
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
          { key: 'naam', header: 'Wat', rowHeader: true, cell: (r) => <Wat resultaat={r} gebied={gebied} /> },
          { key: 'op', header: 'Wanneer', cell: (r) => dagVoluit(r.op) },
          { key: 'score', header: 'Score', cell: (r) => <Score resultaat={r} /> },
          { key: 'bron', header: 'Uit', cell: (r) => r.bron },
        ]}
      />
    </section>
  );
}

function Wat(props: { resultaat: ResultaatView; gebied: ReadonlyMap<string, string> }): VNode {
  const { naam, leergebied } = props.resultaat;
  const van = leergebied === null ? null : (props.gebied.get(leergebied) ?? leergebied);
  return (
    <>
      {naam}
      {van === null || van === naam ? null : <span class="s-onder">{van}</span>}
    </>
  );
}

function Score({ resultaat }: { resultaat: ResultaatView }): VNode {
  return (
    <>
      {scoreTekst(resultaat)}
      {resultaat.dle === null ? null : <span class="s-onder">{dleTekst(resultaat)}</span>}
    </>
  );
}
