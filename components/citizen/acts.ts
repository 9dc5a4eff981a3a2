/** What the holder of a link may do, as it stands in the address. */
export const CITIZEN_ACTS = ["ekle", "cozuldu", "cozulmedi", "vazgec", "bildirme", "bildir"] as const;
export type CitizenAct = (typeof CITIZEN_ACTS)[number];
