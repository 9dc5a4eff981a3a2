import type { z } from "zod";
import type { StaffActor } from "@/server/domain/actor";
import type { Scope } from "@/server/domain/scopes";
import type { Context } from "@/server/services/context";

export const TAGS = ["requests", "files", "lookups", "reports", "webhooks", "key"] as const;
export type Tag = (typeof TAGS)[number];

/** A call that has been let in and read. `version`: what `If-Match` names. */
export type Call<Params = unknown, Query = unknown, Body = unknown> = {
  ctx: Context & { actor: StaffActor & { key: NonNullable<StaffActor["key"]> } };
  rate: number;
  params: Params;
  query: Query;
  body: Body;
  version: number | undefined;
};

/** `value` is what the operation's schema describes; a file goes out as it is. */
export type Answered =
  | { value: unknown; status?: number; headers?: Record<string, string> }
  | { file: { bytes: Uint8Array<ArrayBuffer>; mime: string; name: string } };

/** One line of the API: what it takes, what it gives, and the verb that it calls. Door, document and page are made of it. */
export type Operation = {
  /** Its name in the document, and its texts' key in messages `apiDoc.operations`. */
  id: string;
  tag: Tag;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** As the document writes it: "/requests/{number}". */
  path: string;
  /** Whoever lacks one is refused; none: every key may. */
  scopes: readonly Scope[];
  params: z.ZodObject;
  query: z.ZodObject;
  /** "file": the bytes themselves. */
  body: z.ZodType | "file" | null;
  /** The usual answer: `null` has no body. */
  status: 200 | 201 | 202 | 204;
  answer: z.ZodType | "file" | null;
  /** Other statuses under which the same is answered. */
  also?: readonly number[];
  /** Of this status a conflict may be: the request has another version. */
  versioned?: boolean;
  run(call: Call): Promise<Answered>;
  /** What is answered to a repeat whose first answer was lost though the deed was done, to this request. */
  again?(call: Call, requestId: number): Promise<Answered>;
};

type Read<S> = S extends z.ZodType ? z.output<S> : S extends "file" ? { bytes: Uint8Array; name: string } : null;

type Given<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType | "file" | null> = Omit<
  Operation,
  "params" | "query" | "body" | "run" | "again"
> & {
  params: P;
  query: Q;
  body: B;
  run(call: Call<z.output<P>, z.output<Q>, Read<B>>): Promise<Answered>;
  again?(call: Call<z.output<P>, z.output<Q>, Read<B>>, requestId: number): Promise<Answered>;
};

/** Keeps the types of an operation together; the door, which reads by its schemas, gives it what it asks for. */
export const operation = <P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType | "file" | null>(
  given: Given<P, Q, B>,
): Operation => given as Operation;
