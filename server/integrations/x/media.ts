import type { Fetched } from "../contracts";
import { download } from "../download";
import { authorization } from "./oauth";
import type { XSettings } from "./settings";

const X_HOSTS = /(^|\.)(x\.com|twitter\.com|twimg\.com)$/;
/** What was sent to us alone is given to us alone: these ask who calls. */
const ASKS_WHO = /^(ton\.(x|twitter)\.com|api\.(x|twitter)\.com)$/;

/** https://docs.x.com/x-api/direct-messages/manage/integrate: pictures of a message lie at ton.twitter.com. */
export const fetchMedia = (settings: XSettings, url: string): Promise<Fetched> =>
  download(url, {
    hosts: X_HOSTS,
    asked: settings.apiUrl,
    headersFor: (at): Record<string, string> => {
      const { hostname, origin } = new URL(at);
      const asks = ASKS_WHO.test(hostname) || origin === new URL(settings.apiUrl).origin;
      return asks ? { authorization: authorization(settings, "GET", at) } : {};
    },
  });
