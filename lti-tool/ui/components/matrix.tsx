import type { ComponentChildren, VNode } from 'preact';
import { type Hx, hx } from './hx.ts';
import { Icon } from './icon.tsx';
import { STAND_WORDS, type Stand, TickCell, type TickCellState } from './tick-cell.tsx';

export interface MatrixColumn {
  key: string;
  /** Short, as the school knows it: "NT-M-3a". */
  code: string;
  /** The whole leerdoel or actie. */
  text: string;
  /** Under the text, short: "meegenomen van N2". */
  note?: string;
  /** Ticks the whole column. Without it there is no "hele kolom". */
  all?: Hx;
}

export interface MatrixRow {
  key: string;
  /** Full name of the leerling. */
  leerling: string;
  /** Where the name leads. */
  href?: string;
  /** Under the name, short: "streefniveau N3", or how far the leerling is. */
  note?: ComponentChildren;
  /** One cell for each column, in the same order; `null` where the doel is not for this leerling. */
  cells: readonly (TickCellState | null)[];
  /** Ticks the whole row. */
  all?: Hx;
  /** Last column, for example a `Voortgang`. */
  end?: ComponentChildren;
}

export interface MatrixProps {
  id: string;
  caption: string;
  columns: readonly MatrixColumn[];
  rows: readonly MatrixRow[];
  /** Heading of the first column; default "Leerling". */
  rowHeading?: string;
  /** Heading of the last column, shown when rows have an `end`; default "Voortgang". */
  endHeading?: string;
  /** Words that open the list of headings in full; default "Lees de doelen voluit". */
  inFull?: string;
  /** What keys do in a cell, after how to move; default "met de spatiebalk afvinken". */
  keys?: string;
}

/** Id of the heading of a column or row: what `TickCell.labelledBy` refers to, also in an answer with one cell. */
export const matrixColumnId = (matrix: string, column: string): string => `${matrix}-d-${column}`;
export const matrixRowId = (matrix: string, row: string): string => `${matrix}-l-${row}`;

/**
 * Pupils × goals to tick (R33): an ARIA grid. One stop for Tab; arrow keys, Home and End move inside it
 * (client/matrix-keys.ts). Rows keep the id `${id}-r-${key}`, so one row can be replaced alone.
 */
export function Matrix(props: MatrixProps): VNode {
  const rowAll = props.rows.some((row) => row.all);
  return (
    <div class="k-matrix">
      <a class="k-skip" href={`#${props.id}-eind`}>
        Sla deze tabel over
      </a>
      <div class="k-matrix__scroll">
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of toggle buttons is the ARIA pattern here */}
        <table id={props.id} role="grid" aria-label={props.caption} data-matrix="">
          <caption class="k-hidden">{props.caption}</caption>
          <MatrixHead {...props} rowAll={rowAll} />
          <tbody>
            {props.rows.map((row) => (
              <MatrixRowView key={row.key} id={props.id} columns={props.columns} row={row} rowAll={rowAll} />
            ))}
          </tbody>
        </table>
      </div>
      <div class="k-matrix__foot">
        <GoalsInFull columns={props.columns} inFull={props.inFull ?? 'Lees de doelen voluit'} />
        <p class="k-matrix__keys">
          {`Toetsenbord: met de pijltjes naar een ander vakje, ${props.keys ?? 'met de spatiebalk afvinken'}.`}
        </p>
      </div>
      <span id={`${props.id}-eind`} tabIndex={-1} />
    </div>
  );
}

