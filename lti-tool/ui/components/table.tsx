import type { ComponentChildren, VNode } from 'preact';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ComponentChildren;
  /** Figures: to the right, all digits equally wide. */
  numeric?: boolean;
  /** The cell that names the row (one column; default the first). */
  rowHeader?: boolean;
}

export interface TableProps<Row> {
  /** What the table shows; read first by a screen reader. */
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown instead of the table when there are no rows: an `EmptyState`. */
  empty?: ComponentChildren;
  id?: string;
  /** May be wider than the page and hold nothing to press: then the keyboard can scroll it. */
  scrolls?: boolean;
}

/** A cell with nothing to say: a dash in a table, and left out where a row is a small card. */
export function Nothing(): VNode {
  return <span class="k-table__none">–</span>;
}

/** A list of things with the same properties. On a phone every row folds into a small card. */
export function Table<Row>(props: TableProps<Row>): VNode {
  if (props.rows.length === 0 && props.empty) return <>{props.empty}</>;
  const named = props.columns.find((column) => column.rowHeader) ?? props.columns[0];
  return (
    <div
      class="k-scroll"
      {...(props.scrolls ? { role: 'group', tabIndex: 0, 'aria-label': props.caption } : {})}
    >
      <table class="utrecht-table utrecht-table--html-table k-table k-table--stack" id={props.id}>
        <caption class={props.captionHidden ? 'k-hidden' : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.key} scope="col" class={column.numeric ? 'k-table__num' : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              {props.columns.map((column) =>
                column === named ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    class={column.numeric ? 'k-table__num' : undefined}
                    data-label={column.header}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
