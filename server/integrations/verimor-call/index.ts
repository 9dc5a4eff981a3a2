import { vendor } from "../contracts";
import { knowsTheWay } from "../unsigned";
import { readEvent } from "./event";
import { checkKey, recordsOf } from "./records";
import { settings } from "./settings";

/** Verimor Bulutsantralim: a hosted telephone exchange. */
export const verimorCall = vendor({
  name: "verimor-call",
  channels: ["call_centre"],
  settings,
  receiver: (given) => ({
    isVendor: (knock) => knowsTheWay(knock, given),
    urgent: true,
    read: readEvent,
  }),
  records: recordsOf,
  check: checkKey,
});
