// L4-mini as it was built. Tests stand below bench/ and may not refer to its sources.
import type { Claim, Field, FiniteModel, Pinned } from "../../../engines/exhaustive/index.ts";

export type Fields = { readonly thread: Field; readonly slot: Field };
export type Pages = "ofEachTask" | "ofAllTasks";
type Configuration = {
  readonly k: number;
  readonly pages: Pages;
  readonly grantForgetsChildren: boolean;
};
type Built = {
  readonly l4mini: (configuration: Configuration) => FiniteModel<Fields>;
  readonly claims: (k: number) => readonly Claim<Fields>[];
  readonly pinnedFor: (k: number, symmetry: boolean) => Pinned | undefined;
};

/** The folder of the compiled benchmark. */
export const BUILT: URL = new URL("../../../.tsbuild/bench/l4-mini/", import.meta.url);

const load = (file: string): Promise<Built> => import(new URL(file, BUILT).href) as Promise<Built>;

export const l4mini: Built["l4mini"] = (await load("model.js")).l4mini;
export const claims: Built["claims"] = (await load("claims.js")).claims;
export const pinnedFor: Built["pinnedFor"] = (await load("pinned.js")).pinnedFor;
