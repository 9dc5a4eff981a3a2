import type { Db } from "./db";
import { SYSTEM } from "./domain/actor";
import { filesOf, inboxesOf, receiverOf, recordsOf, sendersOf } from "./integrations";
import type { CallTools } from "./jobs/job";
import { connectionsOf, forgetConnections } from "./services/connections/connections";
import { createContext } from "./services/context";

/** Vendors are looked up at each use: what is set up or switched off takes effect without a restart. */
export const toolsOf = (db: Db): CallTools => ({
  db,
  async senders() {
    const { municipality, now } = await createContext(db, SYSTEM);
    return sendersOf(await connectionsOf(db, now), municipality.smsGateways);
  },
  /** What the door took was the vendor's: where this process has not heard of it yet, it asks once more. */
  async receiverOf(vendor) {
    const { now } = await createContext(db, SYSTEM);
    const known = receiverOf(await connectionsOf(db, now), vendor);
    if (known) return known;
    forgetConnections(db);
    return receiverOf(await connectionsOf(db, now), vendor);
  },
  async records() {
    const { now } = await createContext(db, SYSTEM);
    return recordsOf(await connectionsOf(db, now));
  },
  async inboxes() {
    const { now } = await createContext(db, SYSTEM);
    return inboxesOf(await connectionsOf(db, now));
  },
  async files() {
    const { now } = await createContext(db, SYSTEM);
    return filesOf(await connectionsOf(db, now));
  },
});
