import { parentPort } from "node:worker_threads";
import libheif from "libheif-js/wasm-bundle.js";
import type { HeicAnswer, HeicQuestion } from "./heic.ts";

/** A thread of its own for each HEIC: decoding holds a thread for a second, and what it holds of memory goes with it. */
const { bytes, mostPixels, mostMemory } = await new Promise<HeicQuestion>((given) =>
  parentPort?.once("message", given),
);

const PAGE_BYTES = 65_536;

/** WebAssembly's memory is not among a worker's resource limits, and libheif's build may grow to 2 GB: growing ends here. */
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (pages: number) {
  if (this.buffer.byteLength + pages * PAGE_BYTES > mostMemory) throw new RangeError("above the bound");
  return grow.call(this, pages);
};

/** The picture that a telephone shows for the file, turned upright; of a collection, a burst or a live photo no other is decoded. */
async function decode(): Promise<HeicAnswer> {
  const images = new libheif.HeifDecoder().decode(bytes);
  const image = images.find((one) => one.is_primary()) ?? images[0];
  if (!image) return { refused: "fileUnreadable" };
  const [width, height] = [image.get_width(), image.get_height()];
  if (width < 1 || height < 1) return { refused: "fileUnreadable" };
  if (width * height > mostPixels) return { refused: "filePixels" };
  const data = new Uint8ClampedArray(width * height * 4);
  const drawn = await new Promise<unknown>((done) => image.display({ data, width, height }, done));
  return drawn ? { data, width, height } : { refused: "fileUnreadable" };
}

const answer = await decode().catch((): HeicAnswer => ({ refused: "fileUnreadable" }));
parentPort?.postMessage(answer, "data" in answer ? [answer.data.buffer] : []);
