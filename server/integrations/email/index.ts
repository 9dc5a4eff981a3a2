import { vendor } from "../contracts";
import { checkServer, sendMail } from "./send";
import { settings } from "./settings";

/** E-mail by the municipality's own server. Nobody reports whether it was read; what comes back comes to `from`. */
export const email = vendor({
  name: "email",
  channels: [],
  settings,
  senders: (given) => [{ name: "email", medium: "email", send: (message) => sendMail(given, message) }],
  check: checkServer,
});
