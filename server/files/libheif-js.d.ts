/** The part of libheif's WebAssembly build that we call; the package brings no types of its own. */
declare module "libheif-js/wasm-bundle.js" {
  interface HeifImage {
    is_primary(): boolean;
    /** As it is to be shown: turned by the file's own `irot` and `imir`. */
    get_width(): number;
    get_height(): number;
    /** Fills `data` with RGBA; gives null where it could not be decoded. */
    display(
      into: { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number },
      done: (drawn: { data: Uint8ClampedArray<ArrayBuffer> } | null) => void,
    ): void;
    free(): void;
  }
  interface HeifDecoder {
    /** The top-level images, without decoding any; none where the file cannot be read. */
    decode(bytes: Uint8Array): HeifImage[];
  }
  const libheif: { HeifDecoder: new () => HeifDecoder };
  export default libheif;
}
