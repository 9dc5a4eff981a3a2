import "server-only";
import type { CitizenAct } from "@/components/citizen/acts";
import { readTrackingCode } from "../domain/number";
import { type RefusedFile, readRefused } from "../domain/refused-file";
import { storeSent } from "../services/attachments/store-sent";
import type { Uploaded } from "../services/attachments/upload";
import { addInformation } from "../services/citizens/add-information";
import { MAX_PHOTOS } from "../services/citizens/apply";
import { confirm } from "../services/citizens/confirm";
import { dispute } from "../services/citizens/dispute";
import { findByNumber } from "../services/citizens/find-by-number";
import { setOwnNoSms } from "../services/citizens/no-sms";
import { takeUploadTurn } from "../services/citizens/turns";
import { withdraw } from "../services/citizens/withdraw";
import { type FormState, filesOf, textOf, textsOf } from "./form-data";
import { type FormAnswer, formRoute } from "./form-route";
import { namesOfFiles } from "./kept-files";
import { holderOf, visitor } from "./visitor";

export type FindState = FormState & { code: string; number: string; lastFour: string };

/** To the tracking page by its code, or by number and the telephone's last digits. */
export const findRoute = formRoute<FindState>({
  page: () => "/takip",
  door: "textForm",
  typed: (data) => ({
    code: textOf(data, "code"),
    number: textOf(data, "number"),
    lastFour: textOf(data, "lastFour"),
    failure: null,
    lost: [],
  }),
  act: async (_, state) => {
    const code = readTrackingCode(state.code);
    if (code) return { to: `/takip/${code}` };
    if (state.code.trim() !== "") return { state: { ...state, failure: { key: "codeUnreadable", params: {} } } };
    const { ctx, address } = await visitor();
    return { to: `/takip/${await findByNumber(ctx, { number: state.number, lastFour: state.lastFour, address })}` };
  },
});

/** What a form of the tracking page posted, shown again where it could not be done. */
export type ActState = FormState & {
  text: string;
  lastFour: string;
  /** Names this form, so that what is sent by it twice is recorded once. */
  formToken: string;
  kept: Uploaded[];
  refused: RefusedFile[];
};

type Act = (given: { code: string; text: string; lastFour: string }) => Promise<unknown>;

const ACTS: Record<Exclude<CitizenAct, "ekle">, Act> = {
  cozuldu: async (given) => confirm((await holderOf(given.code)).ctx, given),
  cozulmedi: async (given) => dispute((await holderOf(given.code)).ctx, { ...given, why: given.text }),
  vazgec: async (given) => withdraw((await holderOf(given.code)).ctx, given),
  bildirme: async (given) => setOwnNoSms((await holderOf(given.code)).ctx, { ...given, noSms: true }),
  bildir: async (given) => setOwnNoSms((await holderOf(given.code)).ctx, { ...given, noSms: false }),
};

const actTyped = (data: FormData): ActState => ({
  text: textOf(data, "text"),
  lastFour: textOf(data, "lastFour"),
  formToken: textOf(data, "formToken"),
  kept: namesOfFiles(textsOf(data, "kept")),
  refused: readRefused(textOf(data, "refused")),
  failure: null,
  lost: [],
});

/** One act of the holder of a tracking code. */
export const actRoute = (act: CitizenAct) =>
  formRoute<ActState, { code: string }>({
    page: ({ code }) => `/takip/${encodeURIComponent(code)}/${act}`,
    door: act === "ekle" ? "photoForm" : "textForm",
    typed: actTyped,
    act: async (data, state, params): Promise<FormAnswer<ActState>> => {
      const code = params.code.toUpperCase();
      const back = act === "ekle" ? await add(code, data, state) : null;
      if (back) return { state: back };
      if (act !== "ekle") await ACTS[act]({ code, text: state.text, lastFour: state.lastFour });
      return { to: `/takip/${code}?oldu=${act}` };
    },
  });

/** Null once it is done. The form is given back where nothing came but files that could not be taken, or where one could be a while later. */
async function add(code: string, data: FormData, state: ActState): Promise<ActState | null> {
  const { ctx, address } = await holderOf(code);
  const carried = textsOf(data, "kept");
  const sent = await storeSent(ctx, await filesOf(data, "photos"), {
    room: Math.max(0, MAX_PHOTOS - carried.length),
    tooMany: "tooManyPhotos",
    before: () => takeUploadTurn(ctx, address),
  });
  const files = [...carried, ...sent.uploaded.map(({ token }) => token)];
  const refused = [...state.refused, ...sent.refused];
  const back: ActState = { ...state, kept: [...state.kept, ...sent.uploaded], refused };
  if (sent.later) return { ...back, failure: { key: sent.later, params: {} } };
  if (state.text.trim() === "" && files.length === 0 && refused.length > 0) return back;
  await addInformation(ctx, { code, text: state.text, files, refused, formToken: state.formToken });
  return null;
}
