import { z } from "zod";
import { keyNamed } from "./open311/labels";
import type { Attribute } from "./open311/shapes";
import { readW3c, toW3c } from "./open311/w3c";
import { at } from "./time";

/** What people answered to what a service of another institution asks besides, by its codes. */
export const answersSchema = z.record(
  z.string().min(1).max(200),
  z.array(z.string().trim().max(4000, "tooLong")).max(200, "tooLong"),
);
export type Answers = z.output<typeof answersSchema>;

/** Under this code our own id goes along by itself. */
export const OUR_ID_CODE = "external_id";

const LAST = Number.MAX_SAFE_INTEGER;

/** What people are asked, in the institution's order. */
export const asksOf = (attributes: readonly Attribute[]): Attribute[] =>
  attributes
    .filter(({ code }) => code !== OUR_ID_CODE)
    .toSorted((one, other) => (one.order ?? LAST) - (other.order ?? LAST));

/** The question as people read it. */
export const nameOfAttribute = ({ description, code }: Attribute): string => description || code;

/** Answers as they go, and what is wrong with others: by code a key of messages `errors`. What is not asked any more is left out. */
export type ReadAnswers = { answers: Answers; problems: Record<string, string> };

export function readAnswers(attributes: readonly Attribute[], given: Answers): ReadAnswers {
  const answers: Answers = {};
  const problems: Record<string, string> = {};
  for (const attribute of asksOf(attributes).filter(({ variable }) => variable)) {
    const { code, required } = attribute;
    const written = Object.hasOwn(given, code) ? (given[code] ?? []) : [];
    const values = [...new Set(written.map((value) => value.trim()).filter((value) => value !== ""))];
    const read = values.map((value) => READERS[attribute.datatype](value, attribute));
    if (values.length === 0) {
      if (required) problems[code] = "required";
    } else if (values.length > 1 && attribute.datatype !== "multivaluelist") problems[code] = "choose";
    else if (read.some((value) => value === null)) problems[code] = WRONG[attribute.datatype] ?? "choose";
    else answers[code] = read.flatMap((value) => value ?? []);
  }
  return { answers, problems };
}

type Datatype = Attribute["datatype"];

const WRONG: Partial<Record<Datatype, string>> = {
  number: "plainNumber",
  datetime: "dateTimeUnreadable",
  string: "tooLong",
  text: "tooLong",
};

const LONGEST_LINE = 255;
const LONGEST_TEXT = 4000;
const listed = (value: string, { values }: Attribute) => keyNamed(values, value);

/** The value as it is sent; null where it is none. */
const READERS: Record<Datatype, (value: string, attribute: Attribute) => string | null> = {
  string: (value) => (value.length <= LONGEST_LINE ? value.replace(/\s+/g, " ") : null),
  text: (value) => (value.length <= LONGEST_TEXT ? value : null),
  number: (value) => (/^-?\d{1,15}([.,]\d{1,9})?$/.test(value) ? value.replace(",", ".") : null),
  datetime: readMoment,
  singlevaluelist: listed,
  multivaluelist: listed,
};

/** As a form of ours writes it, by the clock of the house; or whole, with its zone. */
function readMoment(value: string): string | null {
  const [, day = "", hour, minute] = /^(20\d{2}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(value) ?? [];
  if (day === "") {
    const moment = readW3c(value);
    return moment && toW3c(moment);
  }
  const exists = new Date(`${day}T${hour}:${minute}:00Z`);
  if (Number.isNaN(exists.getTime()) || exists.toISOString().slice(0, 10) !== day) return null;
  return toW3c(at(day, Number(hour) * 60 + Number(minute)));
}
