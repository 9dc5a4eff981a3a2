/** clamd, ClamAV's daemon: the tests have real files scanned by it, with a signature database of their own. */
import { debianProgram } from "./debian.mjs";

export const { program: clamdProgram, missing: missingClamd } = debianProgram({
  name: "clamd",
  debian: "clamav-daemon",
  check: ["--help"],
});
