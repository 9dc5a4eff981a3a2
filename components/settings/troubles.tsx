import { useTranslations } from "next-intl";
import type { ShownConnection } from "@/server/routers/connections";
import type { Alarm } from "@/server/services/limits/alarm";
import type { Silent } from "@/server/services/webhooks/list";
import { standingOf } from "./channels/standing";
import { type Trouble, TroubleNotice } from "./trouble-notice";

function useTroubles() {
  const t = useTranslations("channels");
  return {
    ofAlarm: ({ kind, count, at }: Alarm): Trouble => ({
      href: `/settings/audit?act=limit_reached#${kind}`,
      name: t(`trouble.alarm.${kind}`),
      why: t(`trouble.alarmWhat.${kind}`, { count }),
      since: at,
    }),
    ofWebhook: ({ id, name, why, disabledAt }: Silent): Trouble => ({
      href: `/settings/api/webhooks/${id}`,
      name: t("trouble.webhook", { name }),
      why: t(`trouble.${why}`),
      since: disabledAt,
    }),
    ofChannel: ({ name, downSince, pulse }: ShownConnection): Trouble => {
      const { unreadableToday = 0, failedToday = 0, refusedToday = 0, waitingSince = null } = pulse ?? {};
      const today = { unreadable: unreadableToday, failed: failedToday, refused: refusedToday };
      const kind = (["unreadable", "failed", "refused"] as const).filter((one) => today[one] > 0);
      return {
        href: `/settings/channels/${name}`,
        name: t(`vendor.${name}.title`),
        why: downSince
          ? t("trouble.down")
          : kind.length > 0
            ? kind.map((one) => t(`trouble.${one}`, { count: today[one] })).join(", ")
            : t("trouble.lags"),
        since: downSince ?? (kind.length > 0 ? null : waitingSince),
      };
    },
  };
}

/** Webhooks that were switched off by themselves. */
export function WebhookTroubles({ silent }: { silent: readonly Silent[] }) {
  const { ofWebhook } = useTroubles();
  return <TroubleNotice troubles={silent.map(ofWebhook)} />;
}

export type TroublesProps = {
  connections: readonly ShownConnection[];
  silent: readonly Silent[];
  alarms: readonly Alarm[];
  now: Date;
};

/** Channels, gateways and webhooks that do not do well, and ceilings that were reached. */
export function Troubles({ connections, silent, alarms, now }: TroublesProps) {
  const { ofWebhook, ofChannel, ofAlarm } = useTroubles();
  const ill = connections.filter((connection) => standingOf(connection, now) === "trouble");
  return <TroubleNotice troubles={[...alarms.map(ofAlarm), ...ill.map(ofChannel), ...silent.map(ofWebhook)]} />;
}
