"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import { Button } from "../ui/button";
import { CallCentreLink } from "./call-centre-link";

const never = () => () => undefined;

/** The number in the head of every page: an error page has no server to ask. */
const callCentre = (): string => document.querySelector<HTMLMetaElement>("meta[name=call-centre]")?.content ?? "";

export type BrokenWaysProps = {
  retry: ReactNode;
  back: ReactNode;
  call: (phone: string) => ReactNode;
  onRetry: () => void;
};

/** The ways on from a page that could not be shown: once more, back to where one was, and by telephone. */
export function BrokenWays({ retry, back, call, onRetry }: BrokenWaysProps) {
  const phone = useSyncExternalStore(never, callCentre, () => "");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button look="main" onClick={onRetry}>
        {retry}
      </Button>
      <Button onClick={() => window.history.back()}>{back}</Button>
      <CallCentreLink phone={phone}>{call(phone)}</CallCentreLink>
    </div>
  );
}
