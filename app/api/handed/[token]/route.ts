import { db } from "@/server/db";
import { NOBODY } from "@/server/domain/actor";
import { createContext } from "@/server/services/context";
import { readHandedPhoto } from "@/server/services/handovers/photo-link";
import { answered, fileAnswer } from "../../attachments/answers";

/** A photograph of what was handed over, for the system that holds the link: its own screens may show it. */
export const GET = (request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> =>
  answered(async () => {
    const answer = fileAnswer(await readHandedPhoto(await createContext(db, NOBODY), await params), request.headers);
    answer.headers.set("Cross-Origin-Resource-Policy", "cross-origin");
    return answer;
  });
