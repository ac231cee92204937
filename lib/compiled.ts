// Code made from a schema: the one place where text becomes a function. Whoever writes the text has
// checked the numbers and names in it, and equal schemas give equal text.

/** The value of `expression`, in which the names of `scope` are known. */
export const compiled = <T>(scope: Readonly<Record<string, unknown>>, expression: string): T =>
  // oxlint-disable-next-line no-new-func, no-implied-eval
  new Function(...Object.keys(scope), `"use strict"; return (${expression});`)(
    ...Object.values(scope),
  ) as T;
