// Numbers on the command line.

import { InvalidArgumentError } from "commander";

/** Reads a whole number from `min` to `max`; what is none is refused in words for commander. */
export const numberIn =
  ({ min, max }: { readonly min: number; readonly max: number }) =>
  (text: string): number => {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
