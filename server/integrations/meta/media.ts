import type { Fetched } from "../contracts";
import { download } from "../download";
import type { MetaSettings } from "./settings";

const META_HOSTS = /(^|\.)(facebook\.com|fbsbx\.com|fbcdn\.net|cdninstagram\.com)$/;

/** A file lies at the address that the message named, for a while; the address itself is the key to it. */
export const fetchMedia = ({ graphUrl }: MetaSettings, url: string): Promise<Fetched> =>
  download(url, { hosts: META_HOSTS, asked: graphUrl });
