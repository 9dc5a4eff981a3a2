"use client";

import { useLocale } from "next-intl";
import { CartesianGrid, type DotItemDotProps, Line, LineChart, XAxis, YAxis } from "recharts";
import { ChartDot } from "./chart-dot";
import { apart, axisTicks } from "./chart-scale";
import type { LineChartProps } from "./chart-types";

const TOP = 26;
const FOOT = 26;
const NAMES = 52;
const FIGURES = 56;
const TEXT = 16;
const AXIS = { fontSize: 12, fill: "var(--ink-3)" };

const highestOf = (values: readonly (number | null | undefined)[]): number =>
  Math.max(0, ...values.map((value) => value ?? 0));

const lastIndex = (values: readonly (number | null | undefined)[]): number =>
  values.findLastIndex((value) => value !== null && value !== undefined);

/** Straight lines on a zero baseline, named at their ends; only the peak carries its value. */
export function ChartLine({ label, points, nowName, beforeName, height = 240 }: LineChartProps) {
  const locale = useLocale();
  const now = points.map((point) => point.now);
  const before = points.map((point) => point.before);
  const ticks = axisTicks(highestOf([...now, ...before]));
  const top = ticks.at(-1) ?? 1;
  const peak = now.indexOf(highestOf(now));
  const ends = { now: lastIndex(now), before: lastIndex(before) };
  const y = (value: number | null | undefined) => TOP + (1 - (value ?? 0) / top) * (height - TOP - FOOT);
  const [nowY, beforeY] = apart(y(now[ends.now]), y(before[ends.before]), TEXT);

  return (
    <LineChart
      responsive
      accessibilityLayer={false}
      title={label}
      data={[...points]}
      style={{ width: "100%", height }}
      margin={{ top: TOP, right: NAMES, bottom: 0, left: 0 }}
    >
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      <XAxis
        dataKey="label"
        tickLine={false}
        axisLine={{ stroke: "var(--rule-2)" }}
        tick={AXIS}
        height={FOOT}
        interval="equidistantPreserveStart"
        minTickGap={6}
      />
      <YAxis
        ticks={ticks}
        domain={[0, top]}
        interval={0}
        tickLine={false}
        axisLine={false}
        width={FIGURES}
        tick={AXIS}
        tickFormatter={(value: number) => value.toLocaleString(locale)}
      />
      {beforeName && (
        <Line
          dataKey="before"
          type="linear"
          stroke="var(--s-then)"
          strokeWidth={1}
          isAnimationActive={false}
          activeDot={false}
          dot={({ cx, index }: DotItemDotProps) =>
            index === ends.before && (
              <text key="name" x={(cx ?? 0) + 10} y={beforeY + 4} fontSize={12} fill="var(--ink-3)">
                {beforeName}
              </text>
            )
          }
        />
      )}
      <Line
        dataKey="now"
        type="linear"
        stroke="var(--s-now)"
        strokeWidth={2}
        strokeLinejoin="round"
        isAnimationActive={false}
        activeDot={false}
        dot={({ cx, cy, index }: DotItemDotProps) => (
          <ChartDot
            key={index}
            x={cx}
            y={cy}
            point={points[index]}
            valueAbove={index === peak}
            name={index === ends.now ? { text: nowName, y: nowY + 4 } : undefined}
          />
        )}
      />
    </LineChart>
  );
}
