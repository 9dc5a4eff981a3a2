/** Where the bytes lie. A key is the SHA-256 of what lies under it, so that nothing is ever written twice in different ways. */
export interface Store {
  /** Whole or not at all; once it returns, the bytes outlive a power cut. Writing the same key again changes nothing. */
  write(key: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is nothing under this key. */
  read(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** What is not there is gone already. */
  remove(key: string): Promise<void>;
}
