export const LAUNCH_ARGS: string[];
export function browserPath(onLine?: (line: string) => void): Promise<string>;
