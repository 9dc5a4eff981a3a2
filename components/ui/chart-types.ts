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
