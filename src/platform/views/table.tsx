import type { ComponentChildren, VNode } from 'preact';

/** A column over rows of `T`; the first column names its row. */
export interface Column<T> {
  readonly head: string;
  readonly cell: (row: T) => ComponentChildren;
  /** What stands in the foot of the table. */
  readonly foot?: ComponentChildren;
  /** Figures stand to the right. */
  readonly figures?: boolean;
}

interface TableProps<T> {
  /** Id of the heading that names the table. */
  readonly labelledBy: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  /** Whether a row becomes a card on small screens, each cell under its head, so that nothing scrolls sideways. */
  readonly stacks?: boolean;
}

function cellClass<T>(column: Column<T>): { class?: string } {
  return column.figures ? { class: 'num' } : {};
}

function Row<T>({ row, columns }: { row: T; columns: readonly Column<T>[] }): VNode {
  return (
    <tr>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.head} scope="row" {...cellClass(column)}>{column.cell(row)}</th>
        ) : (
          <td key={column.head} data-head={column.head} {...cellClass(column)}>{column.cell(row)}</td>
        ),
      )}
    </tr>
  );
}

function Foot<T>({ columns }: { columns: readonly Column<T>[] }): VNode {
  return (
    <tfoot>
      <tr>
        {columns.map((column, index) =>
          index === 0 ? (
            <th key={column.head} scope="row">{column.foot}</th>
          ) : (
            <td key={column.head} {...cellClass(column)}>{column.foot}</td>
          ),
        )}
      </tr>
    </tfoot>
  );
}

/** A table that scrolls within itself, so that the page never scrolls sideways; its first column stays on small screens. */
export function Table<T>({ labelledBy, columns, rows, rowKey, stacks = false }: TableProps<T>): VNode {
  return (
    <div class="scroll" tabindex={0} role="group" aria-labelledby={labelledBy}>
      <table class={stacks ? 'table stacks' : 'table pin'}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head} scope="col" {...cellClass(column)}>{column.head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tbody>
        {columns.some((column) => column.foot !== undefined) ? <Foot columns={columns} /> : null}
      </table>
    </div>
  );
}

/** A second, quieter line in a cell. */
export const Sub = ({ children }: { children: ComponentChildren }): VNode => <span class="sub">{children}</span>;

/** A zero that should not draw the eye. */
export const Quiet = ({ count }: { count: number }): VNode | string => (count === 0 ? <span class="faint">0</span> : String(count));
