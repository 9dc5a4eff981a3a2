export function generateClient(): Promise<void>;
export function migrate(url: string): Promise<void>;
export function isBehind(url: string): Promise<boolean>;
