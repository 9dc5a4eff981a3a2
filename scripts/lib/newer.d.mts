export function startNewer(): Promise<{ address: string; stop: () => Promise<void> }>;
