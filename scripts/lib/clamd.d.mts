export function clamdProgram(): { command: string; env: Record<string, string> } | null;
export function missingClamd(onLine?: (line: string) => void): Promise<string | null>;
