import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useErrorText } from "../trpc/use-error-text";
import { useToast } from "../ui/toast";

/** The act that a person is asked about before it is done, and what follows once it is: the question goes, the page is drawn anew. */
export function useAsked<Act extends string>() {
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const errors = useErrorText();
  const [asked, setAsked] = useState<Act>();
  /** `text`: what is said when it was done, where the page does not say it itself. */
  const after = (text?: string) => ({
    onSuccess: async () => {
      setAsked(undefined);
      if (text) toast({ text });
      await queries.invalidateQueries();
      router.refresh();
    },
    onError: (error: unknown) => {
      setAsked(undefined);
      toast({ text: errors.of(error), error: true });
    },
  });
  return { asked, ask: setAsked, after };
}
