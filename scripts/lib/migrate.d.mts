export interface Migration {
  name: string;
  sql: string;
  checksum: string;
  resumable: boolean;
}
export function migrationsOf(folder?: string): Migration[];
export function statementsOf(sql: string): string[];
export function isBehind(url: string): Promise<boolean>;
export function applyMigrations(
  url: string,
  options?: { folder?: string; say?: (line: string) => void; pauseMs?: number },
): Promise<string[]>;
export function migrate(url: string, say?: (line: string) => void): Promise<void>;
