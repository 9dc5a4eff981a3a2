import { OFFICE_HOURS } from "./calendar";
import { publishedFigures } from "./figures";

export const IDENTITY = {
  name: "Çiğli Belediyesi",
  shortName: "Çiğli Belediyesi",
  callCentre: "444 35 52",
  website: "cigli.bel.tr",
  helpLine: "",
};

/** Sample messages point to where the demonstration runs. */
export const LINK_BASE = (process.env.NEXTAUTH_URL ?? "http://localhost:3000")
  .replace(/^https?:\/\//, "")
  .replace(/\/$/, "");

/** The rows of `setting`. */
export const settingsAt = (scale: number): Record<string, unknown> => ({
  municipality: IDENTITY,
  calendar: OFFICE_HOURS,
  published: [publishedFigures(scale)],
  demonstration: true,
  sms_gateways: ["log"],
});
