import type { Db } from "@/server/db";
import { isAnswered, type Request } from "@/server/domain/request";

/** The main request of a merged one is where the work is done and answered. */
const whereItIsAnswered = async (db: Db, request: Asked): Promise<Asked | null> =>
  request.status === "merged" && request.mergedIntoId !== null
    ? db.request.findUnique({ where: { id: request.mergedIntoId } })
    : request;

type Asked = Pick<Request, "id" | "status" | "mergedIntoId" | "answeredAt">;

/** Photographs that staff put there in the same act as the answer: made for the citizen, unlike all others. */
export async function answerPhotoIds(db: Db, request: Asked): Promise<number[]> {
  const answered = await whereItIsAnswered(db, request);
  if (!answered?.answeredAt || !isAnswered(answered.status)) return [];
  const photos = await db.attachment.findMany({
    where: {
      requestId: answered.id,
      by: "staff",
      state: "stored",
      createdAt: answered.answeredAt,
      mime: { startsWith: "image/" },
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return photos.map(({ id }) => id);
}
