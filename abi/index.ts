// The numbers and registers that user programs and the kernel agree on.
export * from "./boot.ts";
export * from "./flexpage.ts";
export * from "./message.ts";
export * from "./syscalls.ts";
export * from "./threadId.ts";
export * from "./timeout.ts";
