// Timeouts: 16 bits, mantissa m 9–0, exponent e 14–10, meaning m·2^e µs. Source: manual, 1.3.

import { bits, type Word } from "../lib/u32.ts";

/** Waits without end. */
export const TIMEOUT_NEVER = 0;
/** Does not wait: m = 0 with e ≠ 0. */
export const TIMEOUT_ZERO = 0x0400;

export const mantissaOf = (timeout: number): number => bits(timeout, 9, 0);
export const exponentOf = (timeout: number): number => bits(timeout, 14, 10);

/** The half-words of t1: how long a fault of my partner's may last, while I send and receive. */
export const transferTimeoutAsSender = (timeouts: Word): number => bits(timeouts, 31, 16);
export const transferTimeoutAsReceiver = (timeouts: Word): number => bits(timeouts, 15, 0);

/** The half-words of a3: the send timeout above, the receive timeout below. */
export const sendTimeoutOf = (timeouts: Word): number => bits(timeouts, 31, 16);
export const receiveTimeoutOf = (timeouts: Word): number => bits(timeouts, 15, 0);
