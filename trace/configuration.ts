// Small configurations: a boot configuration, what is done first, and all that may happen then. As
// data, so that a search, its certificate and whoever re-checks it mean the same.

import * as z from "zod";
import type { Boot, TraceEvent } from "./event.ts";
import { explain } from "./explain.ts";
import { parseJson, writtenEvent, type Parsed } from "./file.ts";
import { bootSchema, eventSchema } from "./schema.ts";

/** Things that are alike in a configuration: every permutation of each list is a symmetry. */
export type Alike = {
  /** Task numbers. */
  readonly tasks: readonly (readonly number[])[];
  /** Threads, "task.lthread", of one task each. */
  readonly threads: readonly (readonly string[])[];
  /** Page numbers in all tasks. */
  readonly pages: readonly (readonly number[])[];
  /** Frames, with the pages of the same number. */
  readonly frames: readonly (readonly number[])[];
};

/** A world that is small enough to look at all of it. */
export type Configuration = {
  readonly name: string;
  readonly says: string;
  readonly boot: Boot;
  /** Done once, before the search begins. */
  readonly before: readonly TraceEvent[];
  /** What may happen in any state in which its thread runs; a tick may always. */
  readonly events: readonly TraceEvent[];
  /** What a complete search must have seen, by name. */
  readonly goals: readonly string[];
  readonly alike: Alike;
};

export const nothingAlike: Alike = { tasks: [], threads: [], pages: [], frames: [] };

const FORMAT = "septet-configuration";

const numbers = z.array(z.array(z.int().min(0)).min(2)).default([]);
const schema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  name: z.string().regex(/^[\w .-]{1,80}$/, "a name of letters, digits, spaces, dots and dashes"),
  says: z.string().default(""),
  boot: bootSchema,
  before: z.array(eventSchema).default([]),
  events: z.array(eventSchema).min(1),
  goals: z.array(z.string()).default([]),
  alike: z
    .strictObject({
      tasks: numbers,
      threads: z.array(z.array(z.string().regex(/^\d+\.\d+$/)).min(2)).default([]),
      pages: numbers,
      frames: numbers,
    })
    .default(nothingAlike as { tasks: []; threads: []; pages: []; frames: [] }),
});

/** The configuration in `text`; `fileName` begins the line that refuses it. */
export function parseConfiguration(text: string, fileName: string): Parsed<Configuration> {
  const json = parseJson(text, fileName);
  if (json.tag === "refused") return json;
  const parsed = schema.safeParse(json.value, { reportInput: true });
  if (!parsed.success)
    return { tag: "refused", says: `${fileName}: ${explain(parsed.error.issues)}` };
  const { name, says, boot, before, events, goals, alike } = parsed.data;
  return { tag: "parsed", value: { name, says, boot, before, events, goals, alike } };
}

/** The configuration as a value that JSON can hold, and {@link parseConfiguration} reads. */
export const writtenConfiguration = (configuration: Configuration): unknown => ({
  format: FORMAT,
  version: 1,
  ...configuration,
  before: configuration.before.map(writtenEvent),
  events: configuration.events.map(writtenEvent),
});
