"use client";

import dynamic from "next/dynamic";
import type { LineChartProps, SparkProps } from "./chart-types";

export type { LineChartProps, SparkProps } from "./chart-types";

const LINE_HEIGHT = 240;
const SPARK_HEIGHT = 108;

const Line = dynamic(() => import("./chart-line").then((part) => part.ChartLine), { ssr: false });
const Small = dynamic(() => import("./chart-spark").then((part) => part.ChartSpark), { ssr: false });

/** This period against the one before. Its place is kept while it loads; the figures also stand in a table. */
export function LineChart({ height = LINE_HEIGHT, ...rest }: LineChartProps) {
  return (
    <figure aria-label={rest.label} style={{ height }} className="w-full overflow-hidden">
      <Line {...rest} height={height} />
    </figure>
  );
}

/** One of several small charts, each on its own scale. */
export function Spark({ height = SPARK_HEIGHT, ...rest }: SparkProps) {
  return (
    <figure aria-label={rest.label} style={{ height }} className="w-full overflow-hidden">
      <Small {...rest} height={height} />
    </figure>
  );
}
