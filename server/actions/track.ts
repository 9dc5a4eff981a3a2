"use server";

import { redirect } from "next/navigation";
import { readTrackingCode } from "../domain/number";
import { upload } from "../services/attachments/upload";
import { addInformation } from "../services/citizens/add-information";
import { confirm } from "../services/citizens/confirm";
import { dispute } from "../services/citizens/dispute";
import { findByNumber } from "../services/citizens/find-by-number";
import { setOwnNoSms } from "../services/citizens/no-sms";
import { takeUploadTurn } from "../services/citizens/turns";
import { withdraw } from "../services/citizens/withdraw";
import { type Failure, failureOf, filesOf, textOf, textsOf } from "./form-data";
import { holderOf, visitor } from "./visitor";

export type FindState = { code: string; number: string; lastFour: string; failure: Failure | null };

/** To the tracking page by its code, or by number and the telephone's last digits. */
export async function find(_: FindState, data: FormData): Promise<FindState> {
  const state = { code: textOf(data, "code"), number: textOf(data, "number"), lastFour: textOf(data, "lastFour") };
  let code = readTrackingCode(state.code);
  if (state.code.trim() !== "" && !code) return { ...state, failure: { key: "codeUnreadable", params: {} } };
  if (!code) {
    try {
      const { ctx, address } = await visitor();
      code = await findByNumber(ctx, { number: state.number, lastFour: state.lastFour, address });
    } catch (error) {
      return { ...state, failure: failureOf(error) };
    }
  }
  redirect(`/takip/${code}`);
}

/** What a form of the tracking page posted, shown again where it could not be done. */
export type ActState = { code: string; text: string; failure: Failure | null };

async function acting(
  before: ActState,
  data: FormData,
  done: string,
  act: (given: { code: string; text: string; lastFour: string }) => Promise<unknown>,
): Promise<ActState> {
  const given = { code: before.code, text: textOf(data, "text"), lastFour: textOf(data, "lastFour") };
  try {
    await act(given);
  } catch (error) {
    return { code: given.code, text: given.text, failure: failureOf(error) };
  }
  redirect(`/takip/${given.code}?oldu=${done}`);
}

export async function sendAddition(before: ActState, data: FormData): Promise<ActState> {
  return acting(before, data, "ekle", async ({ code, text }) => {
    const { ctx, address } = await holderOf(code);
    const files = textsOf(data, "kept");
    for (const photo of await filesOf(data, "photos")) {
      await takeUploadTurn(ctx, address);
      files.push((await upload(ctx, photo)).token);
    }
    await addInformation(ctx, { code, text, files });
  });
}

export async function sendConfirmation(before: ActState, data: FormData): Promise<ActState> {
  return acting(before, data, "cozuldu", async (given) => confirm((await holderOf(given.code)).ctx, given));
}

export async function sendDispute(before: ActState, data: FormData): Promise<ActState> {
  return acting(before, data, "cozulmedi", async (given) =>
    dispute((await holderOf(given.code)).ctx, { ...given, why: given.text }),
  );
}

export async function sendWithdrawal(before: ActState, data: FormData): Promise<ActState> {
  return acting(before, data, "vazgec", async (given) => withdraw((await holderOf(given.code)).ctx, given));
}

export async function sendNoMessages(before: ActState, data: FormData): Promise<ActState> {
  return acting(before, data, "bildirme", async (given) =>
    setOwnNoSms((await holderOf(given.code)).ctx, { ...given, noSms: true }),
  );
}

export async function sendMessagesAgain(before: ActState, data: FormData): Promise<ActState> {
  return acting(before, data, "bildir", async (given) =>
    setOwnNoSms((await holderOf(given.code)).ctx, { ...given, noSms: false }),
  );
}
