/** Why a table in a file cannot be read: a key of messages `cimer.unreadable`. Nothing of the file gets into it. */
export class UnreadableFile extends Error {
  constructor(readonly reason: string) {
    super(`The file cannot be read: ${reason}`);
    this.name = "UnreadableFile";
  }
}
