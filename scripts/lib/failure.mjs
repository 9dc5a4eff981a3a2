/** The exit code of whoever cannot run with the settings given, however often it is tried (EX_CONFIG of sysexits.h). */
export const BAD_SETTINGS = 78;

/** A failure that one sentence explains; shown without a stack. */
export class Failure extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
