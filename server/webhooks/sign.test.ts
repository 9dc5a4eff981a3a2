import { expect, it } from "vitest";
import { signatureOf } from "./sign";

/** The example of the Standard Webhooks specification's own libraries. */
it("signs as the specification's example is signed", () =>
  expect(
    signatureOf(
      ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
      "msg_p5jXN8AQM9LWM0D4loKWxJek",
      1_614_265_330,
      '{"test": 2432232314}',
    ),
  ).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

it("signs by both while one replaces the other", () =>
  expect(signatureOf(["whsec_YQ==", "whsec_Yg=="], "msg_1", 1, "{}").split(" ")).toHaveLength(2));
