// What the command line sees of debugging.

export { Debugger } from "./debugger.ts";
export { Session } from "./session.ts";
