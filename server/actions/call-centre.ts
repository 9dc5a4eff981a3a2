import "server-only";
import { db } from "../db";
import { lastMunicipality } from "../services/settings/municipality";

/** The number citizens call, as this process has read it last; no database is asked. */
export const lastCallCentre = (): string => lastMunicipality(db)?.identity.callCentre ?? "";
