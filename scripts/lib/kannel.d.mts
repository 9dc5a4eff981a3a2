export function kannelFolder(): string | null;
export function missingKannel(onLine?: (line: string) => void): Promise<string | null>;
