import { getTranslations } from "next-intl/server";
import { keyFilterOf } from "@/components/settings/api/address";
import { csvLine } from "@/server/domain/csv";
import { route } from "@/server/http/route";
import { may } from "@/server/policies/can";
import { contextOfRequest } from "@/server/rsc";
import { listKeys } from "@/server/services/api/list-keys";
import { csvFile, refusedAddress } from "../csv-file";

/** The keys that the list of the same address has, with what they may, for whoever has to account for them. No key is in it: none is kept. */
export const GET = route(async (request) => {
  const ctx = await contextOfRequest();
  if (!may(ctx.actor, "manage_api")) return new Response(null, { status: 403 });
  const read = keyFilterOf(new URL(request.url).searchParams);
  const refused = await refusedAddress(read);
  if (refused) return refused;
  const [keys, t] = await Promise.all([listKeys(ctx, read.filter), getTranslations()]);
  const { departments } = ctx.municipality;
  const roleOf = ({ role, departmentId }: (typeof keys)[number]["roles"][number]): string =>
    [t(`auth.roles.${role}`), departments.find(({ id }) => id === departmentId)?.shortName].filter(Boolean).join(" ");
  const head = ["name", "prefix", "state", "roles", "scopes", "networks", "created", "lastUsed", "expires", "revoked"];
  const lines = keys.map((key) =>
    csvLine([
      key.name,
      key.prefix,
      t(`api.keyState.${key.state}`),
      key.roles.map(roleOf).join(", "),
      key.scopes.join(" "),
      key.networks.join(" "),
      key.createdAt,
      key.lastUsedAt,
      key.expiresAt,
      key.revokedAt,
    ]),
  );
  return csvFile(t("api.keys.file"), linesOf([csvLine(head.map((name) => t(`api.keyFile.${name}`))), ...lines]));
});

function* linesOf(lines: readonly string[]): Generator<string> {
  yield* lines;
}
