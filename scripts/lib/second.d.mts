export function startSecond(): Promise<{ address: string; stop: () => Promise<void> }>;
