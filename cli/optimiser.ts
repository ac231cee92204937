// How V8 compiles what checks kernels.

import { setFlagsFromString } from "node:v8";

/** Bytes of bytecode; V8's own choice is 920. */
const INLINED = 150;

/**
 * From now on compiled code has few other functions within it. A checked step goes once through
 * most of what there is, and no loop is hot: large code is slow to make, and no faster than small.
 */
export function inlineLittle(): void {
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED}`);
}
