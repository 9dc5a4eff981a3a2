"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { StaffDetail } from "@/server/services/staff/get";
import { formatDate, formatDateTime, formatTime } from "../../i18n/format";
import { inflect } from "../../i18n/inflect";
import { useTRPC } from "../../trpc/client";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { Facts } from "../../ui/facts";
import { GivenOnce } from "../given-once";
import { useAsked } from "../use-asked";

type Asked = "disable" | "reset";

/** Whether this person can enter, and what changes that. */
export function AccessPanel({ staff }: { staff: StaffDetail }) {
  const t = useTranslations("auth.staff");
  const locale = useLocale();
  const trpc = useTRPC();
  const { asked, ask, after } = useAsked<Asked>();
  const { id, name, active, lockedUntil } = staff;

  const setActive = useMutation(
    trpc.staff.setActive.mutationOptions(after(t(active ? "disabledDone" : "enabledDone", { name }))),
  );
  const unlock = useMutation(trpc.staff.unlock.mutationOptions(after(t("unlockedDone", { name }))));
  const reset = useMutation(trpc.staff.resetPassword.mutationOptions(after()));
  const busy = setActive.isPending || unlock.isPending || reset.isPending;
  const until = lockedUntil && inflect(formatTime(lockedUntil, locale), "dative", locale);

  return (
    <>
      <Facts
        termWidth={88}
        items={[
          [t("state"), until ? t("stateLocked", { at: until }) : t(active ? "stateOpen" : "stateClosed")],
          [t("lastSignIn"), staff.lastSignInAt ? formatDateTime(staff.lastSignInAt, locale) : t("never")],
          [t("email"), staff.email],
        ]}
      />
      <p className="mt-2 text-t12 text-ink-3">{t("since", { date: formatDate(staff.createdAt, locale) })}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {lockedUntil && (
          <Button busy={unlock.isPending} busyLabel={t("working")} onClick={() => unlock.mutate({ id })}>
            {t("unlock")}
          </Button>
        )}
        <Button onClick={() => ask("reset")}>{t("reset")}</Button>
        {active ? (
          <Button look="danger" onClick={() => ask("disable")}>
            {t("disable")}
          </Button>
        ) : (
          <Button
            busy={setActive.isPending}
            busyLabel={t("working")}
            onClick={() => setActive.mutate({ id, active: true })}
          >
            {t("enable")}
          </Button>
        )}
      </div>
      {asked && (
        <Confirm
          open
          onOpenChange={(open) => !open && ask(undefined)}
          danger={asked === "disable"}
          question={t(asked === "disable" ? "disableAsk" : "resetAsk", { name })}
          what={t(asked === "disable" ? "disableWhat" : "resetWhat")}
          act={t(asked)}
          busy={busy}
          busyLabel={t("working")}
          onConfirm={() => (asked === "disable" ? setActive.mutate({ id, active: false }) : reset.mutate({ id }))}
        />
      )}
      {reset.data && (
        <GivenOnce
          title={t("given")}
          what={t("givenWhat", { name })}
          secret={reset.data.password}
          onClose={() => reset.reset()}
        />
      )}
    </>
  );
}
