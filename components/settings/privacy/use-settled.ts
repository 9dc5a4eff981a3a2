import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "../../trpc/client";
import { useToast } from "../../ui/toast";

/** What follows when an application changed: what was said, and every page of it asked anew. */
export function useSettled() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  return async (text: string, href?: string) => {
    toast({ text });
    await queries.invalidateQueries(trpc.privacy.pathFilter());
    if (href) router.push(href);
    else router.refresh();
  };
}
