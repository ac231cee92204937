// Every claim that is made of the kernel's bytes and of the machine under them.

import type { Family } from "../../spec/claim.ts";
import type { Bytes } from "../abstraction/bytes.ts";
import type { View } from "../abstraction/state.ts";
import { blockClaims } from "./blocks.ts";
import type { ConcreteClaim } from "./claim.ts";
import { hartClaims, tlbClaims } from "./hart.ts";
import { lineClaims, lineWordsAgree } from "./lines.ts";
import { mappingClaims } from "./mapping.ts";
import { threadClaims } from "./threads.ts";
import { inactiveNumbersAreOnlyOwned, unusedClaims } from "./unused.ts";

export type { ConcreteClaim } from "./claim.ts";
export { blockClaims, hartClaims, lineClaims, mappingClaims, tlbClaims };

/** Of threads and tasks: asked again when they come and go, or when a word of theirs changes. */
export const trackedClaims: readonly ConcreteClaim<View>[] = [
  ...threadClaims,
  inactiveNumbersAreOnlyOwned,
];

/** Of words, whoever lives. */
export const wordClaims: readonly ConcreteClaim<Bytes>[] = [lineWordsAgree, ...unusedClaims];

/** A claim as the report lists it. */
export type ClaimEntry = { readonly name: string; readonly family: Family; readonly says: string };

/** Claims that the abstraction makes while it reads: without them the bytes mean nothing. */
const readingClaims: readonly ClaimEntry[] = [
  {
    name: "bootParametersStay",
    family: "isolation",
    says: "The boot parameters in memory are those that the kernel was given.",
  },
  {
    name: "taskEntriesMakeSense",
    family: "identity",
    says: "Task entries have chiefs, owners, page tables and threads that there are.",
  },
  {
    name: "threadBlocksMakeSense",
    family: "ipc",
    says: "States, purposes and messages in thread blocks are such as the layout knows.",
  },
  {
    name: "linesMakeSense",
    family: "ipc",
    says: "The kernel's record names living threads as owners of interrupt lines, or none.",
  },
  {
    name: "theRunningThreadLives",
    family: "scheduling",
    says: "The kernel's record names a living thread as the running one, or none.",
  },
];

/** Claims about what the machine did with an event. */
const executionClaims: readonly ClaimEntry[] = [
  {
    name: "everyTrapEnds",
    family: "isolation",
    says: "The kernel ends every trap, and does nothing that hardware would answer with a fault.",
  },
  {
    name: "onlyNamedRegistersChange",
    family: "registers",
    says: "Of every living thread, only the registers that the outcome names have changed.",
  },
];

/** All of them. */
export const concreteClaims: readonly ClaimEntry[] = [
  ...executionClaims,
  ...readingClaims,
  ...trackedClaims,
  ...blockClaims,
  ...wordClaims,
  ...hartClaims,
  ...lineClaims,
  ...mappingClaims,
  ...tlbClaims,
].map(({ name, family, says }) => ({ name, family, says }));
