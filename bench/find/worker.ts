// The module that a worker thread loads: hunts, one after the other.

import { huntBank } from "./bank.ts";
import { huntMapping } from "./mapping.ts";
import type { Catch, Hunt } from "./subject.ts";

export const hunt = (wanted: readonly Hunt[]): readonly Catch[] =>
  wanted.map((one) => (one.group === "mapping" ? huntMapping(one) : huntBank(one)));
