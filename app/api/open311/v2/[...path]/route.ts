import { db } from "@/server/db";
import { answersOf } from "../answers";
import { preflight } from "../http";

/** GeoReport v2 for other institutions' systems: what is asked is in `answers`, how it is said in `http`. */
const answers = answersOf(db);

export const GET = answers.get;
export const POST = answers.post;
export const OPTIONS = preflight;
