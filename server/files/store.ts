import { env } from "../env";
import { lazy, perProcess } from "../lazy";
import type { Store } from "./contract";
import { diskStore } from "./disk";
import { s3Store } from "./s3";

/** An S3-compatible store where the environment names one, else a folder. */
export const store: Store = perProcess("store", () =>
  lazy(() => {
    const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env;
    return S3_ENDPOINT && S3_BUCKET && S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
      ? s3Store({
          endpoint: S3_ENDPOINT,
          region: S3_REGION,
          bucket: S3_BUCKET,
          accessKeyId: S3_ACCESS_KEY_ID,
          secretAccessKey: S3_SECRET_ACCESS_KEY,
        })
      : diskStore(env.FILES_DIR);
  }),
);
