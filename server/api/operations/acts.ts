import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import { readRequestNumber } from "@/server/domain/number";
import { idOf } from "@/server/services/api/read-request";
import { act } from "@/server/services/requests/act";
import { merge, unmerge } from "@/server/services/requests/merge";
import { type Call, operation } from "../operation";
import { type ActIn, actIn, changeOf } from "../schemas/act";
import { none, numberIn } from "../schemas/common";
import { standing } from "../schemas/request";
import { standingOf } from "../stand";

const params = z.object({ number: numberIn });
const comment = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("note"), text: z.string().trim().min(1, "required").max(4000, "tooLong") }),
  z.strictObject({ act: z.literal("reply"), text: z.string().trim().min(1, "required").max(2000, "tooLong") }),
  z.strictObject({ act: z.literal("ask"), text: z.string().trim().min(1, "required").max(1000, "tooLong") }),
]);

/** The version that was seen, by header or by field; they may not disagree. */
function versionOf(call: Call<unknown, unknown, ActIn>): number | undefined {
  const { version, body } = call;
  if (version !== undefined && body.version !== undefined && version !== body.version)
    throw new DomainError("INVALID", "versionsDisagree");
  return version ?? body.version;
}

async function perform({ ctx }: Call, id: number, version: number | undefined, body: ActIn): Promise<void> {
  if (body.act === "merge" && "into" in body) {
    const into = readRequestNumber(body.into);
    if (!into) throw new DomainError("INVALID", "numberUnreadable");
    await merge(ctx, { id, version, mainId: await idOf(ctx, into) });
  } else if (body.act === "unmerge") {
    await unmerge(ctx, { id, version });
  } else {
    await act(ctx, { id, version, change: changeOf(body), files: ("files" in body && body.files) || [] });
  }
}

export const acts = [
  operation({
    id: "actOnRequest",
    tag: "requests",
    method: "POST",
    path: "/requests/{number}/acts",
    scopes: ["requests:act"],
    params,
    query: none,
    body: actIn,
    status: 200,
    answer: standing,
    versioned: true,
    async run(call) {
      const id = await idOf(call.ctx, call.params.number);
      await perform(call, id, versionOf(call), call.body);
      return standingOf(call, id);
    },
    again: standingOf,
  }),
  operation({
    id: "commentOnRequest",
    tag: "requests",
    method: "POST",
    path: "/requests/{number}/comments",
    scopes: ["requests:write"],
    params,
    query: none,
    body: comment,
    status: 201,
    answer: standing,
    async run(call) {
      const id = await idOf(call.ctx, call.params.number);
      await act(call.ctx, { id, change: call.body, files: [] });
      return standingOf(call, id);
    },
    again: standingOf,
  }),
];
