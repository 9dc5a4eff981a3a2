import { z } from "zod";
import type { DeliveryReport } from "@/server/domain/delivery";
import type { Incoming, IncomingText } from "@/server/domain/incoming";
import { plain } from "@/server/domain/odd-text";
import { decode, reader, readFields } from "../../reading";
import { readMobile } from "../number";
import { fateOf } from "./answers";

const reportSchema = z.object({
  message: z.coerce.number().int().positive().max(2_147_483_647),
  status: z.coerce.number().int(),
});
/** What `get-url` of the sms-service is set to; see docs/kilavuz/sms.md. `coding` 2 is UCS-2, whose bytes come as they are. */
const textSchema = z.object({
  id: z.string().min(1),
  from: z.string(),
  at: z.coerce.number().int(),
  coding: z.enum(["0", "1", "2"]),
});

/** Kannel calls by GET: a delivery report by the address we gave it, a citizen's SMS by the one in its sms-service. */
export function readCall(raw: Uint8Array): Incoming {
  const { problems, each } = reader();
  const reports: DeliveryReport[] = [];
  const texts: IncomingText[] = [];
  each("call", [raw], (bytes) => {
    const asked = decode(bytes);
    const query = readFields(asked);
    if ("message" in query) reports.push(reportOf(query));
    else texts.push(textOf(query, asked));
  });
  return { messages: [], reports, texts, problems };
}

function reportOf(query: Record<string, string>): DeliveryReport {
  const { message, status } = reportSchema.parse(query);
  const outcome = fateOf(status, String(message));
  if (!outcome) throw new Error("its status is not known");
  return { sender: "kannel", vendorId: String(message), messageId: message, outcome };
}

function textOf(query: Record<string, string>, asked: string): IncomingText {
  const { id, from, at, coding } = textSchema.parse(query);
  const number = readMobile(from);
  if (!number) throw new Error("from is no mobile number");
  const text = new TextDecoder(coding === "2" ? "utf-16be" : "utf-8").decode(bytesOf(asked, "text"));
  return { sender: "kannel", externalId: id, from: number, at: new Date(at * 1000), text: plain(text) };
}

/** A value of the query as bytes, whatever they mean. */
function bytesOf(asked: string, name: string): Uint8Array {
  const value = asked.split("&").find((pair) => pair.startsWith(`${name}=`)) ?? `${name}=`;
  const plain = value.slice(name.length + 1).replaceAll("+", " ");
  const bytes = plain
    .match(/%[0-9a-f]{2}|[^%]/gi)
    ?.map((one) => (one.startsWith("%") ? Number.parseInt(one.slice(1), 16) : one.charCodeAt(0)));
  return Uint8Array.from(bytes ?? []);
}
