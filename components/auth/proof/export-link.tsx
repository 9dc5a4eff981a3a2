"use client";

import { useMutation } from "@tanstack/react-query";
import type { MouseEvent, ReactNode } from "react";
import { useTRPC } from "../../trpc/client";
import { saidOf, useErrorText } from "../../trpc/use-error-text";
import { buttonClass } from "../../ui/button-look";
import { useToast } from "../../ui/toast";

export type ExportLinkProps = { href: string; className?: string | undefined; children: ReactNode };

/** To a file with personal data: where the password was typed too long ago, it is asked for before the file is fetched. */
export function ExportLink({ href, className = buttonClass("edge"), children }: ExportLinkProps) {
  const trpc = useTRPC();
  const toast = useToast();
  const errors = useErrorText();
  const fetchFile = useMutation(
    trpc.staff.mayExport.mutationOptions({
      onSuccess: () => window.location.assign(href),
      onError: (error) => {
        if (saidOf(error)?.key !== "proofNeeded") toast({ text: errors.of(error), error: true });
      },
    }),
  );
  const press = (event: MouseEvent) => {
    event.preventDefault();
    if (!fetchFile.isPending) fetchFile.mutate();
  };
  return (
    <a href={href} download className={className} aria-busy={fetchFile.isPending || undefined} onClick={press}>
      {children}
    </a>
  );
}
