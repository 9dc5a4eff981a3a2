import { db } from "@/server/db";
import { NOBODY } from "@/server/domain/actor";
import { route } from "@/server/http/route";
import { createContext } from "@/server/services/context";
import { readHandedPhoto } from "@/server/services/handovers/photo-link";
import { fileAnswer } from "../../attachments/answers";

/** A photograph of what was handed over, for the system that holds the link: its own screens may show it. */
export const GET = route<{ token: string }>(async (request, { params }) => {
  const answer = fileAnswer(await readHandedPhoto(await createContext(db, NOBODY), await params), request.headers);
  answer.headers.set("Cross-Origin-Resource-Policy", "cross-origin");
  return answer;
});
