import { useTranslations } from "next-intl";
import type { HandoverState as State, Way } from "@/server/domain/handover";
import { isTroubled } from "@/server/domain/handover";
import { ErrorMark, StateMark } from "../ui/marks";

const MARKS: Partial<Record<State, "resolved" | "in_progress" | "withdrawn">> = {
  closed: "resolved",
  accepted: "in_progress",
  dropped: "withdrawn",
};

/** How a hand-over stands, with its mark: what a person should look at is said louder. */
export function HandoverState({ state, way }: { state: State; way: Way }) {
  const t = useTranslations("handover.panel");
  const troubled = isTroubled(state);
  return (
    <span className={troubled ? "font-medium text-late" : undefined}>
      {troubled ? (
        <ErrorMark className="mr-1.5 inline-block" />
      ) : (
        <StateMark kind={MARKS[state] ?? "waiting"} className="mr-1.5 inline-block" />
      )}
      {way === "file" && state === "queued" ? t("fileQueued") : t(`states.${state}`)}
    </span>
  );
}
