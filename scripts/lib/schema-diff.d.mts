export function missingInMigrations(url: string): Promise<string>;
