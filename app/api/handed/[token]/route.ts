import { db } from "@/server/db";
import { NOBODY } from "@/server/domain/actor";
import { route } from "@/server/http/route";
import { noteLinkedFile } from "@/server/services/access-log/files";
import { createContext } from "@/server/services/context";
import { readHandedPhoto } from "@/server/services/handovers/photo-link";
import { fileAnswer } from "../../attachments/answers";

/** A photograph of what was handed over, for the system that holds the link: its own screens may show it. */
export const GET = route<{ token: string }>(async (request, { params }) => {
  const ctx = await createContext(db, NOBODY);
  const file = await readHandedPhoto(ctx, await params);
  noteLinkedFile(ctx, file);
  const answer = fileAnswer(file, request.headers);
  answer.headers.set("Cross-Origin-Resource-Policy", "cross-origin");
  return answer;
});
