/** The seven types of an application to CİMER. */
export const CIMER_TYPES = ["demand", "complaint", "tip", "opinion", "information", "thanks", "participation"] as const;
export type CimerType = (typeof CIMER_TYPES)[number];
