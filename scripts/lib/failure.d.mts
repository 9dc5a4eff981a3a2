export const BAD_SETTINGS: number;
export class Failure extends Error {
  exitCode: number;
  constructor(message: string, exitCode?: number);
}
