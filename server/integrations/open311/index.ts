import type { Receiver } from "../contracts";
import { fetchLink } from "./link";

/** Files that came as links; nothing else enters by a vendor's door here. */
export const links: Receiver = {
  isVendor: () => false,
  read: () => ({ messages: [], reports: [], problems: ["nothing is sent here"] }),
  fetchMedia: fetchLink,
};
