export interface Postgres {
  port: number;
  url: (database: string) => string;
  exited: Promise<number>;
  stop: () => Promise<number>;
}

type Settings = Record<string, string | number>;

export const DURABLE: Settings;
export const LOADING: Settings;
export const THROWAWAY: Settings;
export function startPostgres(options: {
  dir: string;
  log: string;
  settings: Settings;
  port?: number;
  remove?: string;
}): Promise<Postgres>;
export function sync(dir: string): Promise<void>;
