// A check for every layout file: a setter changes one word, its getter reads it, no two share one.

import type { Reader, Writer } from "../../../impl/layout/index.ts";
import { RAM_START } from "../../../abi/index.ts";

type Getter = (m: Reader, ...at: readonly number[]) => number;
type Setter = (m: Writer, ...at: readonly number[]) => void;
type Module = Readonly<Record<string, unknown>>;

/** RAM of 64 KiB that remembers which addresses were stored to. */
function memory(): { readonly port: Writer; readonly stored: number[] } {
  const words = new Map<number, number>();
  const stored: number[] = [];
  const port: Writer = {
    load32: (address) => words.get(address) ?? 0,
    store32: (address, value) => {
      stored.push(address);
      words.set(address, value);
    },
  };
  return { port, stored };
}

/** The name of the getter that belongs to `setXyz`: xyzOf. */
const getterName = (setter: string): string =>
  `${setter.charAt(3).toLowerCase()}${setter.slice(4)}Of`;

/** What is wrong with the accessors of `module` whose setters take `at` and a value. */
export function accessorFaults(module: Module, at: readonly number[]): readonly string[] {
  const faults: string[] = [];
  const owners = new Map<number, string>();
  for (const [name, setter] of Object.entries(module)) {
    if (!/^set[A-Z]/.test(name) || (setter as Setter).length !== at.length + 2) continue;
    const getter = module[getterName(name)] as Getter | undefined;
    const { port, stored } = memory();
    (setter as Setter)(port, ...at, 0x1234_5678);
    const address = stored[0] ?? -1;
    if (stored.length !== 1 || address < RAM_START || address % 4 !== 0)
      faults.push(`${name} stores to ${stored.join(", ")}`);
    if (getter?.(port, ...at) !== 0x1234_5678) faults.push(`${name} and its getter disagree`);
    const owner = owners.get(address);
    if (owner !== undefined) faults.push(`${name} stores where ${owner} does`);
    owners.set(address, name);
  }
  return owners.size === 0 ? ["no setter was found"] : faults;
}
