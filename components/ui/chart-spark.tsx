"use client";

import { useLocale } from "next-intl";
import { type DotItemDotProps, Line, LineChart, ReferenceLine, XAxis, YAxis } from "recharts";
import { ChartDot } from "./chart-dot";
import { axisTop } from "./chart-scale";
import type { SparkProps } from "./chart-types";

const AXIS = { fontSize: 12, fill: "var(--ink-3)" };

/** A small chart: one line of its own height, first, middle and last name on the axis, a dot where it stands now. */
export function ChartSpark({ label, points, height = 108 }: SparkProps) {
  const locale = useLocale();
  const top = axisTop(Math.max(0, ...points.flatMap((point) => [point.now ?? 0, point.before ?? 0])));
  const last = points.findLastIndex((point) => point.now !== null);
  const named = [0, Math.floor(points.length / 2), points.length - 1].map((index) => points[index]?.label ?? "");

  return (
    <LineChart
      responsive
      accessibilityLayer={false}
      title={label}
      data={[...points]}
      style={{ width: "100%", height }}
      margin={{ top: 20, right: 4, bottom: 0, left: 4 }}
    >
      <XAxis
        dataKey="label"
        ticks={named}
        interval={0}
        tickLine={false}
        axisLine={{ stroke: "var(--rule-2)" }}
        height={20}
        tick={({ x, y, payload }: { x?: number | string; y?: number | string; payload?: { value: string } }) => (
          <text
            {...AXIS}
            x={x}
            y={Number(y) + 8}
            textAnchor={payload?.value === named[0] ? "start" : payload?.value === named[2] ? "end" : "middle"}
          >
            {payload?.value}
          </text>
        )}
      />
      <YAxis hide domain={[0, top]} />
      <ReferenceLine
        y={top}
        stroke="var(--rule)"
        label={({ viewBox }: { viewBox?: { x?: number; y?: number } }) => (
          <text {...AXIS} x={viewBox?.x} y={(viewBox?.y ?? 0) - 5}>
            {top.toLocaleString(locale)}
          </text>
        )}
      />
      <Line
        dataKey="before"
        type="linear"
        stroke="var(--s-then)"
        strokeWidth={1}
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
      <Line
        dataKey="now"
        type="linear"
        stroke="var(--s-now)"
        strokeWidth={2}
        strokeLinejoin="round"
        activeDot={false}
        isAnimationActive={false}
        dot={({ cx, cy, index }: DotItemDotProps) =>
          index === last && <ChartDot key={index} x={cx} y={cy} point={points[index]} />
        }
      />
    </LineChart>
  );
}
