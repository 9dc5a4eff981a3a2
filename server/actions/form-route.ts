import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { bodyUpTo } from "../body";
import { isDatabaseAway } from "../database-errors";
import { databaseAnswers } from "../database-state";
import { db } from "../db";
import { DomainError } from "../domain/errors";
import { DOORS, type DoorName } from "../http/doors";
import { FormRefused, readMultipart } from "../http/multipart";
import { isOfOwnPage } from "../http/origin";
import { route } from "../http/route";
import { logError } from "../log";
import { lastMunicipality } from "../services/settings/municipality";
import { type Failure, type FormState, fileNamesOf } from "./form-data";
import { pageWith } from "./given-back";

/** A database that is being restarted or changes its machine is waited for, before the form is given back. */
const PATIENCE_MS = 4_000;
export type FormAnswer<State> = { to: string } | { state: State };

export type PostedForm<State extends FormState, Params> = {
  /** The page that shows this form. */
  page: (params: Params) => string;
  /** How much a post may have. */
  door: DoorName;
  /** It acts for whoever is signed in, so it is taken from our own pages only. */
  ownPagesOnly?: boolean;
  /** The form as it was written. */
  typed: (data: FormData, params: Params) => State;
  /** Does it: on to another page, or the form with what is to be mended. A DomainError is said above the form. */
  act: (data: FormData, typed: State, params: Params) => Promise<FormAnswer<State>>;
};

type Posted<State> = FormAnswer<State> & { status: number };

/**
 * The address a form is posted to, the same in every build: a page that an older version has drawn is taken by a newer one.
 * Works without a script (303, or the page with the form as it was written) and with one (`accept: application/json`).
 * Whatever goes wrong, what was written is given back: 422 what is to be mended, 503 where the database is away, 500 else.
 */
export function formRoute<State extends FormState, Params = Record<string, never>>(form: PostedForm<State, Params>) {
  return {
    POST: route<Params>(async (request, { params }) => {
      const given = await params;
      // Nothing is read of what another site has posted, so nothing of it is given back.
      const foreign = form.ownPagesOnly && !isOfOwnPage(request);
      const data = foreign ? new FormData() : await formDataOf(request, form.door);
      if (!data) return refused(request, form.page(given));
      const posted = foreign
        ? { state: { ...form.typed(data, given), failure: { key: "otherSite", params: {} } }, status: 403 }
        : await take(form, data, given);
      if (request.headers.get("accept") === "application/json") return asJson(posted);
      if ("to" in posted) return new Response(null, { status: 303, headers: { location: posted.to } });
      const html =
        (await pageWith(request, form.page(given), posted.state)) ?? (await plainPage(request, data, posted.state));
      return asHtml(html, posted.status);
    }),
    /** Whoever reloads the address, or comes back to it. */
    GET: route<Params>(
      async (_, { params }) => new Response(null, { status: 303, headers: { location: form.page(await params) } }),
    ),
  };
}

async function take<State extends FormState, Params>(
  form: PostedForm<State, Params>,
  data: FormData,
  params: Params,
): Promise<Posted<State>> {
  const typed = form.typed(data, params);
  const givenBack = (failure: Failure, status: number) => ({
    state: { ...typed, failure, lost: fileNamesOf(data) },
    status,
  });
  if (!(await databaseAnswers(db, PATIENCE_MS))) return givenBack(withCallCentre("databaseAway"), 503);
  try {
    const answer = await form.act(data, typed, params);
    return { ...answer, status: "to" in answer ? 303 : 422 };
  } catch (error) {
    if (error instanceof DomainError) return givenBack({ key: error.key, params: error.params }, statusOf(error));
    logError("form.failed", error);
    return isDatabaseAway(error)
      ? givenBack(withCallCentre("databaseAway"), 503)
      : givenBack(withCallCentre("formFailed"), 500);
  }
}

const statusOf = ({ code }: DomainError): number => (code === "TOO_MANY" ? 429 : code === "UNAVAILABLE" ? 503 : 422);

/** The sentence names the call centre where this process has ever read its number. */
function withCallCentre(key: string): Failure {
  const callCentre = lastMunicipality(db)?.identity.callCentre ?? "";
  return callCentre ? { key: `${key}Call`, params: { callCentre } } : { key, params: {} };
}

/** Null where it is no form, or larger than its door takes. */
async function formDataOf(request: Request, door: DoorName): Promise<FormData | null> {
  const { most } = DOORS[door];
  const mostFields = Math.min(most, DOORS.textForm.most);
  const data = new FormData();
  const type = request.headers.get("content-type") ?? "";
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    const bytes = await bodyUpTo(request, mostFields);
    if (!bytes) return null;
    for (const [name, value] of new URLSearchParams(new TextDecoder().decode(bytes))) data.append(name, value);
    return data;
  }
  const form = await readMultipart(request, { most, mostFields }).catch((error: unknown) => {
    if (error instanceof FormRefused) return null;
    throw error;
  });
  if (!form) return null;
  for (const [name, value] of form.fields) data.append(name, value);
  for (const { field, name, type: mime, bytes } of form.files)
    data.append(field, new File([bytes], name, { type: mime }));
  return data;
}

const NO_STORE = { "cache-control": "no-store" };

const asJson = <State>({ status, ...answer }: Posted<State>): Response =>
  Response.json(answer, { status: "to" in answer ? 200 : status, headers: NO_STORE });

const asHtml = (html: string, status: number): Response =>
  new Response(html, { status, headers: { ...NO_STORE, "content-type": "text/html; charset=utf-8" } });

/** A body that is no form or is too large: nothing of it can be given back. */
async function refused(request: Request, page: string): Promise<Response> {
  const t = await getTranslations("citizen.problems");
  if (request.headers.get("accept") === "application/json")
    return Response.json({}, { status: 413, headers: NO_STORE });
  const html = await shell(
    `<p>${escaped(t("formTooLarge"))}</p><p><a href="${escaped(page)}">${escaped(t("formAgain"))}</a></p>`,
  );
  return asHtml(html, 413);
}

/** The last resort, where not even the page can be drawn: the words to be read and copied, and one button to send them again. */
async function plainPage(request: Request, data: FormData, { failure }: FormState): Promise<string> {
  const t = await getTranslations("citizen.problems");
  const texts = [...data].flatMap(([name, value]) =>
    typeof value === "string" && !["password", "current", "next"].includes(name) ? [{ name, value }] : [],
  );
  const said = failure && t.has(failure.key) ? t(failure.key, failure.params) : t("unexpected");
  const hidden = texts.map(
    ({ name, value }) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const words = texts.filter(({ name }) => name === "description" || name === "text");
  return shell(
    `<p><strong>${escaped(said)}</strong></p>${words.map(({ value }) => `<blockquote style="white-space:pre-wrap">${escaped(value)}</blockquote>`).join("")}` +
      `<form method="post" enctype="multipart/form-data" action="${escaped(new URL(request.url).pathname)}">${hidden.join("")}<button>${escaped(t("sendAgain"))}</button></form>`,
  );
}

const shell = async (body: string): Promise<string> =>
  `<!doctype html><html lang="${await getLocale()}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Çözüm Masası</title><body style="font:16px/1.5 sans-serif;max-width:40em;margin:2em auto;padding:0 1em">${body}</body></html>`;

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\r": "&#13;",
};
const escaped = (text: string): string => text.replace(/[&<>"\n\r]/g, (letter) => ENTITIES[letter] ?? letter);
