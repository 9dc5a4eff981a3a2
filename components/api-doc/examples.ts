/** Bodies by which the page shows how a call is made; a test holds each against the schema that reads it. */
export const EXAMPLES: Readonly<Record<string, unknown>> = {
  createRequest: {
    externalId: "IS-2026-481",
    kind: "complaint",
    description: "Okulun önündeki çukur iyice büyüdü.",
    street: "8781/1 Sokak",
    citizen: { name: "Örnek Vatandaş 14", phone: "0500 000 00 14" },
  },
  actOnRequest: { act: "route", departmentId: 3, note: "Okul yolu, öncelikli", version: 1 },
  commentOnRequest: { act: "note", text: "Ekip yarın sabah yerinde olacak." },
  createWebhook: { url: "https://ornek.bel.tr/webhook", events: ["request.resolved", "request.declined"] },
  editWebhook: { enabled: true },
  replayWebhook: { from: "2026-01-19", to: "2026-01-20", states: ["held", "failed"] },
};

/** What stands in an address's blanks. */
const BLANKS: Readonly<Record<string, string>> = { number: "2026-000123", id: "1", year: "2026" };

export const addressOf = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (blank, name: string) => BLANKS[name] ?? blank);
