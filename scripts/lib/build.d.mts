export function needBuild(distDir: string, onLine?: (line: string) => void): Promise<void>;
