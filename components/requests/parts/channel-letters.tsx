"use client";

import { useTranslations } from "next-intl";
import { ChannelMark } from "@/components/ui/marks";
import { CHANNEL_LETTERS, type Channel } from "@/server/domain/channel";

/** `WA`, with the full name behind it. */
export function ChannelLetters({ channel }: { channel: Channel }) {
  const t = useTranslations("requests.terms.channel");
  return <ChannelMark letters={CHANNEL_LETTERS[channel]} name={t(channel)} />;
}
