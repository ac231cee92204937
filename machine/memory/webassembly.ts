// The little of the WebAssembly interface that the machine needs; the ES library does not name it.

declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => {
    readonly buffer: ArrayBuffer;
  };
};

/** The unit in which a WebAssembly memory is sized. */
const WASM_PAGE_BYTES = 65536;

/** A zeroed memory of at least `bytes` bytes that never grows: growing would detach its views. */
export function fixedMemory(bytes: number): ArrayBuffer {
  const pages = Math.ceil(bytes / WASM_PAGE_BYTES);
  return new WebAssembly.Memory({ initial: pages, maximum: pages }).buffer;
}
