import { expect, it } from "vitest";
import { reasonOf } from "./why-unreadable";

it.each([
  ["body[0]: it is not JSON", "encoding"],
  ["change[0]: it is for another telephone number", "otherAccount"],
  ["whatsapp is switched off", "off"],
  ["text[0]: it answers no open request", "nobody"],
  ["message[0]: its words were not given: vendor:100", "notGiven"],
  ["cannotBeKept", "cannotBeKept"],
  ["DomainError: channelUnknown", "rule"],
  ["messages[0]: type hologram is not known", "unknownKind"],
  ["event[0]: event_type invalid_value", "unknownKind"],
  ["event[0]: timestamp invalid_type", "form"],
])("says of %s what a person can understand", (error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});
