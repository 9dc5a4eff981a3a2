/** Where a database stands, and under which address it is served: what tells a restored copy from the installation it was made of. */
export type Place = {
  /** PostgreSQL's own, given by initdb; a standby that takes over has the same. Null where the server does not say it. */
  system: string | null;
  /** Object ids of the database and of a table in it: both are new after a restore. */
  database: string;
  table: string;
  /** Host and path of NEXTAUTH_URL; scheme and port may change. */
  address: string;
};

export type Installation = {
  id: string;
  /** Where the installation itself stands. */
  original: Place;
  /** A place that an administrator has called a copy. */
  copy: Place | null;
  /** A place that nobody has decided about, and since when it is seen. */
  noticed: { place: Place; at: string } | null;
};

export const INSTALLATION_STATES = ["original", "copy", "undecided"] as const;
/** Only the original sends anything outside. */
export type InstallationState = (typeof INSTALLATION_STATES)[number];

export type PlaceDifference = "server" | "database" | "address";

export function differencesOf(known: Place, here: Place): PlaceDifference[] {
  const differences: PlaceDifference[] = [];
  if (known.system !== null && here.system !== null && known.system !== here.system) differences.push("server");
  if (known.database !== here.database || known.table !== here.table) differences.push("database");
  if (known.address !== here.address) differences.push("address");
  return differences;
}

export function stateOf({ original, copy }: Pick<Installation, "original" | "copy">, here: Place): InstallationState {
  if (copy && differencesOf(copy, here).length === 0) return "copy";
  return differencesOf(original, here).length === 0 ? "original" : "undecided";
}

/** "https://masa.ornek.bel.tr:8443/x/" → "masa.ornek.bel.tr/x" */
export function addressOfPlace(url: string): string {
  const { hostname, pathname } = new URL(url);
  return `${hostname.toLowerCase()}${pathname.replace(/\/+$/, "")}`;
}
