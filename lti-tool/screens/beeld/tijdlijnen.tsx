import type { VNode } from 'preact';
import { grouped } from '../../../gateway/leerlijnen/grouped.ts';
import type { BeeldLijn, IntegraalBeeld, ResultaatView } from '../../../gateway/leerroute/beeld/view.ts';
import { komma } from '../../ui/charts/getal.ts';
import { Tijdlijn } from '../../ui/charts/tijdlijn.tsx';
import { Table } from '../../ui/components/table.tsx';
import { dagVoluit } from '../datum.ts';
import { prognoseTekst, scoreTekst } from './woorden.ts';

/** Per leergebied the way of each leerlijn through time, with what other systems measured on the same line (R20). */
export function Tijdlijnen({ beeld }: { beeld: IntegraalBeeld }): VNode | null {
  const metWeg = beeld.lijnen.filter((l) => l.verloop.length > 0);
  if (metWeg.length === 0) return null;
  return (
    <section class="k-card s-beeld__tijd" aria-labelledby="tijd-kop">
      <h2 id="tijd-kop">Door de tijd</h2>
      <p class="k-small k-soft">
        Doorgetrokken lijn: waar de leerling was. Streepjes: wat de route verwacht. Stippels: waar de leerling
        waarschijnlijk komt, als het gaat zoals het ging. Een vierkantje met een nummer: een toets of
        observatie uit een ander systeem.
      </p>
      {grouped(metWeg, (l) => l.leergebied.id).map((lijnen) => (
        <Gebied key={lijnen[0].leergebied.id} lijnen={lijnen} resultaten={beeld.resultaten} />
      ))}
    </section>
  );
}

interface Genummerd {
  readonly nummer: number;
  readonly resultaat: ResultaatView;
}

function Gebied(props: {
  lijnen: readonly [BeeldLijn, ...BeeldLijn[]];
  resultaten: readonly ResultaatView[];
}): VNode {
  const { leergebied } = props.lijnen[0];
  const merken = props.resultaten
    .filter((r) => r.leergebied === leergebied.code)
    .map((resultaat, i) => ({ nummer: i + 1, resultaat }));
  return (
    <details class="s-tijd" open={merken.length > 0}>
      <summary class="s-tijd__kop">
        <h3>{leergebied.naam}</h3>
        {merken.length > 0 ? <span class="k-small">{telling(merken.length)}</span> : null}
      </summary>
      {props.lijnen.map((lijn) => (
        <Lijn key={lijn.id} lijn={lijn} merken={merken} />
      ))}
    </details>
  );
}

const telling = (n: number): string => (n === 1 ? '1 resultaat' : `${n} resultaten`);

function Lijn({ lijn, merken }: { lijn: BeeldLijn; merken: readonly Genummerd[] }): VNode {
  const { prognose } = lijn;
  return (
    <div class="s-tijd__lijn">
      <h4>{lijn.naam}</h4>
      <Tijdlijn
        niveaus={lijn.niveaus}
        punten={lijn.verloop}
        route={lijn.routeVerloop}
        verder={prognose?.soort === 'verwachting' ? prognose : undefined}
        merken={merken.map(({ nummer, resultaat }) => ({ nummer, op: resultaat.op }))}
      />
      {prognose === null ? null : <p class="k-small">{`${prognoseTekst(prognose)}.`}</p>}
      <details>
        <summary>{`Cijfers van ${lijn.naam}`}</summary>
        <Cijfers lijn={lijn} merken={merken} />
      </details>
    </div>
  );
}

/** The drawing as a table: every point and every mark of it, by date. */
function Cijfers({ lijn, merken }: { lijn: BeeldLijn; merken: readonly Genummerd[] }): VNode {
  const verwacht = (op: string) => lijn.routeVerloop.findLast((r) => r.vanaf <= op)?.verwacht;
  const rijen = [
    ...lijn.verloop.map((p, i) => ({
      key: p.op,
      op: p.op,
      wat: i === lijn.verloop.length - 1 ? 'Nu' : 'Stand',
      waarde: komma(p.positie),
    })),
    ...merken.map(({ nummer, resultaat }) => ({
      key: resultaat.id,
      op: resultaat.op,
      wat: `${nummer}. ${resultaat.naam} (uit ${resultaat.bron})`,
      waarde: scoreTekst(resultaat),
    })),
  ].sort((a, b) => (a.op < b.op ? -1 : 1));
  return (
    <Table
      caption={`${lijn.naam} door de tijd`}
      captionHidden
      rows={rijen}
      rowKey={(r) => r.key}
      columns={[
        { key: 'op', header: 'Wanneer', rowHeader: true, cell: (r) => dagVoluit(r.op) },
        { key: 'wat', header: 'Wat', cell: (r) => r.wat },
        { key: 'waarde', header: 'Niveaus of score', numeric: true, cell: (r) => r.waarde },
        {
          key: 'route',
          header: 'Route verwacht',
          numeric: true,
          cell: (r) => {
            const n = verwacht(r.op);
            return n === undefined ? '–' : komma(n);
          },
        },
      ]}
    />
  );
}
