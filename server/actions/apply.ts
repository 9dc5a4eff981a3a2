import "server-only";
import { type RefusedFile, readRefused } from "../domain/refused-file";
import type { Uploaded } from "../services/attachments/upload";
import { apply } from "../services/citizens/apply";
import { EMPTY_FORM, FORM_FIELDS, type FormProblems, type TypedForm } from "../services/citizens/apply-form";
import { type FormState, filesOf, textOf, textsOf } from "./form-data";
import { formRoute } from "./form-route";
import { namesOfFiles } from "./kept-files";
import { visitor } from "./visitor";

/** The form as it stands on the page: everything typed, what is to be mended, and photographs that are kept. */
export type ApplyState = FormState & {
  typed: TypedForm;
  problems: FormProblems;
  kept: Uploaded[];
  refused: RefusedFile[];
};

/** The public form: on to the receipt, or given back. */
export const applyRoute = formRoute<ApplyState>({
  page: () => "/basvuru",
  door: "photoForm",
  typed: (data) => {
    const typed = { ...EMPTY_FORM };
    for (const field of FORM_FIELDS) typed[field] = textOf(data, field);
    return {
      typed,
      problems: {},
      kept: namesOfFiles(textsOf(data, "kept")),
      refused: readRefused(textOf(data, "refused")),
      failure: null,
      lost: [],
    };
  },
  act: async (data, state) => {
    const { ctx, address } = await visitor({ kind: "channel", channel: "web" });
    const photos = await filesOf(data, "photos");
    const kept = textsOf(data, "kept");
    const applied = await apply(ctx, { typed: state.typed, photos, kept, refused: state.refused, address });
    if ("code" in applied) return { to: `/basvuru/alindi/${applied.code}${applied.repeated ? "?tekrar=1" : ""}` };
    return { state: { ...state, problems: applied.problems, kept: applied.kept, refused: applied.refused } };
  },
});
