import type { Change } from "@/server/domain/changes";
import { decide } from "@/server/domain/decide";
import type { Request, Status } from "@/server/domain/request";
import { eventData } from "@/server/services/requests/event-data";
import type { Basics } from "./basics";
import { CALENDAR } from "./clock";
import { QUICK_DESK_ID } from "./departments";

/** Who does it: a member of staff by id, or somebody who is not staff. */
export type By = number | "citizen" | "channel" | "system";

export type Act = { at: number; by: By; change: Change; standard?: Basics["standard"] };

export type Event = {
  at: number;
  act: string;
  by: By;
  from: Status | null;
  to: Status;
  data: Record<string, unknown>;
};

export type Story = { request: Request; events: Event[] };

/** Lets the acts happen one after the other, by the same rules that decide in the product. */
export function play(received: Request, by: By, acts: Act[]): Story {
  const events: Event[] = [
    {
      at: received.receivedAt.getTime(),
      act: "receive",
      by,
      from: null,
      to: "new",
      data: { channel: received.channel },
    },
  ];
  let request = received;
  for (const act of acts.sort((one, other) => one.at - other.at)) {
    const before = request;
    request = decide(before, act.change, {
      now: new Date(act.at),
      calendar: CALENDAR,
      staffId: typeof act.by === "number" ? act.by : null,
      quickDeskId: QUICK_DESK_ID,
      ...(act.standard ? { standard: act.standard } : {}),
    });
    events.push({
      at: act.at,
      act: act.change.act,
      by: act.by,
      from: before.status,
      to: request.status,
      data: eventData(before, request, act.change),
    });
  }
  return { request, events };
}
