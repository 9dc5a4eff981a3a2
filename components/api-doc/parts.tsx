import type { ReactNode } from "react";

/** A heading that can be led to. */
export const Heading = ({ id, level = 2, children }: { id: string; level?: 2 | 3; children: ReactNode }) => {
  const Tag = level === 2 ? "h2" : "h3";
  return (
    <Tag
      id={id}
      className={
        level === 2
          ? "double-top mt-10 scroll-mt-4 pt-2 text-t22 font-bold text-balance"
          : "mt-8 scroll-mt-4 border-t border-rule pt-3 text-t16 font-bold text-balance"
      }
    >
      {children}
    </Tag>
  );
};

/** What is typed or answered, as it stands. Long lines are broken, so that nothing has to be moved aside. */
export const Code = ({ children }: { children: string }) => (
  <pre className="my-3 border border-rule bg-desk px-3.5 py-2.5 text-t13 wrap-anywhere whitespace-pre-wrap print:break-inside-avoid">
    {children}
  </pre>
);

/** A table of few columns that becomes a list of blocks on a telephone. */
export function DocTable({
  label,
  heads,
  rows,
}: {
  label: string;
  heads: readonly string[];
  rows: readonly ReactNode[][];
}) {
  return (
    <table aria-label={label} className="my-3 w-full border-separate border-spacing-0 text-t14 max-md:block">
      <thead className="max-md:sr-only">
        <tr>
          {heads.map((head) => (
            <th
              key={head}
              scope="col"
              className="h-[30px] border-b border-rule-2 pr-4 text-left text-t12 font-medium text-ink-3"
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((cells, row) => (
          <Row key={keyOf(cells, row)} cells={cells} />
        ))}
      </tbody>
    </table>
  );
}

const keyOf = (cells: readonly ReactNode[], row: number): string =>
  typeof cells[0] === "string" ? cells[0] : String(row);

const Row = ({ cells }: { cells: readonly ReactNode[] }) => (
  <tr className="align-top max-md:block max-md:border-b max-md:border-rule max-md:py-1.5">
    {["first", "second", "third", "fourth"].slice(0, cells.length).map((place, index) => (
      <td
        key={place}
        className="py-1.5 pr-4 max-md:block max-md:py-0 md:border-b md:border-rule md:first:w-[190px] md:first:wrap-anywhere"
      >
        {cells[index]}
      </td>
    ))}
  </tr>
);
