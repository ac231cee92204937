// The little of the WebAssembly interface that the machine needs; the ES library does not name it.

/** A function that a region of translated code is: see translate/compile.ts. */
export type WasmFunction = (left: number, target: number) => number;

export type WasmMemory = { readonly buffer: ArrayBuffer };

/** Functions by number, for calls from one module to another. */
export type WasmTable = { set(index: number, value: WasmFunction | null): void };

type Size = { readonly initial: number; readonly maximum: number };

declare const WebAssembly: {
  readonly Memory: new (size: Size) => WasmMemory;
  readonly Table: new (size: Size & { readonly element: "anyfunc" }) => WasmTable;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly m: { readonly m: WasmMemory; readonly t: WasmTable } },
  ) => { readonly exports: { readonly f: WasmFunction } };
};

/** The unit in which a WebAssembly memory is sized. */
const WASM_PAGE_BYTES = 65536;

/** A zeroed memory of at least `bytes` bytes that never grows: growing would detach its views. */
export function fixedMemory(bytes: number): WasmMemory {
  const pages = Math.ceil(bytes / WASM_PAGE_BYTES);
  return new WebAssembly.Memory({ initial: pages, maximum: pages });
}

/** A table of `count` functions, all absent. */
export const functionTable = (count: number): WasmTable =>
  new WebAssembly.Table({ element: "anyfunc", initial: count, maximum: count });

/** The function that the module in `bytes` exports as `f`; it imports memory `m` and table `t`. */
export const functionOf = (bytes: Uint8Array, m: WasmMemory, t: WasmTable): WasmFunction =>
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { m, t } }).exports.f;
