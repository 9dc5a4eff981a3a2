import "server-only";
import { z } from "zod";
import { safePath } from "@/components/auth/safe-path";
import { changeOwnPassword, enter, setUp } from "../auth";
import { DomainError } from "../domain/errors";
import { type FormState, textOf } from "./form-data";
import { type FormAnswer, formRoute } from "./form-route";

export type SignInState = FormState & {
  email: string;
  /** Where to, once signed in. */
  next: string;
  refused?: { reason: "wrong"; left: number } | { reason: "locked" | "too_many"; until: string };
};

/** A password is taken as it was typed, and is never given back. */
const secretOf = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === "string" ? value.slice(0, 1000) : "";
};

export const signInRoute = formRoute<SignInState>({
  page: () => "/login",
  door: "staffForm",
  ownPagesOnly: true,
  typed: (data) => ({ email: textOf(data, "email"), next: safePath(textOf(data, "next")), failure: null, lost: [] }),
  act: async (data, state) => {
    const result = await enter({ email: state.email, password: secretOf(data, "password") });
    if (result.ok) return { to: state.next };
    const refused: SignInState["refused"] =
      result.reason === "wrong"
        ? { reason: "wrong", left: result.left }
        : { reason: result.reason, until: result.until.toISOString() };
    return { state: { ...state, refused } };
  },
});

export type SetupState = FormState & { name: string; email: string; code: string };

const setupSchema = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(320),
  password: z.string(),
  code: z.string().max(100),
});

export const setupRoute = formRoute<SetupState>({
  page: () => "/setup",
  door: "staffForm",
  ownPagesOnly: true,
  typed: (data) => ({
    name: textOf(data, "name"),
    email: textOf(data, "email"),
    code: textOf(data, "code"),
    failure: null,
    lost: [],
  }),
  act: async (data, state) => {
    const read = setupSchema.safeParse({ ...state, password: secretOf(data, "password") });
    if (!read.success) throw new DomainError("INVALID", "nameAndEmail");
    await setUp(read.data);
    return { to: "/" };
  },
});

export type PasswordState = FormState;

const passwordRoute = (page: string, done: string) =>
  formRoute<PasswordState>({
    page: () => page,
    door: "staffForm",
    ownPagesOnly: true,
    typed: () => ({ failure: null, lost: [] }),
    act: async (data): Promise<FormAnswer<PasswordState>> => {
      try {
        await changeOwnPassword({ current: secretOf(data, "current"), next: secretOf(data, "next") });
      } catch (error) {
        if (error instanceof DomainError && error.code === "UNAUTHENTICATED") return { to: "/login" };
        throw error;
      }
      return { to: done };
    },
  });

/** The password that was given has had its day: on to the work. */
export const givenPasswordRoute = passwordRoute("/password", "/");
export const ownPasswordRoute = passwordRoute("/account", "/account?oldu=parola");
