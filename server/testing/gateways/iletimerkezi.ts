import { z } from "zod";
import { smsParts } from "@/server/domain/sms";
import { json, type Said, startStandIn } from "../stand-in";

/** İleti Merkezi's JSON API v1 as its documentation says: the status stands in the body and in the HTTP status. */
const authentication = z.strictObject({ key: z.string(), hash: z.string() });
const sendSchema = z.strictObject({
  request: z.strictObject({
    authentication,
    order: z.strictObject({
      sender: z.string(),
      sendDateTime: z.array(z.string()),
      iys: z.enum(["0", "1"]),
      iysList: z.enum(["BIREYSEL", "TACIR"]).optional(),
      message: z.strictObject({
        text: z.string(),
        receipents: z.strictObject({ number: z.array(z.string()).min(1) }),
      }),
    }),
  }),
});
export type SentToIletimerkezi = z.infer<typeof sendSchema>["request"]["order"];
const reportSchema = z.strictObject({
  request: z.strictObject({
    authentication,
    order: z.strictObject({
      id: z.union([z.string(), z.number()]),
      page: z.number().min(1),
      rowCount: z.number().min(1).max(1000),
    }),
  }),
});
const balanceSchema = z.strictObject({ request: z.strictObject({ authentication }) });

const MESSAGES: Record<number, string> = {
  200: "İşlem başarılı",
  400: "İstek çözümlenemedi",
  401: "Üyelik bilgileri hatalı",
  404: "API istek yapılan yönteme sahip değil",
  450: "Gönderilen başlık kullanıma uygun değil",
  451: "Tekrar eden sipariş",
  452: "Mesaj alıcıları hatalı",
  453: "Sipariş boyutu aşıldı",
  454: "Mesaj metni boş",
  455: "Sipariş bulunamadı",
};
/** As it answers with a code; for a test also one that it has not come to by itself. */
export const saying = (code: number, more: object = {}): Said => ({
  status: code,
  body: { response: { status: { code: String(code), message: MESSAGES[code] ?? "" }, ...more } },
});

export async function startIletimerkezi(account: { apiKey: string; hash: string; header: string }) {
  const orders = new Map<string, { order: number; message: number; number: string }>();
  let last = 12_323_231;
  const sent = new Set<string>();
  const isOurs = ({ key, hash }: { key: string; hash: string }) => key === account.apiKey && hash === account.hash;

  const standIn = await startStandIn<SentToIletimerkezi>(({ method, path, body }) => {
    if (method !== "POST") return saying(404);
    if (path === "/v1/get-balance/json") {
      const asked = balanceSchema.safeParse(json(body)).data;
      if (!asked) return saying(400);
      return isOurs(asked.request.authentication)
        ? saying(200, { balance: { amount: "0", sms: "18343" } })
        : saying(401);
    }
    if (path === "/v1/get-report/json") return report(body);
    if (path !== "/v1/send-sms/json") return saying(404);
    const given = sendSchema.safeParse(json(body)).data?.request;
    if (!given) return saying(400);
    if (!isOurs(given.authentication)) return saying(401);
    const { order } = given;
    const problem = problemOf(order);
    if (problem) return saying(problem);
    last += 1;
    orders.set(String(last), { order: 113, message: 110, number: order.message.receipents.number[0] ?? "" });
    return { message: order, taken: saying(200, { order: { id: String(last) } }) };
  });

  function problemOf({ sender, sendDateTime, message }: SentToIletimerkezi): number | null {
    if (sender !== account.header) return 450;
    if (message.text === "") return 454;
    if (smsParts(message.text).parts > 7) return 453;
    if (!message.receipents.number.every((number) => /^(?:\+?90)?5\d{9}$/.test(number))) return 452;
    if (sendDateTime.some((at) => !/^\d\d\/\d\d\/\d{4} \d\d:\d\d$/.test(at))) return 457;
    const same = `${message.receipents.number} ${message.text}`;
    if (sent.has(same)) return 451;
    sent.add(same);
    return null;
  }

  function report(body: string): Said {
    const asked = reportSchema.safeParse(json(body)).data?.request;
    if (!asked) return saying(400);
    if (!isOurs(asked.authentication)) return saying(401);
    const id = String(asked.order.id);
    const order = orders.get(id);
    if (!order) return saying(455);
    return saying(200, {
      order: {
        id: Number(id),
        status: order.order,
        message: [{ number: Number(order.number), status: order.message }],
      },
    });
  }

  return { ...standIn, orders, lastOrder: () => String(last) };
}
