import { z } from "zod";
import type { DeliveryReport, Outcome } from "@/server/domain/delivery";
import type { Incoming } from "@/server/domain/incoming";
import { reader, readJson } from "../../reading";

/** https://github.com/iletimerkezi/apidocs-website, `docs/sms/report/webhook.mdx`: one report a call, by the order's id. */
const pushSchema = z.object({
  report: z.object({
    packet_id: z.union([z.string(), z.number()]).transform(String),
    status: z.enum(["accepted", "delivered", "undelivered"]),
  }),
});

export function readPush(raw: Uint8Array): Incoming {
  const { problems, each } = reader();
  const reports = each("push", [raw], (bytes): DeliveryReport => {
    const { packet_id, status } = pushSchema.parse(readJson(bytes)).report;
    return { sender: "iletimerkezi", vendorId: packet_id, messageId: null, outcome: outcomeOf(status, packet_id) };
  });
  return { messages: [], reports, problems };
}

function outcomeOf(status: "accepted" | "delivered" | "undelivered", orderId: string): Outcome {
  if (status === "accepted") return { kind: "accepted", vendorId: orderId };
  return status === "delivered" ? { kind: "delivered" } : { kind: "failed", reason: "notDelivered" };
}
