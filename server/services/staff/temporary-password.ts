import { randomCodeBytes } from "@/server/secrets";

/** Letters and figures that are not taken for one another when read aloud or copied from paper. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
const LENGTH = 16;

/** 79 bits, in groups of four: "k3mp-x7qd-hw2t-9fab". */
export function temporaryPassword(): string {
  const signs = [...randomCodeBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length] ?? "");
  return [0, 4, 8, 12].map((from) => signs.slice(from, from + 4).join("")).join("-");
}
