import { dayOf, minuteOfDay } from "@/server/domain/time";

/** A text, or a key of the messages that has dots; a moment; nothing. */
type Value = string | Date | null | undefined;
export type Section = {
  of: "person" | "request" | "calls";
  title: string;
  facts: [name: string, value: Value][];
  lists: { of: string; rows: Value[][] }[];
};

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const plain = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}h2{border-top:3px double #888;padding-top:.5rem}
dl{display:grid;grid-template-columns:10rem 1fr;gap:.25rem .75rem}dt{color:#555}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;table-layout:fixed}td{border-bottom:1px solid #ccc;padding:.25rem .5rem .25rem 0;vertical-align:top;overflow-wrap:anywhere}`;

type Page = { sections: readonly Section[]; say: (key: string) => string; municipality: string; at: Date };

/** One page that needs nothing else: to be read in any browser, and printed. Every text of a person is escaped. */
export function pageOf({ sections, say, municipality, at }: Page): string {
  const moment = (date: Date): string => {
    const minutes = minuteOfDay(date);
    const [year, month, day] = dayOf(date).split("-");
    return `${day}.${month}.${year} ${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  };
  const shown = (value: Value): string => {
    if (value instanceof Date) return moment(value);
    if (!value) return "";
    return plain(
      /^(?:requests\.terms|request\.messages|request\.details|messages\.direction)\./.test(value) ? say(value) : value,
    );
  };
  const facts = (all: Section["facts"]): string =>
    all
      .filter(([, value]) => value)
      .map(([name, value]) => `<dt>${plain(say(`privacy.file.${name}`))}</dt><dd>${shown(value)}</dd>`)
      .join("");
  const list = ({ of, rows }: Section["lists"][number]): string =>
    rows.length === 0
      ? ""
      : `<h3>${plain(say(`privacy.file.${of}`))}</h3><table>${rows
          .map((row) => `<tr>${row.map((value) => `<td>${shown(value)}</td>`).join("")}</tr>`)
          .join("")}</table>`;
  const section = (one: Section): string => {
    const body = `${one.facts.length > 0 ? `<dl>${facts(one.facts)}</dl>` : ""}${one.lists.map(list).join("")}`;
    return body === "" ? "" : `<h2>${plain(say(`privacy.file.${one.of}`))} ${plain(one.title)}</h2>${body}`;
  };
  const title = plain(say("privacy.file.title"));
  return `<!doctype html><html lang="tr"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style>
<h1>${title}</h1><p>${plain(municipality)}, ${moment(at)}</p><p>${plain(say("privacy.file.intro"))}</p>${sections.map(section).join("")}</html>`;
}
