import { text } from "../contracts";

/** The sender name that the operators approved for the municipality: "CIGLI BLD". */
export const header = () => text().regex(/^[A-Za-z0-9 .&_-]{3,11}$/, "headerUnreadable");
