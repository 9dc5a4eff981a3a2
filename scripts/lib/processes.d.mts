export const root: string;
export interface Kept {
  exited: Promise<number>;
  stop: () => Promise<number>;
}
type Options = {
  env?: Record<string, string>;
  cwd?: string;
  signal?: string;
  grace?: number;
  output?: "inherit" | "ignore" | "pipe" | number;
  uid?: number | undefined;
  gid?: number | undefined;
  remove?: string;
  onLine?: (line: string) => void;
};
export function keep(command: string, args: readonly string[], options?: Options): Kept;
export function stopAll(): Promise<void>;
export function run(
  command: string,
  args: readonly string[],
  options?: Options,
): Promise<{ code: number; output: string }>;
