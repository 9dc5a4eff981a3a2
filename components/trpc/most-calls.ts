/** Calls that one batch may hold: the client sends no more, the server takes no more. */
export const MOST_CALLS = 25;
