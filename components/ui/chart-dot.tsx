"use client";

import Link from "next/link";
import { useLocale } from "next-intl";
import type { ChartPoint } from "./chart-types";

const REACH = 12;

export type ChartDotProps = {
  x?: number;
  y?: number;
  point: ChartPoint | undefined;
  /** The peak says its month and value. */
  valueAbove?: boolean;
  /** The line's name, at its end. */
  name?: { text: string; y: number };
};

/** A point of a line: a small dot in a wide link. */
export function ChartDot({ x, y, point, valueAbove, name }: ChartDotProps) {
  const locale = useLocale();
  if (x === undefined || y === undefined || point?.now === null || point?.now === undefined) return null;
  const value = point.now.toLocaleString(locale);
  const said = `${point.fullLabel ?? point.label} ${value}`;
  const dot = (
    <>
      <circle cx={x} cy={y} r={REACH} fill="transparent" />
      <circle cx={x} cy={y} r={2.5} fill="var(--s-now)" />
    </>
  );
  return (
    <g>
      {point.href ? (
        <Link href={point.href} prefetch={false} aria-label={said}>
          <title>{said}</title>
          {dot}
        </Link>
      ) : (
        dot
      )}
      {valueAbove && (
        <text
          x={x}
          y={y - 10}
          fontSize={12}
          fontWeight={600}
          textAnchor="middle"
          fill="var(--ink)"
          stroke="var(--paper)"
          strokeWidth={4}
          paintOrder="stroke"
        >
          {said}
        </text>
      )}
      {name && (
        <text x={x + 10} y={name.y} fontSize={12} fontWeight={600} fill="var(--s-now)">
          {name.text}
        </text>
      )}
    </g>
  );
}
