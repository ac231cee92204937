// Messages: the tag, typed items, and the error word of `ipc`. Source: manual, 1.4 and 2.0.

import { bit, bits, u32, type Word } from "../lib/u32.ts";
import { MESSAGE_WORDS_MAX } from "./syscalls.ts";

export const untypedOf = (tag: Word): number => bits(tag, 5, 0);
export const typedOf = (tag: Word): number => bits(tag, 11, 6);
export const labelOf = (tag: Word): number => bits(tag, 31, 16);
/** The number of words, untyped and typed. */
export const wordsOf = (tag: Word): number => untypedOf(tag) + typedOf(tag);

/** True iff the counts of words make sense: at most eight, typed ones in pairs. */
export const hasGoodCounts = (tag: Word): boolean =>
  wordsOf(tag) <= MESSAGE_WORDS_MAX && typedOf(tag) % 2 === 0;

/** The tag with this label and these counts; every other bit is zero. */
export const tagOf = (label: number, untyped: number, typed: number): Word =>
  u32((label << 16) | (typed << 6) | untyped);

export const TAG_PROPAGATED: Word = 1 << 12;
export const TAG_REDIRECTED: Word = 1 << 13;
export const TAG_ERROR: Word = 1 << 15;

/** The kind of a typed item: bits 3–0 of its first word. */
export const itemKindOf = (first: Word): number => bits(first, 3, 0);
export const ITEM_STRING = 0;
export const ITEM_MAP = 8;
export const ITEM_GRANT = 10;

/** The length in bytes of a string item: bits 31–10 of its first word. */
export const stringLengthOf = (first: Word): number => bits(first, 31, 10);

/** The first word of a string item of `length` bytes, below 2²². */
export const stringItemOf = (length: number): Word => u32(length << 10);

/** Labels of the kernel's own messages. */
export const LABEL_INTERRUPT = 0xfff0;
/** The label of a message to an interrupt line that gives it back. */
export const LABEL_DETACH = 1;
/** Joined with the right that was missing. */
export const LABEL_PAGE_FAULT = 0xffe0;
export const LABEL_EXCEPTION = 0xffb0;

/** The phase in which an ipc failed: bit 0 of the error word. */
export const PHASE_SEND = 0;
export const PHASE_RECEIVE = 1;

/** Codes of the error word, bits 4–1. */
export const ERROR_TIMEOUT = 1;
export const ERROR_NO_PARTNER = 2;
export const ERROR_CANCELLED = 3;
export const ERROR_CUT = 4;
export const ERROR_TRANSFER_TIMEOUT_MINE = 5;
export const ERROR_TRANSFER_TIMEOUT_PARTNER = 6;
export const ERROR_ABORTED = 7;
export const ERROR_OUT_OF_MEMORY = 8;
export const ERROR_BAD_MESSAGE = 9;

export const errorWordOf = (phase: number, code: number): Word => (code << 1) | phase;
export const errorPhaseOf = (error: Word): number => bit(error, 0);
export const errorCodeOf = (error: Word): number => bits(error, 4, 1);
