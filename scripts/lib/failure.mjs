/** A failure that one sentence explains; shown without a stack. */
export class Failure extends Error {}
