import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ShownPeer } from "@/server/services/handovers/peers";
import { useTRPC } from "../../trpc/client";
import { useToast } from "../../ui/toast";

/** Saves what was changed of an institution's connection; all else of it stays. */
export function useSavePeer(peer: ShownPeer) {
  const t = useTranslations("handover.peer");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const save = useMutation(
    trpc.handovers.savePeer.mutationOptions({
      onSuccess: async () => {
        toast({ text: t("saved") });
        await queries.invalidateQueries();
      },
    }),
  );
  const { hasKey: _, services: __, servicesAt: ___, ...kept } = peer;
  return {
    error: save.error,
    busy: save.isPending,
    save: (changed: Partial<typeof kept> & { apiKey?: string }, onSuccess?: () => void) =>
      save.mutate({ ...kept, apiKey: "", ...changed }, { onSuccess }),
  };
}
