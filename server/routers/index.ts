import { router } from "../trpc";
import { access } from "./access";
import { api } from "./api";
import { calls } from "./calls";
import { cimer } from "./cimer";
import { connections } from "./connections";
import { handovers } from "./handovers";
import { lookups } from "./lookups";
import { messages } from "./messages";
import { open311 } from "./open311";
import { privacy } from "./privacy";
import { reports } from "./reports";
import { requests } from "./requests";
import { settings } from "./settings";
import { sms } from "./sms";
import { staff } from "./staff";
import { system } from "./system";
import { views } from "./views";
import { warnings } from "./warnings";

export const appRouter = router({
  access,
  api,
  calls,
  cimer,
  connections,
  reports,
  requests,
  handovers,
  lookups,
  messages,
  open311,
  privacy,
  settings,
  sms,
  staff,
  system,
  views,
  warnings,
});

export type AppRouter = typeof appRouter;
