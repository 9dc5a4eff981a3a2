import { db } from "@/server/db";
import { route } from "@/server/http/route";
import { answersOf } from "../answers";
import { preflight } from "../http";

/** GeoReport v2 for other institutions' systems: what is asked is in `answers`, how it is said in `http`. */
const answers = answersOf(db);

export const GET = route(answers.get);
export const POST = route(answers.post);
export const OPTIONS = route(preflight);
