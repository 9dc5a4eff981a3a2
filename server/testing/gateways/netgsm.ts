import { z } from "zod";
import { smsParts } from "@/server/domain/sms";
import { json, type Said, startStandIn } from "../stand-in";

/** NetGSM's REST v2 as its OpenAPI description and its client's codes say. */
const sendSchema = z.strictObject({
  msgheader: z.string().min(3).max(11),
  encoding: z.enum(["TR", "UNICODE"]).optional(),
  iysfilter: z.enum(["0", "11", "12"]),
  referansID: z.string().max(64).optional(),
  appname: z.string().optional(),
  messages: z.array(z.strictObject({ msg: z.string().min(1), no: z.string().regex(/^5\d{9}$/) })).min(1),
});
export type SentToNetgsm = z.infer<typeof sendSchema>;
/** Dates are demanded by the description, beside the jobs. */
const stamp = z.string().regex(/^\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d$/);
const reportSchema = z.strictObject({
  jobids: z.array(z.string().min(1)).min(1).max(100),
  startdate: stamp,
  stopdate: stamp,
  pagenumber: z.int().min(0),
  pagesize: z.int().min(1).max(100),
});

const digits = z.string().regex(/^\d{14}$/);
const inboxSchema = z.strictObject({ startdate: digits, stopdate: digits });

/** "19012026110005" in Istanbul. */
const timeOf = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d\d)(\d\d)(\d{4})(\d\d)(\d\d)(\d\d)$/, "$3-$2-$1T$4:$5:$6+03:00"));
/** "19.01.2026 11:00:05" in Istanbul. */
const shown = (at: Date): string => {
  const wall = new Date(at.getTime() + 3 * 3_600_000).toISOString();
  return wall.replace(/^(\d{4})-(\d\d)-(\d\d)T(.{8}).*$/, "$3.$2.$1 $4");
};

const refuse = (code: string): Said => ({ status: 406, body: { code, jobid: null, description: "refused" } });

export async function startNetgsm(account: { user: string; password: string; header: string }) {
  const fates = new Map<string, number>();
  const written: { from: string; text: string; at: Date }[] = [];
  const questions: { startdate: string; stopdate: string }[] = [];
  let jobs = 0;
  const basic = `Basic ${Buffer.from(`${account.user}:${account.password}`).toString("base64")}`;
  const standIn = await startStandIn<SentToNetgsm>(({ method, path, query, headers, body }) => {
    if (headers.authorization !== basic) return refuse("30");
    if (method === "GET" && path === "/sms/rest/v2/msgheader")
      return { status: 200, body: { code: "00", msgheaders: [account.header], description: "success" } };
    if (method === "GET" && path === "/sms/rest/v2/inbox") return inboxOf(query);
    if (method !== "POST") return refuse("70");
    if (path === "/sms/rest/v2/report") return report(reportSchema.safeParse(json(body)).data?.jobids);
    if (path !== "/sms/rest/v2/send") return { status: 404, body: "" };
    const sent = sendSchema.safeParse(json(body)).data;
    const [message] = sent?.messages ?? [];
    if (!sent || !message) return refuse("70");
    if (sent.msgheader !== account.header) return refuse("40");
    const { alphabet, length } = smsParts(message.msg);
    const fits = { gsm7: undefined, turkish: "TR", ucs2: "UNICODE" }[alphabet] === sent.encoding;
    if (!fits || length > (alphabet === "ucs2" ? 391 : 912)) return refuse("20");
    jobs += 1;
    const jobid = `1737721534260505041714${jobs}`;
    fates.set(jobid, 0);
    return { message: sent, taken: { status: 200, body: { code: "00", jobid, description: "queued" } } };
  });

  /** With dates it lists them as often as it is asked; none is an error. */
  function inboxOf(query: URLSearchParams): Said {
    const span = inboxSchema.safeParse(Object.fromEntries(query)).data;
    if (!span) return refuse("70");
    questions.push(span);
    const [from, to] = [timeOf(span.startdate), timeOf(span.stopdate)];
    const messages = written
      .filter(({ at }) => at.getTime() >= from && at.getTime() <= to)
      .map(({ from: sender, text, at }) => ({ message: text, sender, receiver: account.user, datetime: shown(at) }));
    if (messages.length === 0) return { status: 406, body: { code: "40", messages: null, description: "no messages" } };
    return { status: 200, body: { code: "00", description: "success", messages } };
  }

  function report(jobids: string[] | undefined): Said {
    if (!jobids) return refuse("70");
    const known = jobids.filter((jobid) => fates.has(jobid));
    if (known.length === 0) return { status: 406, body: { code: "60", jobs: null, description: "no records" } };
    return {
      status: 200,
      body: {
        code: "00",
        description: "success",
        jobs: known.map((jobid) => ({
          jobid,
          number: "5000000014",
          status: fates.get(jobid),
          operator: 30,
          msglen: 1,
          deliveredDate: "19.01.2026 11:00:05",
          errorCode: 0,
          referansID: "",
        })),
      },
    };
  }

  return {
    ...standIn,
    /** A citizen writes an SMS, which NetGSM keeps. */
    write: (from: string, text: string, at: Date) => void written.push({ from: from.replace(/^\+90/, ""), text, at }),
    /** The spans in which its inbox was asked for. */
    questions,
    /** What the next reports say of a job. */
    fates,
    lastJob: () => [...fates.keys()].at(-1) ?? "",
  };
}
