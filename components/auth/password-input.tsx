"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useState, useSyncExternalStore } from "react";
import { useField } from "../ui/field";
import { Input } from "../ui/input";

const never = () => () => undefined;

/** Whether scripts run: what needs them is not shown before. */
const useScripts = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

export function PasswordInput(props: Omit<ComponentProps<typeof Input>, "type" | "suffix">) {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  const field = useField();
  const scripts = useScripts();
  return (
    <Input
      {...props}
      type={shown ? "text" : "password"}
      autoCapitalize="none"
      spellCheck={false}
      suffix={
        scripts && (
          <button
            type="button"
            aria-pressed={shown}
            aria-controls={field?.id}
            aria-label={t("showPassword")}
            onClick={() => setShown(!shown)}
            className="min-h-6 text-ink-2 hover:text-ink pointer-coarse:min-h-ctl"
          >
            {shown ? t("hide") : t("show")}
          </button>
        )
      }
    />
  );
}
