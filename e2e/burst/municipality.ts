import type { Db } from "@/server/db";
import { issueKey as issueApiKey } from "@/server/services/api/keys";
import { createContext } from "@/server/services/context";
import { issueKey as issuePeerKey } from "@/server/services/open311/keys";
import { readOpen311, saveOpen311 } from "@/server/services/open311/settings";
import { receive } from "@/server/services/requests/receive";
import { makeConnection } from "@/server/testing/connections";
import { makeMunicipality } from "@/server/testing/municipality";
import { signedIn } from "./staff";
import type { Opened } from "./systems";

/** A municipality with these vendors and gateways set up, and with keys for other systems. */
export async function municipalityOf(
  db: Db,
  vendors: Record<string, Record<string, unknown>>,
  gateways: readonly string[],
) {
  const { admin, agent, manager, worker, roads } = await makeMunicipality(db);
  for (const [vendor, settings] of Object.entries(vendors)) await makeConnection(db, vendor, settings);
  await db.setting.update({ where: { key: "sms_gateways" }, data: { value: [...gateways] } });
  const issuer = await createContext(db, admin);
  await saveOpen311(issuer, { ...readOpen311(issuer), enabled: true });
  const crm = await issueApiKey(issuer, {
    name: "Örnek Sistem 1",
    roles: [...agent.roles],
    scopes: ["requests:write"],
    lastDay: null,
    networks: [],
    rate: 10_000,
  });
  const him = await issuePeerKey(issuer, { name: "Örnek Kurum 1", channel: "him" });
  const keys: Record<Opened["by"], string> = { crm: crm.key, him: him.key };
  return {
    keys,
    staff: { agent, worker, roads: roads.id },
    screens: { agent: await signedIn(db, agent.staffId), manager: await signedIn(db, manager.staffId) },
    /** Somebody who has asked for something before, and is told by SMS. */
    ask: async (phone: string): Promise<string> => {
      const description = `${phone}: önceden sorulmuş bir şey.`;
      const citizen = { name: "Örnek Vatandaş 14", phone };
      await receive(await createContext(db, agent), { channel: "desk", externalId: phone, description, citizen });
      return description;
    },
  };
}
