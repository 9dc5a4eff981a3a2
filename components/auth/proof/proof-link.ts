import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "@/server/routers";
import { saidOf } from "../../trpc/use-error-text";
import { askForProof } from "./ask";

/** An act for which the server wants the password again waits for it and is done then: what was typed stays where it is. */
export const proofLink: TRPCLink<AppRouter> = () => (call) =>
  observable((answer) => {
    let gone = false;
    const send = () =>
      call.next(call.op).subscribe({
        next: (value) => answer.next(value),
        complete: () => answer.complete(),
        error: async (error) => {
          const again = saidOf(error)?.key === "proofNeeded" && (await askForProof());
          if (gone) return;
          if (again) sent = send();
          else answer.error(error);
        },
      });
    let sent = send();
    return () => {
      gone = true;
      sent.unsubscribe();
    };
  });
