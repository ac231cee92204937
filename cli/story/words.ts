// Words of the interface as people say them: ids, timeouts, flexpages. Decoded here once more, from
// abi/ alone, so that a story does not share a mistake with the kernel or its specification.

import * as abi from "../../abi/index.ts";
import { hex, type Word } from "../../lib/u32.ts";

/** A register's value; undefined when the event does not set it. */
export type Known = Word | undefined;

const AS_IT_WAS = "(as it was)";

/** `then` of a word that is known. */
export const said = (word: Known, then: (word: Word) => string): string =>
  word === undefined ? AS_IT_WAS : then(word);

/** An id: `2.1` for version 1, `2.1v3` for others, with its chief where that is not 0. */
export function idText(id: Word): string {
  if (id === abi.NIL) return "nil";
  if (id === abi.ANY) return "any";
  if (abi.isInterruptId(id)) return `interrupt line ${id - 1}`;
  const version = abi.versionOf(id) === 1 ? "" : `v${abi.versionOf(id)}`;
  const chief = abi.chiefOf(id) === 0 ? "" : ` of chief ${abi.chiefOf(id)}`;
  return `${abi.taskOf(id)}.${abi.lthreadOf(id)}${version}${chief}`;
}

/** A timeout: never, zero, or µs. */
export function timeoutText(timeout: number): string {
  if (timeout === abi.TIMEOUT_NEVER) return "never";
  if (abi.mantissaOf(timeout) === 0) return "zero";
  return `${abi.mantissaOf(timeout) * 2 ** abi.exponentOf(timeout)} µs`;
}

/** Pages: `page 0x80100`, `8 pages from 0x80100`, `the complete space`, `no page`. */
export function flexpageText(flexpage: Word): string {
  if (abi.isNoPage(flexpage)) return "no page";
  const log2Pages = abi.log2PagesOf(flexpage);
  if (log2Pages === abi.COMPLETE_LOG2_BYTES - abi.LOG2_PAGE_BYTES) return "the complete space";
  const first = pageText(abi.firstPageOf(flexpage));
  return log2Pages === 0 ? `page ${first}` : `${2 ** log2Pages} pages from ${first}`;
}

/** A page number. */
export const pageText = (page: number): string => `0x${page.toString(16)}`;

/** `rwx` with dashes for what is missing. */
export const rightsText = (rights: number): string =>
  ((rights & abi.READ) !== 0 ? "r" : "-") +
  ((rights & abi.WRITE) !== 0 ? "w" : "-") +
  ((rights & abi.EXECUTE) !== 0 ? "x" : "-");

/** A number: small ones as they are, others in hex. */
export const numberText = (word: Word): string => (word < 10_000 ? String(word) : hex(word));

/** A value that −1 leaves as it is. */
export const settingText = (word: Word): string =>
  word === abi.UNCHANGED ? "unchanged" : numberText(word);
