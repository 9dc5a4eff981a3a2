export function pass(title: string): void;
export function fail(title: string): void;
export function failures(): string[];
export function leaveOut(title: string, reason: string): void;
export function leftOut(): string[];
export function summary(): string;
export function countVitest(file: string, code: number, title: string): void;
export function countPlaywright(file: string, code: number, title: string): void;
