import type { Change } from "@/server/domain/changes";
import type { ActTarget } from "./act-target";

/** What takes an act back where that is one act; null where it must be asked for beforehand or cannot be undone. */
export function undoOf(before: ActTarget, change: Change): Change | null {
  switch (change.act) {
    case "route":
      return before.departmentId === null ? { act: "recall" } : null;
    case "merge":
      return { act: "unmerge" };
    case "wait":
      return { act: "resume" };
    case "enter_answer":
      return { act: "unenter_answer" };
    case "claim":
      return { act: "release" };
    case "assign":
      return { act: "assign", assigneeId: before.assigneeId };
    case "prioritise":
      return before.priority ? { act: "prioritise", priority: before.priority } : null;
    default:
      return null;
  }
}
