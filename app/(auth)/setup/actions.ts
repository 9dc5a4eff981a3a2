"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { SetupState } from "@/components/auth/setup-form";
import { setUp } from "@/server/auth";
import { DomainError } from "@/server/domain/errors";

const schema = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(320),
  password: z.string().max(1000),
});

export async function setUpByForm(_: SetupState, form: FormData): Promise<SetupState> {
  const given = Object.fromEntries(form);
  const typed = { name: String(given.name ?? ""), email: String(given.email ?? "") };
  const read = schema.safeParse(given);
  if (!read.success) return { ...typed, refused: { key: "nameAndEmail", params: {} } };
  try {
    await setUp(read.data);
  } catch (error) {
    if (error instanceof DomainError) return { ...typed, refused: { key: error.key, params: error.params } };
    throw error;
  }
  redirect("/");
}
