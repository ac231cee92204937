// What any correct kernel may do.
export * from "./boot.ts";
export * from "./claim.ts";
export * from "./claims/index.ts";
export { writeState } from "./codec.ts";
export * from "./event.ts";
export * from "./frames.ts";
export * from "./message.ts";
export * from "./name.ts";
export * from "./outcome.ts";
export * from "./rights.ts";
export * from "./rules.ts";
export * from "./state.ts";
export * from "./step.ts";
export { identity, StateWriter, type Mode, type Renaming } from "./writer.ts";
