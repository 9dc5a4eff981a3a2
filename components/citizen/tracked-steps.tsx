import { getLocale, getTranslations } from "next-intl/server";
import type { PublicStep } from "@/server/services/citizens/public-story";
import type { TrackedRequest } from "@/server/services/citizens/track";
import { formatDateTime } from "../i18n/format";
import { inflect } from "../i18n/inflect";
import { type StateKind, StateMark } from "../ui/marks";
import { Step, Steps } from "../ui/timeline";

const OPEN: readonly string[] = ["new", "assigned", "in_progress", "waiting"];
const ANSWERS: readonly string[] = ["resolved", "declined", "referred"];

/** What the institution says that it was referred to. */
const OUTSIDE: readonly string[] = ["handed", "handedNews", "handedClosed"];

/** Steps that brought the request to where it stands; others happen beside its way. */
const STATES: readonly string[] = [
  "received",
  "routed",
  "returned",
  "assigned",
  "started",
  "waiting",
  "resumed",
  "reopened",
];

/** The mark of a step that is still how things stand; all others are over and ticked. */
const STANDING: Partial<Record<PublicStep["kind"], StateKind>> = {
  routed: "assigned",
  assigned: "assigned",
  started: "in_progress",
  resumed: "in_progress",
  reopened: "assigned",
};
const ALWAYS: Partial<Record<PublicStep["kind"], StateKind>> = {
  waiting: "waiting",
  declined: "declined",
  referred: "referred",
  merged: "merged",
  withdrawn: "withdrawn",
  lapsed: "withdrawn",
};

/** What happened so far, oldest first, and what comes next. */
export async function TrackedSteps({ request }: { request: TrackedRequest }) {
  const [t, locale] = await Promise.all([getTranslations("citizen.track"), getLocale()]);
  const { steps, status } = request;
  const open = OPEN.includes(status);
  const answer = open ? undefined : steps.findLast(({ kind }) => ANSWERS.includes(kind));
  const now = open ? steps.findLast(({ kind }) => STATES.includes(kind)) : answer;

  const words = ({ kind, name, text, phone }: PublicStep): string => {
    if (kind === "waiting" && !text) return t("step.waitingPlain");
    if (kind === "referred") {
      const to = inflect(name ?? t("someInstitution"), "dative", locale);
      return [t("step.referred", { to }), phone].filter(Boolean).join(" · ");
    }
    if (OUTSIDE.includes(kind)) {
      const institution = name ?? t("someInstitution");
      return t(text ? `step.${kind}` : `step.${kind}Plain`, {
        at: inflect(institution, "locative", locale),
        from: inflect(institution, "ablative", locale),
        text: text ?? "",
      });
    }
    return t(`step.${kind}`, { to: inflect(name ?? t("someDepartment"), "dative", locale), text: text ?? "" });
  };

  return (
    <>
      <h2 className="mt-3.5 border-t border-rule pt-3.5 pb-2 leading-6 font-bold">{t("soFar")}</h2>
      <Steps label={t("soFar")}>
        {steps.map((step) => {
          const standing = open && step === now ? STANDING[step.kind] : undefined;
          const kind = standing ?? ALWAYS[step.kind] ?? "resolved";
          return (
            <Step
              key={step.id}
              mark={<StateMark kind={kind} className={kind === "in_progress" ? "text-accent" : undefined} />}
              when={formatDateTime(step.at, locale)}
              dateTime={step.at.toISOString()}
              now={step === now}
            >
              {words(step)}
              {ANSWERS.includes(step.kind) && step !== answer && step.text && (
                <span className="block text-ink-2">{t("step.earlier", { text: step.text })}</span>
              )}
            </Step>
          );
        })}
        {open && status === "new" && (
          <Step mark={<StateMark kind="new" className="text-ink-3" />} later>
            {t("next.route")}
          </Step>
        )}
        {open && (
          <Step mark={<StateMark kind="new" className="text-ink-3" />} later>
            {t(request.bySms ? "next.sms" : "next.page")}
          </Step>
        )}
      </Steps>
    </>
  );
}
