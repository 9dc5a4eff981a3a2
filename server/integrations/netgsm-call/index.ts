import { vendor } from "../contracts";
import { knowsTheWay } from "../unsigned";
import { readEvent } from "./event";
import { recordsOf } from "./records";
import { settings } from "./settings";

/** NetGSM Netsantral: a hosted telephone exchange. */
export const netgsmCall = vendor({
  name: "netgsm-call",
  channels: ["call_centre"],
  settings,
  receiver: (given) => ({
    isVendor: (knock) => knowsTheWay(knock, given),
    urgent: true,
    read: readEvent,
  }),
  records: recordsOf,
});
