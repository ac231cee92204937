// Reading and writing a trace as text. A reader gets the trace or one line that says what is wrong.

import { hex } from "../lib/u32.ts";
import { duplicateKey } from "./duplicates.ts";
import type { Registers, Trace, TraceEvent } from "./event.ts";
import { explain } from "./explain.ts";
import { FORMAT, headSchema, traceSchemas } from "./schema.ts";

/** What a text turned out to be. */
export type Parsed<T> =
  | { readonly tag: "parsed"; readonly value: T }
  | { readonly tag: "refused"; readonly says: string };

/** The trace in `text`; `fileName` begins the line that refuses it. */
export function parseTrace(text: string, fileName: string): Parsed<Trace> {
  const json = parseJson(text, fileName);
  if (json.tag === "refused") return json;
  const head = headSchema.safeParse(json.value, { reportInput: true });
  if (!head.success) {
    const says = explain(head.error.issues);
    return refused(`${fileName}: not a ${FORMAT} that this version reads: ${says}`);
  }
  const parsed = traceSchemas[head.data.version].safeParse(json.value, { reportInput: true });
  if (!parsed.success) return refused(`${fileName}: ${explain(parsed.error.issues)}`);
  return { tag: "parsed", value: parsed.data };
}

/** The JSON value in `text`. */
export function parseJson(text: string, fileName: string): Parsed<unknown> {
  if (text.trim() === "") return refused(`${fileName}: the file is empty`);
  try {
    const value = JSON.parse(text) as unknown;
    const twice = duplicateKey(text);
    if (twice === undefined) return { tag: "parsed", value };
    const place = placeAt(text, twice.position);
    return refused(`${fileName}${place}: ${twice.path}: stands there twice; leave one out`);
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return refused(`${fileName}${placeIn(text, says)}: not JSON: ${oneLine(says)}`);
  }
}

/** The text of a trace file. Equal traces give equal bytes. */
export function serialise(trace: Trace): string {
  const written = {
    format: trace.format,
    version: trace.version,
    boot: trace.boot,
    events: trace.events.map(writtenEvent),
    ...(trace.recorded === undefined ? {} : { recorded: trace.recorded }),
  };
  return `${JSON.stringify(written, undefined, 2)}\n`;
}

/** The event as a value that JSON can hold. */
export function writtenEvent(event: TraceEvent): unknown {
  switch (event.event) {
    case "call":
    case "exception":
      return { ...event, registers: writtenRegisters(event.registers) };
    case "load":
    case "store":
    case "fetch":
      return { ...event, address: hex(event.address) };
    case "tick":
    case "interrupt":
      return event;
  }
}

const writtenRegisters = (registers: Registers): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(registers).map(([name, value]) => [name, hex(value)]));

const refused = (says: string): { readonly tag: "refused"; readonly says: string } => ({
  tag: "refused",
  says,
});

/** `:line:column`, where the parser told a position. */
function placeIn(text: string, says: string): string {
  const position = /position (\d+)/.exec(says)?.[1];
  return position === undefined ? "" : placeAt(text, Number(position));
}

function placeAt(text: string, position: number): string {
  const before = text.slice(0, position).split("\n");
  return `:${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

const oneLine = (text: string): string =>
  text
    .replace(/ in JSON at position.*/, "")
    .replace(/\s+/g, " ")
    .slice(0, 120);
