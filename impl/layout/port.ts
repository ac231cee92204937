// What the layout needs of the machine: loads and stores of aligned words of physical memory.
// A peek-only port that never charges cycles fits `Reader` as well as the kernel's own port does.

export type Reader = { readonly load32: (address: number) => number };
export type Writer = Reader & { readonly store32: (address: number, value: number) => void };
