import { FigureLink, type FigureLinkProps } from "@/components/ui/figure";
import type { Cell } from "./cells";
import { useWords } from "./use-words";

export type FigureProps = {
  cell: Cell;
  /** Of which line and column it is, for those who do not see the table. */
  line: string;
  column: string;
  /** The whole table is assumed and says so once. */
  plain?: boolean;
  size?: FigureLinkProps["size"];
};

/** A figure that opens its rows; a dash where there is nothing to say. */
export function Figure({ cell, line, column, plain = false, size }: FigureProps) {
  const { t, show } = useWords();
  if (cell.value === null) return <span className="text-ink-3">—</span>;
  const value = show(cell.value, cell.as);
  return (
    <FigureLink
      href={cell.href}
      assumed={cell.assumed && !plain}
      size={size}
      label={t("figure", { line, column, value })}
    >
      {value}
    </FigureLink>
  );
}
