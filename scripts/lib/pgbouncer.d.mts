export function pgbouncerProgram(): string | null;
export function missingPgbouncer(onLine?: (line: string) => void): Promise<string | null>;
