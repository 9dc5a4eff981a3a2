/** What a list shows besides the margin. triage: what is to be decided. all: where each stands. */
export type Kind = "triage" | "all";

const WIDTHS = { due: "112px", channel: "48px", number: "96px", place: "106px", unit: "140px", status: "116px" };

export const COLUMNS: Record<
  Kind,
  readonly { key: keyof typeof WIDTHS | "subject"; width?: string; sort?: "due" | "received" }[]
> = {
  triage: [
    { key: "due", width: WIDTHS.due, sort: "due" },
    { key: "channel", width: WIDTHS.channel },
    { key: "number", width: WIDTHS.number, sort: "received" },
    { key: "subject" },
    { key: "place", width: WIDTHS.place },
    { key: "unit", width: WIDTHS.unit },
  ],
  all: [
    { key: "due", width: WIDTHS.due, sort: "due" },
    { key: "channel", width: WIDTHS.channel },
    { key: "number", width: WIDTHS.number, sort: "received" },
    { key: "subject" },
    { key: "place", width: WIDTHS.place },
    { key: "unit", width: WIDTHS.unit },
    { key: "status", width: WIDTHS.status },
  ],
};
