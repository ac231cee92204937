// The schema of a trace file: strict, so that a misspelt field is an error and not a silence.

import * as z from "zod";
import {
  callNames,
  exceptionNames,
  registerNames,
  type Boot,
  type RegisterName,
  type Trace,
  type TraceEvent,
} from "./event.ts";

export const FORMAT = "septet-trace";
export const VERSION = 1;

/** The range of each boot parameter. */
export const bootRanges = {
  userFrames: { min: 1, max: 256 },
  tasks: { min: 2, max: 255 },
  threads: { min: 2, max: 256 },
  // σ0's root table and the one for its frames, and root's root table.
  kernelTables: { min: 3, max: 64 },
  mappingNodes: { min: 1, max: 4096 },
  tickMicros: { min: 1, max: 1_000_000 },
  firstVersion: { min: 1, max: 1023 },
  depthMax: { min: 0, max: 15 },
} as const;

const ranged = ({ min, max }: { readonly min: number; readonly max: number }): z.ZodInt =>
  z.int().min(min).max(max);

/** The fields of a boot configuration, each in its range. */
export const bootFields: { readonly [Name in keyof Boot]: z.ZodInt } = {
  userFrames: ranged(bootRanges.userFrames),
  tasks: ranged(bootRanges.tasks),
  threads: ranged(bootRanges.threads),
  kernelTables: ranged(bootRanges.kernelTables),
  mappingNodes: ranged(bootRanges.mappingNodes),
  tickMicros: ranged(bootRanges.tickMicros),
  firstVersion: ranged(bootRanges.firstVersion),
  depthMax: ranged(bootRanges.depthMax),
};

/** σ0's roots are nodes, so there is a node for every user frame. */
export const bootSchema: z.ZodType<Boot, unknown> = z
  .strictObject(bootFields)
  .superRefine((boot, context) => {
    if (boot.mappingNodes >= boot.userFrames) return;
    context.addIssue({
      code: "custom",
      path: ["mappingNodes"],
      input: boot.mappingNodes,
      message: `at least userFrames (${boot.userFrames}), as each frame needs a node at boot`,
    });
  });

const wordSchema = z
  .string()
  .regex(/^0x[0-9a-f]{1,8}$/i, 'a word, "0x" and one to eight hexadecimal digits')
  .transform(Number);

const threadSchema = z
  .string()
  .refine(namesThread, 'a thread, "task.lthread", task 1 … 255 and lthread 0 … 63');

function namesThread(text: string): boolean {
  const [, task, lthread] = /^(\d{1,3})\.(\d{1,2})$/.exec(text) ?? [];
  const canonical = `${Number(task)}.${Number(lthread)}` === text;
  return canonical && Number(task) >= 1 && Number(task) <= 255 && Number(lthread) <= 63;
}

const optionalWord = wordSchema.exactOptional();
const registersSchema = z.strictObject(
  Object.fromEntries(registerNames.map((name) => [name, optionalWord])) as Record<
    RegisterName,
    typeof optionalWord
  >,
);

export const eventSchema: z.ZodType<TraceEvent, unknown> = z.discriminatedUnion("event", [
  z.strictObject({
    event: z.literal("call"),
    by: threadSchema,
    call: z.enum(callNames),
    registers: registersSchema,
  }),
  z.strictObject({
    event: z.enum(["load", "store", "fetch"]),
    by: threadSchema,
    address: wordSchema,
  }),
  z.strictObject({
    event: z.literal("exception"),
    by: threadSchema,
    exception: z.enum(exceptionNames),
    registers: registersSchema,
  }),
  z.strictObject({ event: z.literal("tick") }),
]);

const recordedSchema = z.strictObject({
  seed: z.int().min(0).max(0xffff_ffff),
  run: z.int().min(0),
  claim: z.string().min(1),
  at: z.int().min(-1),
  difference: z.array(z.string()),
  kernel: z.string(),
  septet: z.string(),
  leavesAt: z.int().min(0).exactOptional(),
});

/** What makes a file one of ours at all; looked at before the rest. */
export const headSchema: z.ZodType<{ readonly format: string; readonly version: number }> =
  z.looseObject({ format: z.literal(FORMAT), version: z.literal(VERSION) });

export const traceSchema: z.ZodType<Trace> = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  boot: bootSchema,
  events: z.array(eventSchema),
  recorded: recordedSchema.exactOptional(),
});