/** A heading shows four lines; here every goal stands in full, for touch as well. */
function GoalsInFull({ columns, inFull }: { columns: readonly MatrixColumn[]; inFull: string }): VNode {
  return (
    <details class="k-matrix__full">
      <summary>{inFull}</summary>
      <dl class="k-facts k-facts--wide">
        {columns.map((column) => (
          <div class="k-facts__item" key={column.key}>
            <dt class="k-facts__term">{column.code}</dt>
            <dd>{column.text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** "Hele kolom" and "hele rij" stand in a row and a column of their own, so that no heading reads a button aloud with every cell. */
function MatrixHead({
  id,
  columns,
  rows,
  rowHeading,
  endHeading,
  rowAll,
}: MatrixProps & { rowAll: boolean }): VNode {
  const hasEnd = rows.some((row) => row.end !== undefined);
  return (
    <thead>
      <tr>
        <th scope="col">{rowHeading ?? 'Leerling'}</th>
        {rowAll ? (
          <th scope="col" class="k-matrix__edge">
            Hele rij
          </th>
        ) : null}
        {columns.map((column) => (
          <th scope="col" key={column.key}>
            <span class="k-matrix__goal" title={column.text} id={matrixColumnId(id, column.key)}>
              <span class="k-matrix__code">{column.code}</span>
              <span class="k-matrix__text">{column.text}</span>
              {column.note ? <span class="k-matrix__note">{column.note}</span> : null}
            </span>
          </th>
        ))}
        {hasEnd ? (
          <th scope="col" class="k-matrix__end">
            {endHeading ?? 'Voortgang'}
          </th>
        ) : null}
      </tr>
      {columns.some((column) => column.all) ? (
        <tr class="k-matrix__allrow">
          <th scope="row">Hele kolom</th>
          {rowAll ? <td /> : null}
          {columns.map((column) => (
            <td key={column.key}>
              {column.all ? <MatrixAll {...matrixColumnAll(id, column)} ask={column.all} /> : null}
            </td>
          ))}
          {hasEnd ? <td /> : null}
        </tr>
      ) : null}
    </thead>
  );
}

export interface MatrixRowViewProps {
  /** Id of the matrix. */
  id: string;
  columns: readonly MatrixColumn[];
  row: MatrixRow;
  /** The matrix has a column "hele rij"; default: this row has such a button. */
  rowAll?: boolean;
}

/** One row; also the answer when a whole row was ticked (target `#${id}-r-${key}`, swap `outerHTML`). */
export function MatrixRowView({
  id,
  columns,
  row,
  rowAll = row.all !== undefined,
}: MatrixRowViewProps): VNode {
  return (
    <tr id={`${id}-r-${row.key}`}>
      <th scope="row">
        <span class="k-matrix__who">
          {row.href === undefined ? (
            <span id={matrixRowId(id, row.key)}>{row.leerling}</span>
          ) : (
            <a id={matrixRowId(id, row.key)} href={row.href}>
              {row.leerling}
            </a>
          )}
          {row.note ? <span class="k-matrix__note">{row.note}</span> : null}
        </span>
      </th>
      {rowAll ? (
        <td class="k-matrix__edge">
          {row.all ? <MatrixAll {...matrixRowAll(id, row)} ask={row.all} /> : null}
        </td>
      ) : null}
      {columns.map((column, index) => {
        const cell = row.cells[index];
        return (
          <td key={column.key}>
            {cell ? (
              <TickCell {...cell} labelledBy={[matrixRowId(id, row.key), matrixColumnId(id, column.key)]} />
            ) : (
              <NotFor />
            )}
          </td>
        );
      })}
      {row.end === undefined ? null : <td class="k-matrix__end">{row.end}</td>}
    </tr>
  );
}

function NotFor(): VNode {
  return (
    <span class="k-soft">
      <span aria-hidden="true">·</span>
      <span class="k-hidden">niet voor deze leerling</span>
    </span>
  );
}

/** Id and name of "hele kolom" and "hele rij", also for an answer that renders the button afresh. */
export const matrixColumnAll = (id: string, column: Pick<MatrixColumn, 'key' | 'code' | 'text'>) => ({
  id: `${id}-k-${column.key}-alles`,
  // With its text: several acties belong to one leerdoel, and so share its code.
  label: `Hele kolom ${column.code} ${column.text}, in één keer`,
});
export const matrixRowAll = (id: string, row: Pick<MatrixRow, 'key' | 'leerling'>) => ({
  id: `${id}-r-${row.key}-alles`,
  label: `Hele rij van ${row.leerling} in één keer`,
});

export interface MatrixAllProps {
  id: string;
  label: string;
  ask: Hx;
}

/** "Hele kolom" or "hele rij"; also the answer to itself, so that the next tap is a new act. */
export function MatrixAll({ id, label, ask }: MatrixAllProps): VNode {
  return (
    <button type="button" class="k-matrix__all" id={id} aria-label={label} title={label} {...hx(ask)}>
      <Icon name="checks" />
    </button>
  );
}

const STANDEN: readonly Stand[] = [0, 1, 2, 3, 4];

/** What the gauges mean. Put it above a matrix of leerdoelen. */
export function MatrixLegend(): VNode {
  return (
    <ul class="k-legend" aria-label="Wat de vakjes betekenen">
      {STANDEN.map((stand) => (
        <li class="k-legend__item" key={stand}>
          <span class="k-tick" data-stand={stand} aria-hidden="true" />
          {STAND_WORDS[stand]}
        </li>
      ))}
    </ul>
  );
}
