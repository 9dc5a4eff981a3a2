/** What a list shows besides the margin. triage: what is to be decided. all: where each stands. */
export type Kind = "triage" | "all";

const WIDTHS = { due: "112px", channel: "48px", number: "96px", place: "106px", unit: "140px", status: "116px" };
type Key = keyof typeof WIDTHS | "subject";

/**
 * What qualifies a request leaves when the list becomes narrow, one after the other, so that its words keep 280 px; the mark, the
 * deadline and the status stay. The widths are the list's, not the window's.
 */
export const LEAVES: Record<Kind, Partial<Record<Key, string>>> = {
  triage: {
    place: "@max-[832px]:hidden",
    number: "@max-[726px]:hidden",
    channel: "@max-[630px]:hidden",
    unit: "@max-[582px]:hidden",
  },
  all: {
    place: "@max-[948px]:hidden",
    unit: "@max-[842px]:hidden",
    number: "@max-[702px]:hidden",
    channel: "@max-[606px]:hidden",
  },
};

export const COLUMNS: Record<Kind, readonly { key: Key; width?: string; sort?: "due" | "received" }[]> = {
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
