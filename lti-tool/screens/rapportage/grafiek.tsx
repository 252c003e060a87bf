import type { VNode } from 'preact';
import type { Cel, Deel, Tabel } from '../../../gateway/rapportage/service.ts';
import { PATRONEN, type Patroon, Staaf, StaafTeken, VERBORGEN } from '../../ui/charts/staven.tsx';
import { Table } from '../../ui/components/table.tsx';
import { ALLE, kolomNaam, rijNaam, VERDELING } from './woorden.ts';

const NIET_GETOOND = 'niet getoond';

/** A figure, or that it is not shown. */
export function Getal({ n }: { n: Cel }): VNode {
  if (n !== null) return <span>{n}</span>;
  return (
    <span>
      <span aria-hidden="true">–</span>
      <span class="k-hidden">{NIET_GETOOND}</span>
    </span>
  );
}

/** What is below or unknown is empty or dotted, what is reached is full: the same in every chart. */
const PATROON: Readonly<Record<string, Patroon>> = {
  onder: 'punt',
  op: 'vol',
  boven: 'schuin',
  lager: 'punt',
  gelijk: 'vol',
  hoger: 'schuin',
  anders: 'ruit',
  vso: 'staand',
  bestendig: 'vol',
  niet_bestendig: 'punt',
  onbekend: 'leeg',
};

/** Of columns taken together the first that another column has not. */
function patronenVan(tabel: Tabel): Patroon[] {
  const over = new Set<Patroon>(PATRONEN);
  return tabel.kolommen.map(({ sleutels }) => {
    const wens = sleutels.flatMap((s) => PATROON[s] ?? []).find((p) => over.has(p)) ?? 'leeg';
    over.delete(wens);
    return wens;
  });
}

/** Columns in which somebody stands; an empty one tells nothing. */
const gevuld = ({ tabel }: Deel): number[] => tabel.totalen.flatMap((n, i) => (n > 0 ? [i] : []));

/** Whether there is more to see than the sentence says: not when all columns had to be taken together, or all stand in one. */
export const zegtIets = (deel: Deel): boolean => gevuld(deel).length > 1;

const verbergt = (deel: Deel): boolean => rijenVan(deel).some((rij) => rij.cellen.includes(null));

/** What the patterns mean; once for all charts of a subject, which divide the same pupils into the same columns. */
export function Legenda({ delen }: { delen: readonly [Deel, ...Deel[]] }): VNode {
  const [deel] = delen;
  const patronen = patronenVan(deel.tabel);
  return (
    <ul class="s-legenda">
      {gevuld(deel).map((i) => (
        <li key={i}>
          <StaafTeken patroon={patronen[i] ?? 'leeg'} />
          {kolomNaam(deel.tabel.kolommen[i]?.sleutels ?? [])}
        </li>
      ))}
      {delen.some(verbergt) ? (
        <li>
          <StaafTeken patroon={VERBORGEN} />
          {NIET_GETOOND}
        </li>
      ) : null}
    </ul>
  );
}

type Rij = Tabel['rijen'][number];

/** Rows that say something: of one row the total says as much, and where every figure is hidden there is nothing to see. */
function rijenVan(deel: Deel): readonly Rij[] {
  const { rijen } = deel.tabel;
  const teZien = rijen.some((rij) => gevuld(deel).some((i) => (rij.cellen[i] ?? 0) > 0));
  return rijen.length > 1 && teZien ? rijen : [];
}

export interface GrafiekProps {
  deel: Deel;
  /** All pupils together stand first: in one chart of a subject. */
  samen: boolean;
  bijschrift: string;
}

/** A chart and its table in one: a bar in each row, with the figures beside it. */
export function Grafiek({ deel, samen, bijschrift }: GrafiekProps): VNode | null {
  const { tabel, verdeling } = deel;
  const patronen = patronenVan(tabel);
  const rijen = rijenVan(deel);
  const alle: Rij = { sleutels: [], cellen: tabel.totalen, totaal: tabel.totaal };
  if (rijen.length === 0 && !samen) return null;
  const { kop, kolom } = rijen.length > 0 ? VERDELING[verdeling] : { kop: ALLE, kolom: ALLE };
  return (
    <div class="s-grafiek">
      {rijen.length > 0 ? <h4>{kop}</h4> : null}
      <Table
        caption={`${bijschrift}, ${kop.toLowerCase()}`}
        captionHidden
        scrolls
        rows={samen ? [alle, ...rijen] : rijen}
        rowKey={(rij) => rij.sleutels.join('|')}
        columns={[
          {
            key: 'naam',
            header: kolom,
            rowHeader: true,
            cell: (rij) => (rij === alle ? ALLE : rijNaam(verdeling, rij.sleutels)),
          },
          {
            key: 'staaf',
            header: 'Verdeling',
            cell: (rij) => (
              <Staaf
                totaal={rij.totaal}
                delen={gevuld(deel).map((i) => ({
                  patroon: patronen[i] ?? 'leeg',
                  aantal: rij.cellen[i] ?? 0,
                }))}
              />
            ),
          },
          ...gevuld(deel).map((i) => ({
            key: `k${i}`,
            header: kolomNaam(tabel.kolommen[i]?.sleutels ?? []),
            numeric: true,
            cell: (rij: Rij) => <Getal n={rij.cellen[i] ?? null} />,
          })),
          { key: 'totaal', header: 'Samen', numeric: true, cell: (rij) => <span>{rij.totaal}</span> },
        ]}
      />
    </div>
  );
}
