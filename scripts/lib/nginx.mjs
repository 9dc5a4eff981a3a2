/** nginx, a web server: the tests try the configuration that the product ships for it. */
import { debianProgram } from "./debian.mjs";

export const { program: nginxProgram, missing: missingNginx } = debianProgram({
  name: "nginx",
  debian: "nginx",
  check: ["-v"],
});
