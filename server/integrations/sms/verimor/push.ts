import { z } from "zod";
import type { DeliveryReport } from "@/server/domain/delivery";
import type { Incoming, IncomingText } from "@/server/domain/incoming";
import { reader, readJson } from "../../reading";
import { readMobile } from "../number";
import { fateOf } from "./codes";
import { ourId } from "./our-id";

const id = z.union([z.string(), z.number()]).transform(String);
const outboundSchema = z.object({
  campaign_id: id,
  campaign_custom_id: id.nullish(),
  message_custom_id: id.nullish(),
  status: z.string(),
  gsm_error: id.nullish(),
  size: z.coerce.number().int().min(1).max(99).nullish().catch(null),
  credits: z.coerce.number().min(0).max(9999).nullish().catch(null),
});
const inboundSchema = z.object({
  message_id: id,
  received_at: z.string(),
  source_addr: z.string(),
  content: z.string(),
});
/** A push names the kind by `type`. The inbox calls it `direction`, or does not name it; what it lists has a writer. */
const kindSchema = z.union([
  z.object({ type: z.enum(["outbound", "inbound"]) }).transform(({ type }) => type),
  z.object({ type: z.undefined().optional(), source_addr: z.string() }).transform(() => "inbound" as const),
]);

/** A push is a list of what became of messages, and of what citizens wrote back; the inbox is a list of the latter. */
export function readPush(raw: Uint8Array): Incoming {
  const { problems, each } = reader();
  const reports: DeliveryReport[] = [];
  const texts: IncomingText[] = [];
  each("push", [raw], (bytes) => {
    const items = z.array(z.unknown()).parse(readJson(bytes));
    each("event", items, (item) => {
      if (kindSchema.parse(item) === "inbound") texts.push(textOf(item));
      else reports.push(reportOf(item));
    });
  });
  return { messages: [], reports, texts, problems };
}

export function reportOf(item: unknown): DeliveryReport {
  const { campaign_id, campaign_custom_id, message_custom_id, status, gsm_error, size, credits } =
    outboundSchema.parse(item);
  const outcome = fateOf(status, gsm_error ?? "0", campaign_id);
  if (!outcome) throw new Error("its status is not known");
  const messageId = ourId(message_custom_id ?? campaign_custom_id);
  const billed = size ? { billed: { parts: size, cost: credits ?? null } } : {};
  return { sender: "verimor-sms", vendorId: campaign_id, messageId, outcome: { ...outcome, ...billed } };
}

function textOf(item: unknown): IncomingText {
  const { message_id, received_at, source_addr, content } = inboundSchema.parse(item);
  const from = readMobile(source_addr);
  if (!from) throw new Error("source_addr is no mobile number");
  return { sender: "verimor-sms", externalId: message_id, from, at: istanbul(received_at), text: content };
}

/** "2017-01-01 09:00:00" is Istanbul's time; a time with a zone says so. */
function istanbul(text: string): Date {
  const at = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text.trim().replace(" ", "T")}+03:00`);
  if (Number.isNaN(at.getTime())) throw new Error("received_at is no time");
  return at;
}
