import { z } from "zod";
import { DomainError, notFound } from "@/server/domain/errors";
import { type Offered, type PeerService, type PeerSettings, TROUBLED, WAYS, type Way } from "@/server/domain/handover";
import { may } from "@/server/policies/can";
import { encrypt } from "@/server/secrets";
import type { Context } from "../context";
import { changeSetting } from "../settings/write";
import { offeredSchema, settingsOf } from "./peer";

const id = z.int32().positive();
const short = (most: number) => z.string().trim().max(most, "tooLong");

export const peerSchema = z
  .object({
    institutionId: id,
    way: z.enum(WAYS),
    enabled: z.boolean(),
    url: z.union([z.literal(""), z.url({ protocol: /^https?$/, error: "linkUnreadable" }).max(300, "tooLong")]),
    jurisdictionId: short(100),
    /** Empty keeps what there is. */
    apiKey: short(300),
    defaultService: short(100),
    sharesContact: z.boolean(),
    sharesPhotos: z.boolean(),
    subjects: z.array(z.object({ categoryId: id, service: short(100).min(1, "required") })).max(500),
  })
  .superRefine(({ way, enabled, url }, check) => {
    if (way === "open311" && enabled && url === "")
      check.addIssue({ code: "custom", path: ["url"], message: "required" });
  });
type Typed = z.output<typeof peerSchema>;

/** An institution's system as the settings show it; of its key only whether there is one. */
export type ShownPeer = Omit<Typed, "apiKey"> & {
  hasKey: boolean;
  services: PeerService[];
  servicesAt: Date | null;
};

export type ListedPeer = {
  institutionId: number;
  way: Way | null;
  enabled: boolean;
  /** Handed over, still open there, and in trouble. */
  handed: number;
  open: number;
  troubled: number;
};

function mustManage({ actor }: Context): void {
  if (!may(actor, "manage_settings")) throw new DomainError("FORBIDDEN", "forbidden", { act: "peers" });
}

export async function listPeers(ctx: Context): Promise<ListedPeer[]> {
  mustManage(ctx);
  const [peers, counts] = await Promise.all([
    ctx.db.peer.findMany({ select: { institutionId: true, way: true, enabled: true } }),
    newest(ctx),
  ]);
  return ctx.municipality.institutions
    .filter(({ id, active }) => active || peers.some(({ institutionId }) => institutionId === id))
    .map(({ id }) => {
      const peer = peers.find(({ institutionId }) => institutionId === id);
      const own = counts.filter(({ institution_id }) => institution_id === id);
      const sum = (states?: readonly string[]) =>
        own.reduce((all, { state, count }) => (!states || states.includes(state) ? all + count : all), 0);
      return {
        institutionId: id,
        way: peer?.way ?? null,
        enabled: peer?.enabled ?? false,
        handed: sum(),
        open: sum(["queued", "taken", "given", "accepted"]),
        troubled: sum(TROUBLED),
      };
    });
}

const countedSchema = z.array(z.object({ institution_id: z.number(), state: z.string(), count: z.number() }));

/** Requests that stand at an institution by their newest hand-over: the same rows as the list's filter opens. */
const newest = async ({ db }: Context) =>
  countedSchema.parse(
    await db.$queryRaw`
      SELECT n.institution_id, n.state, count(*)::int AS count FROM (
        SELECT DISTINCT ON (h.request_id) h.request_id, r.institution_id, h.state::text AS state
        FROM handover h JOIN request r ON r.id = h.request_id ORDER BY h.request_id, h.id DESC) n
      WHERE n.institution_id IS NOT NULL GROUP BY 1, 2`,
  );

/** Null where nothing is set up for this institution. */
export async function readPeer(ctx: Context, { institutionId }: { institutionId: number }): Promise<ShownPeer | null> {
  mustManage(ctx);
  if (!ctx.municipality.institutions.some(({ id }) => id === institutionId)) throw notFound("institution");
  const row = await ctx.db.peer.findUnique({ where: { institutionId }, include: { subjects: true } });
  return (
    row && {
      institutionId,
      way: row.way,
      enabled: row.enabled,
      url: row.url ?? "",
      jurisdictionId: row.jurisdictionId ?? "",
      defaultService: row.defaultService ?? "",
      sharesContact: row.sharesContact,
      sharesPhotos: row.sharesPhotos,
      subjects: row.subjects.map(({ categoryId, service }) => ({ categoryId, service })),
      hasKey: row.apiKey !== null,
      services: offeredSchema.parse(row.services).services,
      servicesAt: row.servicesAt,
    }
  );
}

/** A key goes with its address: whoever writes another address writes the key again. */
export function savePeer(ctx: Context, typed: Typed): Promise<void> {
  const { institutionId, apiKey, subjects, ...given } = typed;
  return changeSetting(ctx, "manage_settings", "save_peer", `peer:${institutionId}`, async (tx) => {
    if (!ctx.municipality.institutions.some(({ id }) => id === institutionId)) throw notFound("institution");
    const before = await tx.peer.findUnique({ where: { institutionId } });
    const url = given.url || null;
    const moved = before !== null && before.url !== url;
    const key = apiKey ? encrypt("peer key", apiKey) : moved ? null : (before?.apiKey ?? null);
    const row = {
      ...given,
      url,
      jurisdictionId: given.jurisdictionId || null,
      defaultService: given.defaultService || null,
      apiKey: key,
      updatedAt: ctx.now,
      // Another server, or another key, may have what the last one had not.
      ...{ updatesNextAt: null, updatesAbsentAt: null, updatesError: null, postsAbsentAt: null },
      ...(moved ? { updatesSince: null } : {}),
      ...(moved ? { services: [], servicesAt: null } : {}),
    };
    await tx.peer.upsert({ where: { institutionId }, create: { institutionId, ...row }, update: row });
    await tx.handoverPost.updateMany({
      where: { state: "queued", error: "updatesAbsent", handover: { institutionId } },
      data: { nextAt: ctx.now },
    });
    if (moved) await tx.peerDefinition.deleteMany({ where: { institutionId } });
    await tx.peerSubject.deleteMany({ where: { institutionId } });
    await tx.peerSubject.createMany({ data: subjects.map((subject) => ({ institutionId, ...subject })) });
    const { url: address, way, enabled, sharesContact, sharesPhotos } = row;
    return { result: undefined, data: { address, way, enabled, sharesContact, sharesPhotos, key: apiKey !== "" } };
  });
}

/** For the integration that asks it; the key is among them. Throws NOT_FOUND where there is no address. */
export async function peerSettings(ctx: Context, { institutionId }: { institutionId: number }): Promise<PeerSettings> {
  mustManage(ctx);
  const row = await ctx.db.peer.findUnique({ where: { institutionId } });
  const settings = row && settingsOf(row);
  if (!settings) throw notFound("peer");
  return settings;
}

/** What their system said that it takes. */
export function keepServices(
  ctx: Context,
  { institutionId, offered }: { institutionId: number; offered: Extract<Offered, { ok: true }> },
): Promise<void> {
  const { format, services } = offered;
  return changeSetting(ctx, "manage_settings", "save_peer_services", `peer:${institutionId}`, async (tx) => {
    await tx.peer.update({
      where: { institutionId },
      data: { services: { format, services }, servicesAt: ctx.now },
    });
    return { result: undefined, data: { count: services.length } };
  });
}
