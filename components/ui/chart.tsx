"use client";

import dynamic from "next/dynamic";

export type ChartPoint = {
  /** On the axis: "Oca". */
  label: string;
  /** In full, for the link's name and the peak: "Temmuz". */
  fullLabel?: string;
  now: number | null;
  before?: number | null;
  /** The list of exactly the rows behind it. */
  href?: string;
};

export type LineChartProps = {
  /** What is drawn, as a sentence. */
  label: string;
  points: readonly ChartPoint[];
  /** Names of the two lines, at their ends: "2025" and "2024". */
  nowName: string;
  beforeName?: string;
  height?: number;
};

export type SparkProps = Omit<LineChartProps, "nowName" | "beforeName">;

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
