import NextAuth from "next-auth";
import { authOptions } from "@/server/auth";
import { bodyRoute, bytesOf, route } from "@/server/http/route";
import { readCall, readQuery, withoutFaults } from "../call";

type Params = { nextauth: string[] };

const handler = NextAuth(authOptions);

export const GET = route<Params>((request, about) => {
  readQuery(request);
  return withoutFaults(handler(request, about));
});

export const POST = bodyRoute<Params>({
  door: "signIn",
  admit: async () => null,
  handle: async ({ request, params }) => {
    readQuery(request);
    const call = readCall(request, await bytesOf(request, "signIn"));
    return withoutFaults(handler(call, { params: Promise.resolve(params) }));
  },
});
