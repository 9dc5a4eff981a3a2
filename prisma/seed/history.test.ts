import { expect, test } from "vitest";
import type { Actor } from "@/server/domain/actor";
import { CHANNELS } from "@/server/domain/channel";
import { type Act, isOpen, type Status } from "@/server/domain/request";
import { can } from "@/server/policies/can";
import { callsOf, channelYears, publishedFigures, SMALL } from "./figures";
import { type History, historyOf, mergedOf } from "./history";
import { makePlan } from "./plan";
import { FATES } from "./plan-shape";
import { at } from "./random";
import { STAFF } from "./staff";
import type { By } from "./story";
import { requestLines } from "./tables";

const NOW = Date.parse("2026-11-20T09:00:00Z");
const plan = makePlan(NOW, SMALL);
const merged = mergedOf(plan);
const histories = Array.from({ length: plan.count }, (_, index) => historyOf(plan, index, merged));

function actorOf(by: By, { request }: History): Actor {
  if (by === "citizen") return { kind: "citizen", trackingCode: request.trackingCode };
  if (by === "channel") return { kind: "channel", channel: request.channel };
  if (by === "system") return { kind: "system" };
  const { id, name, roles } = at(STAFF, by - 1);
  return { kind: "staff", staffId: id, name, roles };
}

/** Where the request lay when each act began, as its events tell it. */
function* replayed(history: History) {
  let departmentId: number | null = null;
  for (const event of history.events.slice(1)) {
    yield {
      event,
      seen: {
        status: event.from as Status,
        departmentId,
        trackingCode: history.request.trackingCode,
        mainDepartmentId: null,
        claimedById: null,
      },
    };
    if (event.act === "route") departmentId = Number(event.data.departmentId);
    if (event.act === "return") departmentId = null;
    if (event.act === "resolve") departmentId = departmentId ?? history.request.departmentId;
  }
}

test("whoever acts in the demonstration may do so in the product", () => {
  const refused = histories.flatMap((history) =>
    [...replayed(history)]
      .filter(({ event, seen }) => !can(actorOf(event.by, history), event.act as Act, seen))
      .map(({ event }) => `${event.act} by ${event.by} from ${event.from}`),
  );
  expect(refused).toEqual([]);
});

test("every request stands where the plan wants it", () => {
  const astray = histories.filter(({ request }, index) => request.status !== FATES[at(plan.fate, index)]);
  expect(astray.map(({ request }) => request.id)).toEqual([]);
});

test("nothing has happened in the future or out of order", () => {
  const wrong = histories.filter(({ events }) =>
    events.some((event, order) => event.at > NOW || event.at < (events[order - 1]?.at ?? 0)),
  );
  expect(wrong.map(({ request }) => request.id)).toEqual([]);
});

test("tracking codes are never given twice", () => {
  expect(new Set(histories.map(({ request }) => request.trackingCode)).size).toBe(plan.count);
});

test("the same seed tells the same", () => {
  const again = makePlan(NOW, SMALL);
  expect(requestLines(again, mergedOf(again), 0, 300)).toEqual(requestLines(plan, merged, 0, 300));
});

test("the whole first year adds up to what was published", () => {
  expect(publishedFigures(1)).toEqual({
    year: 2025,
    received: 297_148,
    calls: 324_835,
    channels: [
      { channels: ["web"], received: 4_000, resolved: 3_691 },
      { channels: ["facebook", "instagram", "x"], received: 1_724, resolved: 1_620 },
      { channels: ["cimer"], received: 3_114, resolved: 2_589 },
    ],
  });
  expect(callsOf(1)).toBe(324_835);
});

test("the small year meets its own figures in every channel", () => {
  const found = channelYears(SMALL).map(({ channel }) => {
    const own = histories.slice(0, plan.firstYear).filter(({ request }) => request.channel === channel);
    return {
      channel,
      received: own.length,
      resolved: own.filter(({ request }) => request.status === "resolved").length,
    };
  });
  expect(found).toEqual(
    channelYears(SMALL).map(({ channel, received, resolved }) => ({ channel, received, resolved })),
  );
  expect(found.map(({ channel }) => channel).toSorted()).toEqual([...CHANNELS].toSorted());
});

test("every department has something open", () => {
  const busy = new Set(
    histories.filter(({ request }) => isOpen(request.status)).map(({ request }) => request.departmentId),
  );
  expect(busy.size).toBe(20);
});
