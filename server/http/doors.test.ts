import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { DOORS, type DoorName } from "./doors";

/** Addresses of each door. */
const ADDRESSES: Record<DoorName, readonly string[]> = {
  signIn: ["/api/auth/signout", "/api/auth/callback/credentials"],
  staffForm: ["/login/send", "/setup/send", "/password/send", "/account/password/send"],
  photoForm: ["/basvuru/gonder", "/takip/ABCDEFGH/ekle/gonder"],
  textForm: ["/takip/bul", "/takip/ABCDEFGH/vazgec/gonder"],
  screen: ["/api/screen"],
  trpc: ["/api/trpc/requests.list"],
  file: ["/api/attachments"],
  cimerFile: ["/api/cimer/files"],
  callFile: ["/api/call-files"],
  handoverFile: ["/api/handovers/7"],
  restFile: ["/api/v1/files"],
  rest: ["/api/v1/requests"],
  open311: ["/api/open311/v2/requests.json", "/api/open311/v2/servicerequestupdates.xml"],
  webhook: ["/api/webhooks/whatsapp", "/api/webhooks/verimor/secret"],
};

const site = readFileSync("deploy/nginx.conf", "utf8").split("listen 443")[1] ?? "";
const MB = 1024 * 1024;
const sizeIn = (text: string): number | null => {
  const size = /client_max_body_size (\d+)m;/.exec(text)?.[1];
  return size === undefined ? null : Number(size) * MB;
};
const LOCATIONS = [...site.matchAll(/^ {4}location (?:(=|~) )?(\S+) \{([^}]*)\}/gm)].map(
  ([, how, path = "", text = ""]) => ({
    how,
    path,
    size: sizeIn(text),
  }),
);
const ofServer = sizeIn(site.replace(/^ {4}location [^}]*\}/gm, ""));

/** As nginx chooses: the exact one, else the first expression that fits, else the longest beginning. */
function allowedAt(address: string): number | null {
  const exact = LOCATIONS.find(({ how, path }) => how === "=" && path === address);
  const expression = LOCATIONS.find(({ how, path }) => how === "~" && new RegExp(path).test(address));
  const [longest] = LOCATIONS.filter(({ how, path }) => how === undefined && address.startsWith(path)).toSorted(
    (a, b) => b.path.length - a.path.length,
  );
  return (exact ?? expression ?? longest)?.size ?? ofServer;
}

it("is said by nginx as by the product: as much where files come, and one megabyte elsewhere", () => {
  expect(ofServer).toBe(MB);
  for (const [name, addresses] of Object.entries(ADDRESSES) as [DoorName, readonly string[]][])
    for (const address of addresses)
      expect({ address, most: allowedAt(address) }).toEqual({ address, most: Math.max(MB, DOORS[name].most) });
});
