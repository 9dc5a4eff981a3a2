import { file, type Screen } from "./staff";
import type { Call } from "./vendors";

/** Calls that an Asterisk wrote down, and of each whether somebody took it. */
export type Written = { provider: "asterisk"; callId: string; answered: boolean };

export const writtenCalls = (count: number): Written[] =>
  Array.from({ length: count }, (_, index) => ({
    provider: "asterisk",
    callId: `1768809600.${index}`,
    answered: index % 3 > 0,
  }));

const lineOf = ({ callId, answered }: Written): string =>
  [
    ...["", "05000000014", "444", "from-trunk", "Ornek <05000000014>", "PJSIP/trunk-00000001", "PJSIP/101-00000002"],
    ...["Queue", "destek", "2026-01-19 11:00:00", answered ? "2026-01-19 11:00:09" : "", "2026-01-19 11:01:09"],
    ...["69", answered ? "60" : "0", answered ? "ANSWERED" : "NO ANSWER", "DOCUMENTATION", callId, ""],
  ]
    .map((cell) => `"${cell}"`)
    .join(",");

/** The exchange's files as staff give them, each of them twice. */
export const filesBurst = (screen: Screen, calls: readonly Written[]): Call[] => {
  const half = Math.ceil(calls.length / 2);
  return [calls.slice(0, half), calls.slice(half)].flatMap((some, part) => {
    const call = file(screen, "/api/call-files", `Master-${part}.csv`, `${some.map(lineOf).join("\n")}\n`);
    return [call, call];
  });
};
