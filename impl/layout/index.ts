// The byte layout of everything that the kernel remembers. Read memory.ts first: it draws the map.
export * from "./kernelRecord.ts";
export * from "./line.ts";
export * from "./mappingNode.ts";
export * from "./memory.ts";
export * from "./pageTable.ts";
export type { Reader, Writer } from "./port.ts";
export * from "./task.ts";
export * from "./thread.ts";
