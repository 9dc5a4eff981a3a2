export function nginxProgram(): { command: string; env: Record<string, string> } | null;
export function missingNginx(onLine?: (line: string) => void): Promise<string | null>;
