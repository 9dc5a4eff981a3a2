import { z } from "zod";
import type { DeliveryReport } from "@/server/domain/delivery";
import type { Incoming, IncomingText } from "@/server/domain/incoming";
import { decode, reader } from "../../reading";
import { readMobile } from "../number";
import { fateOf } from "./answers";

const reportSchema = z.object({ message: z.coerce.number().int().positive(), status: z.coerce.number().int() });
/** What `get-url` of the sms-service is set to; see docs/kilavuz/sms.md. */
const textSchema = z.object({ id: z.string().min(1), from: z.string(), text: z.string(), at: z.coerce.number().int() });

/** Kannel calls by GET: a delivery report by the address we gave it, a citizen's SMS by the one in its sms-service. */
export function readCall(raw: Uint8Array): Incoming {
  const { problems, each } = reader();
  const reports: DeliveryReport[] = [];
  const texts: IncomingText[] = [];
  each("call", [raw], (bytes) => {
    const query = Object.fromEntries(new URLSearchParams(decode(bytes)));
    if ("message" in query) reports.push(reportOf(query));
    else texts.push(textOf(query));
  });
  return { messages: [], reports, texts, problems };
}

function reportOf(query: Record<string, string>): DeliveryReport {
  const { message, status } = reportSchema.parse(query);
  const outcome = fateOf(status, String(message));
  if (!outcome) throw new Error("its status is not known");
  return { sender: "kannel", vendorId: String(message), messageId: message, outcome };
}

function textOf(query: Record<string, string>): IncomingText {
  const { id, from, text, at } = textSchema.parse(query);
  const number = readMobile(from);
  if (!number) throw new Error("from is no mobile number");
  return { sender: "kannel", externalId: id, from: number, at: new Date(at * 1000), text };
}
