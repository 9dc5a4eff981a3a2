import type { Scope } from "@/server/domain/scopes";
import type { KeyDetail } from "@/server/services/api/list-keys";
import { draftsOf, type RoleDraft } from "../staff/roles-field";

/** A key while it is written; networks and the rate as they are typed. */
export type KeyDraft = {
  name: string;
  roles: RoleDraft[];
  scopes: Scope[];
  lastDay: string;
  networks: string;
  rate: string;
};

export const EMPTY_KEY: KeyDraft = {
  name: "",
  roles: [{ key: 0, role: "agent", departmentId: null }],
  scopes: ["requests:read"],
  lastDay: "",
  networks: "",
  rate: "300",
};

export const draftOf = (key: KeyDetail, lastDay: string | null): KeyDraft => ({
  name: key.name,
  roles: draftsOf(key.roles),
  scopes: key.scopes,
  lastDay: lastDay ?? "",
  networks: key.networks.join("\n"),
  rate: String(key.rate),
});

/** As the server takes it. */
export const keyOf = ({ name, roles, scopes, lastDay, networks, rate }: KeyDraft) => ({
  name,
  roles: roles.map(({ role, departmentId }) => ({ role, departmentId })),
  scopes,
  lastDay: lastDay || null,
  networks: networks
    .split(/[\s,;]+/)
    .map((network) => network.trim())
    .filter(Boolean),
  rate: Number(rate),
});
