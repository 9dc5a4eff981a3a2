import { z } from "zod";
import { address, callers, made, secret, text } from "../contracts";

/** Events are not signed; the account opens the calls on record, from addresses that NetGSM has been told of. */
export const settings = z.object({
  key: made(),
  callers: callers(),
  usercode: text().optional(),
  password: secret().optional(),
  apiUrl: address("https://api.netgsm.com.tr"),
});
export type NetgsmCallSettings = z.output<typeof settings>;
