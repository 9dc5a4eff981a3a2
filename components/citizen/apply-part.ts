import type { ApplyState } from "@/server/actions/apply";

/** What a part of the form is given: what was typed, and the sentence for what is to be mended. */
export type PartProps = {
  typed: ApplyState["typed"];
  problem: (field: keyof ApplyState["problems"]) => string | undefined;
};
