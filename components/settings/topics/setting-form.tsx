import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { cx } from "@/components/ui/cx";
import { useToast } from "@/components/ui/toast";

/** What follows when a setting was saved: the pages that show it ask anew, and it is said. */
export function useSaved(text: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  return {
    onSuccess: () => {
      toast({ text });
      return queries.invalidateQueries(trpc.settings.pathFilter());
    },
  };
}

export type SettingFormProps = {
  title: string;
  /** Why it was not saved. */
  error: unknown;
  onSave: () => void;
  className: string;
  children: ReactNode;
};

/** Some settings that are saved together, below those of the page. */
export function SettingForm({ title, error, onSave, className, children }: SettingFormProps) {
  const errors = useErrorText();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <form onSubmit={submit} noValidate className={cx("mx-5 mb-8 grid border-t border-rule pt-4", className)}>
      <h2 className="font-bold">{title}</h2>
      {error ? (
        <p role="alert" className="font-medium text-late">
          {errors.of(error)}
        </p>
      ) : null}
      {children}
    </form>
  );
}
